"""A browser and a real server for the journeys; both live as long as one module's tests."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from teamtuin.commands.browser import find_browser
from tests.browser import loss
from tests.browser.live import LiveServer, sign_in


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this computer."""
    path = os.environ.get("TEAMTUIN_BROWSER") or find_browser(print)
    with sync_playwright() as playwright:
        named = "--host-resolver-rules=MAP school.lan 127.0.0.1"  # as on the network of a school
        started = playwright.chromium.launch(executable_path=str(path), args=["--no-sandbox", named])
        yield started
        started.close()


@pytest.fixture(scope="module")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The demo school on a port of its own; a test may `kill()` and `start()` it."""
    server = LiveServer(tmp_path_factory.mktemp("live") / "data")
    server.start()
    try:
        yield server
    finally:
        server.kill()


@pytest.fixture
def school(browser: Browser, live_server: LiveServer) -> loss.Schools:
    """Today on a server that may be killed, seen on this device."""

    def arrives(context: BrowserContext) -> None:
        sign_in(live_server, context)

    def kept(page: Page) -> str:
        page.goto(f"{live_server.url}/mijn-tuin")
        page.get_by_role("heading", level=1).first.wait_for()
        page.wait_for_timeout(1_000)
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
