"""A browser and a real server for the journeys; both live as long as one module's tests."""

import os
from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from teamtuin.app import open_teamtuin
from teamtuin.commands.browser import find_browser
from teamtuin.exchange.demo import load_demo
from teamtuin.settings import Settings
from tests.asking.ai_server import running
from tests.browser import field, loss
from tests.browser.live import FIELD_APP, LiveServer, school_served, sign_in

_places = count()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table of what got lost, when its long tests ran, also on several processors."""
    told = [
        str(line)
        for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
        for name, line in getattr(report, "user_properties", ())
        if name == "loss" and report.when == "call"
    ]
    if told:
        terminalreporter.section("what got lost")
        terminalreporter.write_line(loss.HEADER)
        terminalreporter.write_line("\n".join(sorted(told)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this computer."""
    path = os.environ.get("TEAMTUIN_BROWSER") or find_browser(print)
    with sync_playwright() as playwright:
        named = "--host-resolver-rules=MAP school.lan 127.0.0.1"  # as on the network of a school
        started = playwright.chromium.launch(executable_path=str(path), args=["--no-sandbox", named])
        yield started
        started.close()


@pytest.fixture(scope="session", autouse=True)
def ai_that_hears_nothing() -> Iterator[None]:
    """A service that every server of these journeys could ask: not one text, and not one question whether it
    is there, goes to it without a press."""
    with running() as service:
        LiveServer.ai = service.url
        yield
        LiveServer.ai = ""
        assert service.connections == 0, service.bodies


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The demo school, to be copied before a server starts: taking it in takes a second each time."""
    settings = Settings.of(tmp_path_factory.mktemp("demo") / "data")
    app = open_teamtuin(settings)
    load_demo(app.store, app.bank)
    app.close()
    return settings


@pytest.fixture(scope="module")
def live_server(demo: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The demo school on a port of its own; a test may `kill()` and `start()` it."""
    with school_served(demo, tmp_path_factory.mktemp("live")) as server:
        yield server


@pytest.fixture
def contexts() -> Iterator[list[BrowserContext]]:
    """Every device of a test, put away afterwards."""
    made: list[BrowserContext] = []
    yield made
    for context in made:
        context.close()


@pytest.fixture
def school(browser: Browser, live_server: LiveServer) -> loss.Schools:
    """Today on a server that may be killed, seen on this device."""

    def arrives(context: BrowserContext) -> None:
        sign_in(live_server, context)

    def kept(page: Page) -> str:
        page.goto(f"{live_server.url}/mijn-tuin")
        page.get_by_role("heading", level=1).first.wait_for()
        page.wait_for_timeout(1_000)
        page.locator("[data-test-script-state=notRunning]").wait_for()  # a busy computer draws in pieces
        return str(page.locator("[data-testid=stMain]").inner_text())

    def on(device: str) -> loss.School:
        return loss.School(
            server=live_server,
            browser=browser,
            device=loss.DEVICES[device],
            sign_in=arrives,
            kept=kept,
            room="Schrijven",
        )

    return on


@pytest.fixture(scope="module")
def field_server(demo: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The field alone, on a server of our own."""
    with school_served(demo, tmp_path_factory.mktemp("field"), FIELD_APP) as server:
        yield server


@pytest.fixture
def tessel(browser: Browser, field_server: LiveServer) -> Iterator[BrowserContext]:
    """Tessel's browser."""
    made = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
    made.set_default_timeout(field.PATIENCE)
    sign_in(field_server, made)
    yield made
    made.close()


@pytest.fixture
def visit(tessel: BrowserContext, field_server: LiveServer) -> field.Visit:
    """Open a tab on a field that begins empty; every tab of one test has the same one."""
    place = f"test-{next(_places)}"

    def opened(more: str = "") -> Page:
        page = tessel.new_page()
        page.goto(f"{field_server.url}/?plek={place}{more}")
        field.area(page).wait_for()
        return page

    return opened
