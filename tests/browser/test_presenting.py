"""A deck before a room: made on a page, opened from disk without a network, shown by keys, and printed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.hand import DESKTOP, PATIENCE, PHONE, Hand, device
from tests.browser.live import LiveServer
from tests.browser.test_papers_long import pages_in

pytestmark = [pytest.mark.browser, pytest.mark.long]
WALL = {"width": 1920, "height": 1080}
CHOSEN = (
    "Hoeveel energie gaf het werk je deze week?",
    "Wat vragen onze proeftuinen nu van ons?",
    "Wat lieten we los?",
)
NOTES = "Eerst een minuut stilte."


@pytest.fixture(scope="module")
def file(browser: Browser, live_server: LiveServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck of an own question and three exhibits, with a note at the first."""
    context = device(browser, DESKTOP)
    hand = Hand(live_server, context, "Tessel")
    hand.open("/presenteren")
    hand.press("Begin leeg")
    hand.press("Schrijf een zin")
    hand.write("Wat staat erop?", "Wat had deze klas nodig?\nDenk aan één kind.")
    hand.press("Maak er een dia van")
    hand.press("Zet er iets bij")
    for question in CHOSEN:
        hand.room.get_by_text(question, exact=True).click()
    hand.press("Zet erbij")
    hand.press(re.compile(r"^1\. Wat had deze klas nodig"))
    hand.write("Je notities", NOTES)
    hand.press("Bewaar")
    link = hand.room.get_by_role("link", name="Neem mee als één bestand")
    expect(link).to_be_visible(timeout=PATIENCE)
    with hand.page.expect_download() as download:
        link.click()
    saved = tmp_path_factory.mktemp("deck") / "presentatie.html"
    download.value.save_as(saved)
    context.close()
    return saved


@pytest.fixture
def laptop(browser: Browser) -> Iterator[BrowserContext]:
    """The computer of who leads the day, without a network."""
    context = browser.new_context(viewport=WALL, offline=True)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def opened(context: BrowserContext, file: Path) -> tuple[Page, list[str]]:
    """The file from disk, and what it asked for beside itself."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator("html.ready").wait_for()
    return page, [url for url in asked if not url.startswith(("data:", file.as_uri()))]


def on_wall(page: Page) -> str:
    return str(page.locator(".slide.now h1").inner_text())


def test_it_is_shown_by_keys_in_two_windows_that_stay_in_step(laptop: BrowserContext, file: Path) -> None:
    page, asked = opened(laptop, file)
    assert asked == []
    assert on_wall(page) == "Wat had deze klas nodig?"
    assert NOTES not in page.locator(".slide.now").inner_text()

    with page.expect_popup() as popup:
        page.keyboard.press("n")
    mine = popup.value
    expect(mine.locator(".notes-now p")).to_have_text(NOTES)
    expect(mine.locator(".before h1")).to_have_text("Wat had deze klas nodig?")
    expect(mine.locator(".after h1")).to_have_text(CHOSEN[0])
    expect(mine.locator(".clock strong")).to_have_text(re.compile(r"^\d\d:\d\d$"))

    mine.keyboard.press("ArrowRight")
    assert on_wall(page) == CHOSEN[0]
    page.keyboard.press("Space")
    expect(mine.locator(".before h1")).to_have_text(on_wall(page))
    mine.keyboard.press("End")
    expect(mine.locator(".after")).to_contain_text("Dit was de laatste.")
    page.keyboard.press("Home")
    expect(mine.locator(".place strong")).to_have_text(re.compile("^1 van "))
    mine.keyboard.press("b")
    assert page.locator("#black").is_visible()
    mine.keyboard.press("Escape")
    assert page.locator("#black").is_hidden()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="De toetsen")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("PageDown")
    assert on_wall(page) == CHOSEN[0]
    with mine.expect_event("close"):
        page.goto("about:blank")


def test_every_slide_stands_whole_on_the_wall(laptop: BrowserContext, file: Path) -> None:
    page, _ = opened(laptop, file)
    for slide in page.locator(".slide").all():
        body = slide.locator(".body")
        assert body.evaluate("one => one.scrollHeight - one.clientHeight") <= 1
        assert body.evaluate("one => parseFloat(one.style.getPropertyValue('--fit')) || 1") >= 0.76
        for figure in slide.locator("svg").all():
            assert figure.evaluate("one => one.getBoundingClientRect().height") >= 300


def test_slides_and_handout_are_printed_whole_with_words_that_can_be_selected(
    laptop: BrowserContext, file: Path, tmp_path: Path
) -> None:
    page, _ = opened(laptop, file)
    page.evaluate("window.print = () => {}")
    count = page.locator(".slide").count()
    assert pages_in(page.pdf(prefer_css_page_size=True)) == count
    page.keyboard.press("h")
    handout = page.pdf(prefer_css_page_size=True)
    assert (count + 1) // 2 <= pages_in(handout) <= count
    page.emulate_media(media="print")
    printed = page.locator("#deck").inner_text()
    for words in (*CHOSEN, NOTES, "Telt antwoorden, n = "):
        assert words in printed
    for figure in page.locator(".slide svg").all():
        frame = figure.locator("xpath=ancestor::div[@class='frame']").bounding_box()
        box = figure.bounding_box()
        assert box
        assert frame
        assert box["x"] >= frame["x"] - 1
        assert box["y"] + box["height"] <= frame["y"] + frame["height"] + 1


def test_the_room_fits_a_phone(browser: Browser, live_server: LiveServer) -> None:
    context = device(browser, PHONE)
    hand = Hand(live_server, context, "Tessel")
    hand.open("/presenteren")
    hand.keep("Tussenbalans: wat zien we?")
    hand.press(re.compile("^Voor MR en bestuur"))
    hand.keep("Voor MR en bestuur", "Bekijk en presenteer")
    context.close()
