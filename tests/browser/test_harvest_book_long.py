"""The harvest book as it comes out of a printer, opens from a disk and opens in an office program."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.live import LiveServer, sign_in
from tests.browser.office import find_office, turned
from tests.browser.test_papers_long import got, pages_in, printed
from tests.exchange.papers import word_lines

pytestmark = [pytest.mark.browser, pytest.mark.long]
SIZES = ({"width": 390, "height": 844}, {"width": 1440, "height": 900})


@pytest.fixture
def signed_in(browser: Browser, live_server: LiveServer):
    context = browser.new_context(locale="nl-NL")
    sign_in(live_server, context)
    yield context
    context.close()


@pytest.fixture
def book(signed_in: BrowserContext, live_server: LiveServer) -> str:
    """The address of the newest, as Our garden leads to it."""
    page = signed_in.new_page()
    page.goto(f"{live_server.url}/onze-tuin?doe=oogst")
    link = page.get_by_role("link", name="Om te printen of als pdf")
    link.wait_for(timeout=90_000)
    address = str(link.get_attribute("href"))
    page.close()
    return address.partition("?")[0]


def whole_charts(page: Page) -> list[float]:
    """The heights of the figures that are shown, after having looked that none is wider than its page."""
    shown = page.locator("figure svg:visible")
    for place in range(shown.count()):
        box = shown.nth(place).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= page.viewport_size["width"]  # type: ignore[index]
    return [shown.nth(place).bounding_box()["height"] for place in range(shown.count())]  # type: ignore[index]


@pytest.mark.parametrize("version", ["", "/ouders"])
def test_it_is_printed_whole_with_its_state_on_every_page(
    signed_in: BrowserContext, live_server: LiveServer, book: str, version: str
) -> None:
    page = signed_in.new_page()
    page.goto(f"{live_server.url}{book}{version}?taal=nl")
    page.emulate_media(media="print")
    assert page.locator(".screen-only").count() > 0
    assert page.locator(".screen-only:visible").count() == 0
    assert "concept, nog niet door het team gezien" in page.locator("thead .above").inner_text()
    assert page.locator("figure .narrow:visible").count() == 0
    a4 = 297 / 25.4 * 96
    assert all(height < a4 / 2 for height in whole_charts(page))
    assert page.locator("figure").count() == (0 if version else page.locator("figure svg:visible").count())
    assert page.locator(".fresh").first.evaluate("one => getComputedStyle(one).breakBefore") == "page"
    pdf = printed(page)
    assert (5 if version else 15) <= pages_in(pdf) <= (12 if version else 40)
    assert b"/Subtype /Image" not in pdf  # lines and letters, and no picture of them


@pytest.mark.parametrize("size", SIZES, ids=["phone", "laptop"])
def test_the_file_opens_from_a_disk_without_any_network(
    signed_in: BrowserContext, live_server: LiveServer, browser: Browser, book: str, size: dict[str, int],
    tmp_path: Path,
) -> None:  # fmt: skip
    file = got(signed_in, live_server, f"{book}/oogstboek.html?taal=nl", tmp_path / "oogstboek.html")
    alone = browser.new_context(offline=True, viewport=size)  # type: ignore[arg-type]
    page = alone.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible Next\"')")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert len(whole_charts(page)) > 10
    alone.close()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_word_opens_in_an_office_program_with_the_same_words(
    signed_in: BrowserContext, live_server: LiveServer, book: str, language: str, tmp_path: Path
) -> None:
    office = find_office()
    word = got(signed_in, live_server, f"{book}/oogstboek.docx?taal={language}", tmp_path / "oogstboek.docx")
    lines = [line for line in word_lines(word.read_bytes())[1:] if line.strip()]
    assert len(lines) > 200
    (text,) = turned(office, "txt:Text", word)
    shown = " ".join(text.read_text(encoding="utf-8-sig").split())
    assert [line for line in lines if " ".join(line.split()) not in shown] == []
    (pdf,) = turned(office, "pdf", word)
    assert 15 <= pages_in(pdf.read_bytes()) <= 45
    page = signed_in.new_page()
    page.goto(f"{live_server.url}{book}?taal={language}")
    told = " ".join(page.locator("body").inner_text().split())
    headings = re.findall(r"\S.*", "\n".join(page.locator("h2, h3, h4").all_inner_texts()))
    assert [one for one in headings if " ".join(one.split()) not in shown] == []
    assert len(told) > 5_000
