"""A press in a room draws that room anew and nothing around it; what goes wrong then is said as ever."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from teamtuin.settings import Settings
from tests.browser.live import ROOM_APP, LiveServer, school_served, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(demo: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    with school_served(demo, tmp_path_factory.mktemp("room"), ROOM_APP) as server:
        yield server


@pytest.fixture
def heard() -> list[bytes]:
    """All that the server told the page."""
    return []


@pytest.fixture
def page(browser: Browser, server: LiveServer, contexts: list[BrowserContext], heard: list[bytes]) -> Page:
    """The room, whole and at rest."""
    context = browser.new_context(locale="nl-NL")
    contexts.append(context)
    sign_in(server, context)
    page = context.new_page()
    page.on("websocket", lambda socket: socket.on("framereceived", lambda said: heard.append(bytes(said))))
    page.goto(server.url)
    expect(page.get_by_text("Getekend: 1")).to_be_visible()
    expect(page.get_by_role("button", name="Verberg alles")).to_be_visible()
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_press_draws_the_room_and_tells_nothing_of_what_stands_around_it(
    page: Page, heard: list[bytes]
) -> None:
    assert any(b"wegwijzer" in said for said in heard)
    heard.clear()
    press(page, "Goed")
    expect(page.get_by_text("Getekend: 2")).to_be_visible()
    press(page, "Nog eens")
    expect(page.get_by_text("Getekend: 4")).to_be_visible()
    expect(page.get_by_role("button", name="Verberg alles")).to_be_visible()
    assert heard
    assert not any(b"wegwijzer" in said for said in heard)


@pytest.mark.parametrize(
    ("press_on", "said"), [("Weiger", "Dit kan niet"), ("Breek", "Dit lukte niet")], ids=["refused", "broken"]
)
def test_what_goes_wrong_after_a_press_stands_in_the_place_of_the_room_and_goes_when_one_tries_again(
    page: Page, server: LiveServer, press_on: str, said: str
) -> None:
    press(page, press_on)
    expect(page.get_by_role("heading", name=said)).to_be_visible()
    expect(page.get_by_text("Getekend")).to_be_hidden()
    assert "kanarie" not in page.content()
    press(page, "Probeer het nog eens")
    expect(page.get_by_text("Getekend")).to_be_visible()
    expect(page.get_by_role("heading", name=said)).to_be_hidden()
    assert "kanarie" not in Path(server.log.name).read_text(encoding="utf-8")


def test_who_signed_out_elsewhere_draws_nothing_with_a_press(page: Page, server: LiveServer) -> None:
    answer = page.context.request.post(
        f"{server.url}/afmelden", headers={"Origin": server.url}, max_redirects=0
    )
    assert answer.status == 303
    press(page, "Goed")
    expect(page.get_by_role("heading", name="Je bent afgemeld")).to_be_visible()
    expect(page.get_by_text("Getekend")).to_be_hidden()
