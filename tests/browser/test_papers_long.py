"""Papers as they come out of a printer and open in an office program: whole, and the card on one page."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from teamtuin.clock import new_id
from teamtuin.exchange.documents.page import as_page
from teamtuin.exchange.documents.word import as_word
from teamtuin.exchange.parents_card import SIZES, as_document, parts, size_for
from teamtuin.experiments.model import Experiment, Phase
from teamtuin.experiments.parents_card.model import ParentsCard, Words
from teamtuin.texts import texts_for
from teamtuin.web.shelf import address_of
from tests.browser.live import LiveServer, sign_in
from tests.browser.office import find_office, turned
from tests.exchange.papers import rows_of, word_lines

pytestmark = [pytest.mark.browser, pytest.mark.long]
NL, TODAY = texts_for("nl"), date(2026, 11, 24)
SENTENCE = "Kinderen raken hun werk kwijt als de groep verdeeld wordt over de school. "


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def got(context: BrowserContext, server: LiveServer, address: str, to: Path) -> Path:
    to.write_bytes(context.request.get(f"{server.url}{address}").body())
    return to


def printed(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True)


@pytest.fixture
def signed_in(browser: Browser, live_server: LiveServer):
    context = browser.new_context(locale="nl-NL")
    sign_in(live_server, context)
    yield context
    context.close()


def test_the_log_opens_in_an_office_program_with_all_that_it_holds(
    signed_in: BrowserContext, live_server: LiveServer, tmp_path: Path
) -> None:
    office, page = find_office(), signed_in.new_page()
    year = newest_year(page, live_server)
    word = got(signed_in, live_server, f"{year}/besluiten.docx", tmp_path / "besluiten.docx")
    sheet = got(signed_in, live_server, f"{year}/besluiten.csv", tmp_path / "besluiten.csv")
    wall = got(signed_in, live_server, f"{year}/losgelaten.csv", tmp_path / "losgelaten.csv")
    (text,) = turned(office, "txt:Text", word)
    shown = text.read_text(encoding="utf-8-sig")
    lines = [line for line in word_lines(word.read_bytes())[1:] if line]
    assert len(lines) > 30
    assert [line for line in lines if line not in shown] == []
    (pdf,) = turned(office, "pdf", word)
    assert 2 <= pages_in(pdf.read_bytes()) <= 6
    for file, opened in zip((sheet, wall), turned(office, "csv", sheet, wall), strict=True):
        seen = rows_of("\ufeff" + opened.read_text(encoding="utf-8").removeprefix("\ufeff"))
        assert seen == [
            [" ".join(cell.split("\r")) for cell in row] for row in rows_of(file.read_text("utf-8"))
        ]


def newest_year(page: Page, server: LiveServer) -> str:
    """The address of the log, as the page of the proeftuinen leads to it."""
    page.goto(f"{server.url}/proeftuinen?doe=besluiten")
    link = page.get_by_role("link", name="Om te printen")
    link.wait_for(timeout=60_000)
    return str(link.get_attribute("href"))


def test_the_log_is_printed_black_on_white_with_its_heading_on_every_page(
    signed_in: BrowserContext, live_server: LiveServer, tmp_path: Path
) -> None:
    page = signed_in.new_page()
    page.emulate_media(color_scheme="dark")
    page.goto(f"{live_server.url}{newest_year(page, live_server)}")
    body = page.locator("body")
    assert body.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    assert body.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
    page.emulate_media(media="print")
    assert page.locator(".screen-only").is_hidden()
    assert page.locator("thead").evaluate("one => getComputedStyle(one).display") == "table-header-group"
    assert page.locator(".section").first.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
    assert 2 <= pages_in(printed(page)) <= 6


def long_card(size: int | None) -> ParentsCard:
    """The longest card that is still set in letters of this size."""
    best = None
    for length in range(1, 60):
        words = SENTENCE * length
        card = ParentsCard(
            experiment=Experiment(
                id=new_id(),
                title="Jaarafspraak per leerjaar, samen met ouders en kinderen gemaakt",
                phase=Phase.TRY_OUT,
                planted_on=TODAY,
                made_at=datetime(2026, 8, 17, tzinfo=UTC),
                let_go=SENTENCE,
                look_back_on=date(2027, 2, 12),
            ),
            words=Words(trying=SENTENCE, why=words.strip(), notice=SENTENCE * 2, joining=SENTENCE),
            looked_over=False,
        )
        if size_for(parts(card, TODAY, NL), card.experiment.title) == size:
            best = card
    assert best
    return best


def test_the_longest_card_of_every_size_comes_on_one_page(
    signed_in: BrowserContext, live_server: LiveServer, tmp_path: Path
) -> None:
    office, page = find_office(), signed_in.new_page()
    page.goto(f"{live_server.url}/ouderkaart/{new_id()}")  # under whose address the sheet is found
    assert long_card(None)  # which is too long for every size
    files = []
    for size in SIZES:
        document = as_document(long_card(size), "Montessorischool De Kiezelbeek", TODAY, NL)
        page.set_content(as_page(document, sheet=address_of("paper.css")), wait_until="networkidle")
        assert (
            page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor")
            == "rgb(255, 255, 255)"
        )
        assert pages_in(printed(page)) == 1, size
        files.append(tmp_path / f"kaart-{size}.docx")
        files[-1].write_bytes(as_word(document))
    assert [pages_in(pdf.read_bytes()) for pdf in turned(office, "pdf", *files)] == [1] * len(SIZES)
