"""From the first letter to deleting it, by keyboard alone on a desktop, and read aloud line by line.

`-s` prints the lines as a screen reader meets them.
"""

import re
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.live import LiveServer, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.long]
SENTENCE = "De kaarthouder riep de wissel zelf om, en ik hoefde niets."
RESULT = "Twintig kinderen wisselden zonder mij."
NAME = "e => (e.labels?.[0] ?? e).innerText.replace(/\\s+/g, ' ').trim()"


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Today, on Tessel's laptop; nobody touches its mouse."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    sign_in(live_server, context)
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    opened.goto(live_server.url)
    expect(opened.locator(".tt-field textarea")).to_be_focused(timeout=60_000)
    yield opened
    context.close()


def go_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press until something of this name has the focus, from where the focus is."""
    for _ in range(60):
        page.keyboard.press(key)
        held = page.locator(":focus")
        if held.count() and held.evaluate(NAME).startswith(name):
            return
    raise AssertionError(f"no {key} leads to {name}")


def press(page: Page, name: str) -> None:
    go_to(page, name)
    page.keyboard.press("Enter")


def hears(page: Page, words: str) -> None:
    """The focus stands at what the page has to say, not at the very top again."""
    expect(page.locator(":focus").filter(has_text=words)).to_have_count(1, timeout=60_000)
    read_aloud(page)


def read_aloud(page: Page) -> None:
    """Every line of the page has words, and headings begin with one title at most."""
    tree = page.locator(".st-key-kamer").aria_snapshot()
    sys.stdout.write(f"\n--- {page.url.partition('?')[2]}\n{tree}\n")
    assert not re.findall(
        r"^\s*- (?:button|link|textbox|heading|radio|checkbox)(?: \[|:|$)", tree, re.MULTILINE
    )
    levels = [int(level) for level in re.findall(r"heading .*\[level=(\d)\]", tree)]
    assert levels.count(1) <= 1
    assert all(after <= before + 1 for before, after in zip([1, *levels], levels, strict=False))
    unseen = page.evaluate(
        "() => [...document.querySelectorAll('[aria-hidden=true] :is(a, button, input, textarea)')]"
        ".filter(e => e.tabIndex >= 0 && e.getClientRects().length).map(e => e.outerHTML.slice(0, 80))"
    )
    assert unseen == []


def test_write_ask_share_take_back_go_deeper_and_delete(page: Page) -> None:
    read_aloud(page)
    page.keyboard.type(SENTENCE)
    page.keyboard.press("Control+Enter")
    hears(page, "Bewaard. Alleen jij ziet dit.")

    press(page, "Andere vraag")
    expect(page.get_by_label("Wat zag of hoorde je precies?")).to_be_focused(timeout=60_000)
    page.keyboard.type("Hij stond op en riep: wisselen.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Nog een vraag")).to_be_visible(timeout=60_000)
    press(page, "Bekijk in Mijn tuin")
    expect(page.get_by_text(SENTENCE, exact=True)).to_be_visible(timeout=60_000)
    expect(page.locator("h1:focus")).to_be_visible(timeout=60_000)
    read_aloud(page)

    press(page, "Delen")
    hears(page, "Wie mag dit lezen?")
    expect(page.get_by_text("Bas", exact=True)).to_be_visible(timeout=60_000)
    read_aloud(page)
    go_to(page, "Amara")
    go_to(page, "Bas", "ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Laat Bas dit lezen")).to_be_visible(timeout=60_000)
    press(page, "Laat Bas dit lezen")
    expect(page.get_by_text("Jij en Bas zien dit.")).to_be_visible(timeout=60_000)
    expect(page.locator("body:focus")).to_have_count(0, timeout=60_000)
    read_aloud(page)
    press(page, "Trek terug")
    expect(page.get_by_text("Alleen jij ziet dit.")).to_be_visible(timeout=60_000)

    go_deeper(page)
    press(page, "Wis dit")
    hears(page, "Dit wissen?")
    press(page, "Ja, wis dit")
    hears(page, "Gewist.")


def go_deeper(page: Page) -> None:
    press(page, "Verder schrijven")
    expect(page.get_by_text("Er langer bij stilstaan")).to_be_visible(timeout=60_000)
    read_aloud(page)
    press(page, "Er gebeurde iets")
    expect(page.get_by_text("stap 2 van 5")).to_be_visible(timeout=60_000)
    expect(page.locator(".tt-field textarea")).to_be_focused(timeout=60_000)
    read_aloud(page)
    page.keyboard.type(RESULT)
    press(page, "Klaar voor nu")
    expect(page.get_by_text(RESULT, exact=True)).to_be_visible(timeout=60_000)
    expect(page.get_by_text(SENTENCE, exact=True)).to_be_visible()
