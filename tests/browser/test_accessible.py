"""Nothing serious against any page by axe-core, and every exhibit understandable without seeing it.

`-s` prints the exhibits as a screen reader meets them.
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.addresses import rooms
from teamtuin.app import open_teamtuin
from teamtuin.settings import Settings
from tests.browser.axe import complaints, drawn
from tests.browser.hand import DESKTOP, PHONE
from tests.browser.hearing import EXHIBITS, HIDE, LANGUAGES, SHEETS, SHOW, all_tables, hear, hear_table, heard
from tests.browser.live import LiveServer, sign_in
from tests.browser.places import everywhere
from tests.browser.test_own_school import printed_link, sign_up
from tests.conftest import copy_school

pytestmark = pytest.mark.browser
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
NAMES = {"nl": "Tessel", "en": "Bas"}
HELD = """() => document.activeElement.closest("[data-testid=stPlotlyChart]") ? "a figure"
    : document.activeElement.getAttribute("aria-label") ?? "" """
CALM = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap(one => [
    one._fullLayout.showlegend, one._fullLayout.xaxis.showgrid, one._fullLayout.yaxis.showgrid,
    one._fullLayout.dragmode, one.querySelector(".gtitle, .xtitle, .ytitle, .modebar-btn")])
    .filter(Boolean)"""
OPAQUE = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap(one => one._fullData)
    .map(one => one.marker?.opacity ?? 1)"""
TOGETHER = "Hoe leerden we samen?"
MOST_STOPS = 40  # of the key: what else there is to press on the page


@dataclass
class School:
    """The demo school on a server, in which Bas reads English; and where each of them can stand."""

    server: LiveServer
    places: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def school(demo: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    data = tmp_path_factory.mktemp("accessible") / "data"
    copy_school(demo, Settings.of(data))
    found = School(LiveServer(data))
    app = open_teamtuin(Settings.of(data))
    people = {person.first_name: Viewer(person.id) for person in app.people.everyone(DOORKEEPER)}
    app.people.set_language(people["Bas"], "en")
    found.places = {name: everywhere(app, people[name]) for name in NAMES.values()}
    app.close()
    found.server.start()
    try:
        yield found
    finally:
        found.server.kill()


Opened = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, school: School, contexts: list[BrowserContext]) -> Opened:
    """A page of this school, on a screen of this kind, for somebody who reads this language."""

    def page(screen: str = "desktop", scheme: str = "light", language: str = "nl", who: str = "") -> Page:
        context = browser.new_context(
            viewport=SCREENS[screen],  # type: ignore[arg-type]
            locale="nl-NL" if language == "nl" else "en-GB",
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        context.set_default_timeout(60_000)
        contexts.append(context)
        sign_in(school.server, context, who or NAMES[language])
        return context.new_page()

    return page


def go(page: Page, school: School, address: str) -> None:
    page.goto(school.server.url + address)
    drawn(page)


def a_proeftuin(school: School, language: str = "nl") -> str:
    return next(each for each in school.places[NAMES[language]] if each.startswith("/proeftuinen?id="))


# -- axe


def test_what_is_wrong_would_be_found(browser: Browser, contexts: list[BrowserContext]) -> None:
    contexts.append(browser.new_context())
    page = contexts[-1].new_page()
    page.set_content(
        '<html lang="nl"><title>x</title><h1 style="color:#ccc">Tuin</h1><img src="x.png"></html>'
    )
    assert {each.split()[0] for each in complaints(page)} == {"color-contrast", "image-alt"}


def test_the_pages_of_every_day_break_no_serious_rule(opened: Opened, school: School) -> None:
    page = opened("phone")
    go(page, school, "/")
    assert complaints(page) == []
    go(page, school, a_proeftuin(school))
    assert complaints(page) == []
    pair = page.locator(SHEETS).filter(has=page.get_by_role("img")).first
    buttons = [name for role, name in heard(pair) if role == "button"]
    assert len(buttons) == len(set(buttons)) > 0
    assert all(": " in name for name in buttons)


@pytest.mark.long
@pytest.mark.parametrize(
    ("screen", "scheme", "language", "forms"),
    [
        ("phone", "light", "nl", True),
        ("phone", "dark", "en", False),
        ("desktop", "dark", "en", True),
        ("desktop", "light", "nl", False),
    ],
)
def test_no_page_breaks_a_serious_rule(
    opened: Opened, school: School, screen: str, scheme: str, language: str, *, forms: bool
) -> None:
    page, found = opened(screen, scheme, language), {}
    for address in school.places[NAMES[language]]:
        if forms or "doe=" not in address:
            go(page, school, address)
            found[address] = complaints(page)
            if page.get_by_role("button", name=LANGUAGES[language][0]).count():
                all_tables(page, language)
                found[address] += complaints(page)
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


@pytest.mark.long
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("who", "address"),
    [("Wim", "/beheer"), ("Rachida", "/beheer"), ("Fenna", "/beeldcoach"), ("Hester", "/proeftuinen")],
)
def test_nor_does_a_room_of_somebody_with_another_role(
    opened: Opened, school: School, screen: str, scheme: str, who: str, address: str
) -> None:
    page = opened(screen, scheme, who=who)
    go(page, school, address)
    assert complaints(page) == []


def from_disk(page: Page, school: School, address: str, folder: Path) -> None:
    """Take a file along, and open it where there is no server."""
    answer = page.request.get(school.server.url + address)
    assert answer.ok
    saved = folder / address.rpartition("/")[2]
    saved.write_bytes(answer.body())
    page.goto(saved.as_uri())


@pytest.mark.long
@pytest.mark.parametrize("language", NAMES)
def test_nor_does_a_slide_of_a_deck_and_each_figure_on_it_has_its_table(
    opened: Opened, school: School, tmp_path: Path, language: str
) -> None:
    page = opened("desktop", "light", language)
    deck = school.places[NAMES[language]][-1]
    from_disk(page, school, f"{deck}/presentatie.html", tmp_path)
    page.locator("html.ready").wait_for()
    figures = 0
    for _ in page.locator(".slide").all():
        assert complaints(page) == []
        slide = page.locator(".slide.now")
        sys.stdout.write(f"\n{slide.aria_snapshot()}\n")
        for figure in slide.locator("svg").all():
            assert re.search(r"\d", figure.get_attribute("aria-label") or "")
            table = slide.get_by_role("table", name=slide.locator("h1").inner_text())
            assert table.get_by_role("columnheader").count() >= 2
            figures += 1
        page.keyboard.press("ArrowRight")
    assert figures > 10
    page.keyboard.press("?")
    assert complaints(page) == []


@pytest.mark.long
@pytest.mark.parametrize("language", NAMES)
def test_nor_does_a_book_and_each_figure_in_it_has_its_table(
    opened: Opened, school: School, tmp_path: Path, language: str
) -> None:
    page = opened("desktop", "light", language)
    book = next(one for one in school.places[NAMES[language]] if one.startswith("/oogst/"))
    from_disk(page, school, f"{book}/oogstboek.html", tmp_path)
    figures = page.get_by_role("figure")
    assert figures.count() > 3
    for figure in figures.all():
        picture = figure.get_by_role("img")
        assert re.search(r"\d", picture.get_attribute("aria-label") or "")
        figure.locator("summary").click()
        assert figure.get_by_role("table").get_by_role("rowheader").count() > 0
    assert complaints(page) == []


@pytest.mark.long
def test_nor_do_the_pages_by_which_one_comes_in_nor_a_school_in_which_nothing_happened(
    browser: Browser, contexts: list[BrowserContext], tmp_path: Path
) -> None:
    server = LiveServer(tmp_path / "data", demo=False)
    server.start()
    try:
        contexts.append(browser.new_context(viewport=PHONE, locale="nl-NL"))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.goto(printed_link(server))
        assert complaints(page) == []
        page.get_by_label("Naam van de school").fill("De Wilgenhof")
        page.get_by_label("Je voornaam").fill("Tessel")
        sign_up(page, "tessel")
        page.get_by_role("button", name="Begin").click()
        expect(page.locator("#school_key")).to_contain_text("AGE-SECRET-KEY-1")
        assert complaints(page) == []
        for room in (*(room.path for room in rooms()), "/aanmelden", "/herstel", "/kort"):
            page.goto(server.url + room)
            drawn(page)
            assert complaints(page) == [], room
        page.goto(f"{server.url}/onze-tuin")
        drawn(page)
        empty = page.locator(EXHIBITS).all()
        assert len(empty) >= 8
        for sheet in empty:
            assert [role for role, _ in heard(sheet)][:2] == ["heading", "paragraph"]
            assert sheet.get_by_role("img").count() == 0
    finally:
        server.kill()


# -- without seeing it


def stops(page: Page, expected: list[str]) -> list[str]:
    """Which of these buttons the key comes by, in order; it never stands in a figure."""
    met: list[str] = []
    for _ in range(len(expected) + MOST_STOPS):
        page.keyboard.press("Tab")
        met.append(page.evaluate(HELD))
    assert "a figure" not in met
    return [name for name in met if name in expected]


def test_every_exhibit_of_our_garden_is_heard_in_five_layers_and_passed_by_keys(
    opened: Opened, school: School
) -> None:
    page = opened("desktop", "dark")
    go(page, school, "/onze-tuin")
    assert page.evaluate(CALM) == []
    assert {*page.evaluate(OPAQUE)} == {1}
    buttons = page.locator(f"{SHEETS} button")
    names = [str(one.get_attribute("aria-label")) for one in buttons.all()]
    assert stops(page, names)[: len(names)] == names
    page.get_by_role("button", name=f"{SHOW}: {TOGETHER}").click()
    expect(page.get_by_role("table", name=TOGETHER)).to_be_visible()
    drawn(page)
    assert complaints(page) == []
    found = page.locator(SHEETS).all()
    assert len(found) >= 8
    for sheet in found:
        is_open = sheet.get_by_role("heading", name=TOGETHER).count() > 0
        hear(sheet, HIDE if is_open else SHOW)
        if is_open:
            hear_table(sheet)


@pytest.mark.long
@pytest.mark.parametrize("language", NAMES)
def test_every_exhibit_of_the_school_has_a_table_that_can_be_heard(
    opened: Opened, school: School, language: str
) -> None:
    page, checked = opened("desktop", "light", language), 0
    proeftuinen = [one for one in school.places[NAMES[language]] if one.startswith("/proeftuinen?id=")]
    for address in ("/onze-tuin", *(one for one in proeftuinen if "doe=" not in one and "new" not in one)):
        go(page, school, address)
        all_tables(page, language)
        for sheet in page.locator(SHEETS).all():
            if sheet.locator("[data-tt-about]").count():
                for table in sheet.get_by_role("table").all():
                    assert table.get_by_role("rowheader").count() > 0
            else:
                hear(sheet, LANGUAGES[language][1])
                hear_table(sheet)
            checked += 1
    assert checked > 15
