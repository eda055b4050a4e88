"""Nothing serious against any page by axe-core, and every exhibit understandable without seeing it.

`-s` prints the exhibits as a screen reader meets them.
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.app import open_teamtuin
from teamtuin.settings import Settings
from tests.browser.axe import complaints, drawn
from tests.browser.hand import DESKTOP, PHONE
from tests.browser.live import LiveServer, sign_in
from tests.browser.places import everywhere
from tests.conftest import copy_school

pytestmark = pytest.mark.browser
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
NAMES = {"nl": "Tessel", "en": "Bas"}
LANGUAGES = {"nl": ("Toon als tabel", "Verberg de tabel"), "en": ("Show as a table", "Hide the table")}
SHOW, HIDE = LANGUAGES["nl"]
SHEETS = '[class*="st-key-blad_"]:has([class*="st-key-stil_blad_"])'
PART = re.compile(r"""- '?(\w+)(?: "(.*?)")?(?: \[[^]]*\])*'?(?::\s*(.*))?$""")
HELD = """() => document.activeElement.closest("[data-testid=stPlotlyChart]") ? "a figure"
    : document.activeElement.getAttribute("aria-label") ?? "" """
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


def all_tables(page: Page, language: str = "nl") -> None:
    """Press every button that shows a table."""
    show, hide = LANGUAGES[language]
    for _ in range(page.get_by_role("button", name=show).count()):
        shown = page.get_by_role("button", name=hide).count()
        page.get_by_role("button", name=show).first.click()
        expect(page.get_by_role("button", name=hide)).to_have_count(shown + 1)
        drawn(page)


def a_proeftuin(school: School, language: str = "nl") -> str:
    return next(each for each in school.places[NAMES[language]] if each.startswith("/proeftuinen?id="))


# -- axe


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


@pytest.mark.long
@pytest.mark.parametrize("language", NAMES)
def test_nor_does_what_is_opened_from_a_disk(
    opened: Opened, school: School, tmp_path: Path, language: str
) -> None:
    page, found = opened("desktop", "light", language), {}
    deck = school.places[NAMES[language]][-1]
    for number, address in enumerate((f"{deck}/presentatie.html",)):
        answer = page.request.get(school.server.url + address)
        assert answer.ok
        saved = tmp_path / f"{number}.html"
        saved.write_bytes(answer.body())
        page.goto(saved.as_uri())
        page.locator("html.ready").wait_for()
        for slide in range(page.locator(".slide").count()):
            if wrong := complaints(page):
                found[slide] = wrong
            page.keyboard.press("ArrowRight")
        page.keyboard.press("?")
        found["keys"] = complaints(page)
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


# -- without seeing it


def heard(sheet: Locator) -> list[tuple[str, str]]:
    """What a screen reader comes by in an exhibit, in order: the role, and the name or the words."""
    lines = [line.strip() for line in sheet.aria_snapshot().splitlines()]
    sys.stdout.write("\n" + "\n".join(lines) + "\n")
    found = [PART.match(line) for line in lines]
    return [(one[1], one[2] or (one[3] or "").strip('"')) for one in found if one]


def hear(sheet: Locator, *, is_open: bool) -> None:
    """Hold an exhibit to its five layers, in their order."""
    parts = heard(sheet)
    roles, names = [role for role, _ in parts], [name for role, name in parts if role == "button"]
    question = parts[0][1]
    assert roles[:2] == ["heading", "paragraph"]
    assert sheet.get_by_role("heading", level=2).count() == 1
    pictures = [name for role, name in parts if role == "img"]
    assert len(pictures) == (0 if "list" in roles else 1)  # and nothing of what is in it is said again
    assert all(re.search(r"\d", name) for name in pictures)
    assert "figure" not in roles
    assert names == [f"{HIDE if is_open else SHOW}: {question}", f"CSV: {question}"]
    if is_open:
        table = sheet.get_by_role("table", name=question)
        assert table.get_by_role("columnheader").count() >= 2
        assert table.get_by_role("rowheader").count() == table.get_by_role("row").count() - 1
        order = [roles.index(role) for role in ("heading", "paragraph", "button", "table")]
        assert order == sorted(order)


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
        hear(sheet, is_open=TOGETHER in sheet.inner_text())
