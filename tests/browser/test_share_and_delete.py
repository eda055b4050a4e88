"""Sharing, taking back, deleting and leaving, on a phone, with two people looking."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.live import LiveServer, sign_in

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
SENTENCE = "De kaarthouder riep de wissel zelf om, en ik hoefde niets."
NOT_THERE = "Deze pagina is er niet, of niet voor jou."
Look = Callable[[str], Page]


@pytest.fixture
def look(browser: Browser, live_server: LiveServer) -> Iterator[Look]:
    """A phone of somebody in the demo school."""
    contexts: list[BrowserContext] = []

    def looking(name: str) -> Page:
        context = browser.new_context(viewport=PHONE, locale="nl-NL")  # type: ignore[arg-type]
        contexts.append(context)
        sign_in(live_server, context, name)
        page = context.new_page()
        page.set_default_timeout(60_000)
        return page

    yield looking
    for context in contexts:
        context.close()


def open_garden(page: Page, server: LiveServer, asked: str = "") -> None:
    page.goto(f"{server.url}/mijn-tuin{asked}")
    expect(page.locator("h1")).to_be_visible(timeout=60_000)


def button(page: Page, name: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("button", name=name)


def write(page: Page, server: LiveServer, text: str) -> None:
    page.goto(server.url)
    field = page.get_by_role("textbox")
    field.fill(text)
    button(page, "Bewaar").click()
    expect(page.get_by_text("Alleen jij ziet dit.").first).to_be_visible(timeout=60_000)
    expect(field).not_to_have_value(text)


def large_enough(target: Locator) -> bool:
    box = target.bounding_box()
    return box is not None and box["height"] >= 44


def test_write_share_take_back_and_delete(look: Look, live_server: LiveServer) -> None:
    tessel, bas = look("Tessel"), look("Bas")
    write(tessel, live_server, SENTENCE)

    # Saved is private: it stands in her list, and nowhere in his.
    open_garden(tessel, live_server)
    row = button(tessel, re.compile(SENTENCE[:30]))
    expect(row).to_contain_text("alleen jij")
    open_garden(bas, live_server)
    expect(bas.get_by_text(SENTENCE[:30])).to_have_count(0)
    row.click()
    expect(tessel.locator(".tt-text")).to_have_text(SENTENCE)
    address = tessel.url.partition("?")[2]
    assert re.fullmatch(r"id=[0-9a-f-]{36}", address)
    open_garden(bas, live_server, f"?{address}")
    expect(bas.locator("h1")).to_have_text(NOT_THERE)

    # Two presses, the second with his name on it.
    button(tessel, "Delen").click()
    tessel.get_by_role("button", name="Bas").or_(tessel.get_by_role("checkbox", name="Bas")).click()
    share = button(tessel, "Laat Bas dit lezen")
    expect(share).to_be_visible()
    assert large_enough(share)
    share.click()
    expect(tessel.get_by_text("Jij en Bas zien dit.")).to_be_visible()
    open_garden(bas, live_server, f"?{address}")
    expect(bas.locator(".tt-text")).to_have_text(SENTENCE)
    expect(bas.get_by_text("Van Tessel, met jou gedeeld.")).to_be_visible()

    # Taken back in one press; his open page shows it no longer at the next look.
    button(tessel, "Trek terug").click()
    expect(tessel.get_by_text("Alleen jij ziet dit.")).to_be_visible()
    bas.reload()
    expect(bas.locator("h1")).to_have_text(NOT_THERE)

    # Deleted in two presses.
    button(tessel, "Wis dit").click()
    expect(tessel.get_by_text("Dan is het echt weg")).to_be_visible()
    button(tessel, "Ja, wis dit").click()
    expect(tessel.get_by_text("Gewist.")).to_be_visible()
    expect(tessel.get_by_text(SENTENCE[:30])).to_have_count(0)
    open_garden(tessel, live_server, f"?{address}")
    expect(tessel.locator("h1")).to_have_text(NOT_THERE)


def test_searching_happens_while_typing_and_stands_in_no_address(look: Look, live_server: LiveServer) -> None:
    page = look("Daan")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_garden(page, live_server)
    expect(button(page, re.compile("·")).nth(3)).to_be_visible()
    before = button(page, re.compile("·")).count()

    page.get_by_role("textbox").press_sequentially("CIRCÙIT")
    expect(button(page, re.compile("·"))).not_to_have_count(before)
    page.get_by_role("textbox").fill("qqzz")
    expect(page.get_by_text("Niets gevonden met deze woorden.")).to_be_visible()

    assert not [url for url in [*asked, page.url] if "circ" in url.lower() or "qqzz" in url]
    assert not [url for url in asked if "MaterialSymbols" in url], "a phone should not fetch the icon font"


def test_a_text_from_far_down_the_list_begins_at_its_top(look: Look, live_server: LiveServer) -> None:
    page = look("Daan")
    open_garden(page, live_server)
    expect(page.get_by_text("Ontwikkelen, niet beoordelen.")).to_be_visible()
    last = button(page, re.compile("·")).last
    last.scroll_into_view_if_needed()
    last.click()

    expect(page.locator(".tt-text").first).to_be_visible()
    expect(page.locator("h1").filter(has_not_text="Mijn tuin")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("h1").filter(has_text="Mijn tuin")).to_be_visible()


def test_taking_everything_along_gives_two_files(look: Look, live_server: LiveServer) -> None:
    page = look("Daan")
    open_garden(page, live_server, "?deel=meenemen")

    with page.expect_download() as told:
        page.get_by_role("link", name="Voor een ander programma: JSON").click()
    document = json.loads(told.value.path().read_text("utf-8"))
    assert document["person"]["first_name"] == "Daan"
    with page.expect_download() as told:
        page.get_by_role("link", name=re.compile("^Om te lezen")).click()
    assert "Ontwikkelen, niet beoordelen." in told.value.path().read_text("utf-8")
    expect(page.locator("h1")).to_have_text("Neem alles mee")


def test_who_leaves_can_think_again_for_ten_seconds(look: Look, live_server: LiveServer) -> None:
    page = look("Jolijn")
    open_garden(page, live_server, "?deel=wissen")

    button(page, "Wis alles van mij").click()
    button(page, "Ja, wis alles van mij").click()
    expect(page.get_by_text("Er is nog niets gewist.")).to_be_visible()
    button(page, "Toch niet, houd alles").click()

    expect(page.locator("h1")).to_have_text("Wis alles van mij")


@pytest.mark.long
def test_who_leaves_is_gone_from_the_school(look: Look, live_server: LiveServer) -> None:
    page = look("Jolijn")
    open_garden(page, live_server, "?deel=wissen")

    button(page, "Wis alles van mij").click()
    button(page, "Ja, wis alles van mij").click()

    expect(page.locator("h1")).to_have_text("Alles van jou is gewist.", timeout=60_000)
    expect(page.get_by_role("navigation")).to_have_count(0)
    page.get_by_role("link", name="Naar het begin").click()
    expect(page.get_by_text("Tessel").first).to_be_visible()
    assert "Jolijn" not in page.content()
