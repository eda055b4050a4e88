"""The five proeftuinen of the demo school, by hand: their pages fit every screen and say what is so."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from teamtuin.clock import day_of, utc_now
from teamtuin.insight.sentences import day, written
from tests.browser.hand import DESKTOP, PATIENCE, PHONE, Hand, device
from tests.browser.live import ROOT, LiveServer

pytestmark = pytest.mark.browser
Words = Mapping[str, Any]
SCREENS = (PHONE, DESKTOP, {"width": 1920, "height": 1080})
FIVE: Sequence[Words] = yaml.safe_load((ROOT / "data" / "demo" / "experiments.yaml").read_text("utf-8"))[
    "experiments"
]
MORE = re.compile(r"^Nog \d ding(en)? waar we op letten")
STRANDS = {
    "pupil_co_organisers": "Leerlingen als mede-organisatoren",
    "smart_circuits": "Slimme inzet van circuits",
    "parent_partnership": "Ouderpartnerschap",
    "team_development": "Teamontwikkeling",
    "diverse_staff": "Divers personeelsbestand",
}
DIRECTIONS = {"up": "Meer", "down": "Minder", "stable": "Zoals het is"}
CHOICES = {
    "breder maken": "Breder maken",
    "aanpassen": "Aanpassen",
    "loslaten": "Loslaten",
}
TODAY = day_of(utc_now())
SAID_ON, AGAIN = day(TODAY, "nl"), written(TODAY + timedelta(weeks=12), "LLLL", "nl")
SAYS = {
    # It was measured from the first week on, and a look-back lies four weeks ahead by itself.
    "x1": ("Over 28 dagen kijken jullie terug. Jullie hebben nog niet gekeken hoe het vooraf was.",),
    "x2": (f"Dit is gewoon geworden. In {AGAIN} kijken we of het nog leeft.",),
    "x3": (f"Op {SAID_ON} besloten jullie dit aan te passen.", "kijken jullie opnieuw."),
    # In June, before the start, agreements were counted already.
    "x4": ("We proberen dit uit sinds 31 augustus", "Over 28 dagen kijken jullie terug."),
    "x5": (f"Losgelaten op {SAID_ON}. We nemen mee: de ontmoeting.",),
}
"""What a careful reader of the data would say of each, now that it was entered and decided today."""


@pytest.mark.long  # two minutes each; the rooms' own tests guard every step in the short round
@pytest.mark.parametrize("words", FIVE, ids=[words["id"] for words in FIVE])
def test_a_proeftuin_of_the_demo_entered_by_hand_looks_right_on_every_screen(
    words: Words, browser: Browser, live_server: LiveServer, contexts: list[BrowserContext], tmp_path: Path
) -> None:
    contexts.append(device(browser, DESKTOP))
    tessel = Hand(live_server, contexts[0], "Tessel")
    plants(tessel, words)
    starts(tessel, words)
    tells_the_strand(tessel, words)
    for place, indicator in enumerate(words["indicators"]):
        looks_at(tessel, indicator)
        pastes(tessel, indicator, words["series"][indicator["key"]], among_others=place > 0)
    for seen in words["observations"]:
        sees(tessel, seen["text"])
    for cycle in words.get("cycles", []):
        tried_already(tessel, cycle)
    if words.get("decision"):
        decides(tessel, words)
    tessel.reads(*SAYS[words["id"]])
    for size in SCREENS:
        tessel.page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme in ("light", "dark"):
            tessel.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            tessel.open(tessel.page.url)
            all_of_it(tessel, [indicator["label"] for indicator in words["indicators"]])
            tessel.keep(words["need"])
            picture(tessel, tmp_path / f"{words['id']}_{size['width']}_{scheme}.png", size)


def all_of_it(tessel: Hand, labels: Sequence[str]) -> None:
    """What moves stands there at once; what is left lies behind a word."""
    more = tessel.room.get_by_role("button", name=MORE)
    for label in labels:
        expect(named(tessel, label).or_(more).first).to_be_visible(timeout=PATIENCE)
    if more.count():
        tessel.press(MORE)
    for label in labels:
        expect(named(tessel, label)).to_be_visible(timeout=PATIENCE)
    at_rest(tessel)


def named(tessel: Hand, label: str) -> Locator:
    """What is looked at, by its heading or as one of a pair."""
    return tessel.room.locator("h2, .tt-word").filter(has_text=label).filter(visible=True).first


def at_rest(tessel: Hand) -> None:
    """The script of the page came to its end, and its figures are drawn."""
    expect(tessel.page.locator("[data-test-script-state=notRunning]")).to_have_count(1, timeout=PATIENCE)
    expect(tessel.room.locator(".js-plotly-plot").filter(visible=True).last).to_be_visible(timeout=PATIENCE)


def picture(tessel: Hand, file: Path, size: Mapping[str, int]) -> None:
    """The whole page, to be looked at, once everything on it was drawn."""
    inside = tessel.page.get_by_test_id("stMainBlockContainer")
    height = max(size["height"], int(inside.evaluate("one => one.scrollHeight")) + 60)
    tessel.page.set_viewport_size({"width": size["width"], "height": height})
    tessel.page.wait_for_timeout(1_000)  # figures find their width
    tessel.page.screenshot(path=file)
    tessel.page.set_viewport_size(size)  # type: ignore[arg-type]


def plants(tessel: Hand, words: Words) -> None:
    tessel.open("/proeftuinen")
    tessel.press("Nieuw zaadje")
    tessel.write("Je zaadje in één regel", f"Met de hand: {words['title']}")
    tessel.press("Plant dit zaadje")
    tessel.press(re.compile(f"^Met de hand: {re.escape(words['title'])}"))


def starts(tessel: Hand, words: Words) -> None:
    tessel.press("Begin hiermee")
    tessel.asks("Vijf antwoorden, dan kunnen jullie beginnen", 5)
    tessel.write("2 van 5 · Wat heeft dit kind of deze klas nodig?", words["need"])
    tessel.write("3 van 5 · Wat verwachten jullie?", words["expectation"])
    tessel.write("4 van 5 · Wat laten jullie hiervoor los?", words["let_go"])
    tessel.write("5 van 5 · Wanneer stoppen jullie eerder?", words["stop_rule"])
    tessel.press("Begin")
    tessel.reads(words["let_go"], "Jullie hebben nog niet gekeken hoe het vooraf was.")


def tells_the_strand(tessel: Hand, words: Words) -> None:
    tessel.press("Spoor, periode, wie meedoen")
    tessel.choose(STRANDS[words["strand"]])
    tessel.set_day("Eerste dag", words["period"]["start"])
    tessel.press("Bewaar")
    tessel.reads(STRANDS[words["strand"]])


def looks_at(tessel: Hand, indicator: Words) -> None:
    tessel.press("Waar letten we op?")
    tessel.write("Waar letten we op?", indicator["label"])
    tessel.write("Waarin tellen jullie?", indicator["unit"])
    tessel.write("Waar komt het getal vandaan?", indicator["source"])
    tessel.choose(DIRECTIONS[indicator["direction"]])
    if indicator["counts_of"] == "answers":
        tessel.choose("Antwoorden van mensen")
    tessel.press("Let hierop")
    tessel.reads("Meting erbij")


def pastes(tessel: Hand, indicator: Words, series: Sequence[Sequence[Any]], *, among_others: bool) -> None:
    """A column of a spreadsheet: a day and a number, or two."""
    tessel.press("Meting erbij")
    if among_others:
        tessel.choose(indicator["label"])
    tessel.press("Plak een kolom")
    lines = ["\t".join([f"{day_of(when):%d-%m-%Y}", *map(str, numbers)]) for when, *numbers in series]
    tessel.write("Dagen en getallen", "\n".join(lines))
    tessel.press("Kijk het eerst na")
    tessel.press(re.compile("^Bewaar deze"))
    tessel.reads("Wat we zagen en leerden")


def day_of(when: str) -> date:
    """The first day of "2026-W35" or of "2026-06"."""
    if "W" in when:
        year, week = when.split("-W")
        return date.fromisocalendar(int(year), int(week), 1)
    return date.fromisoformat(f"{when}-01")


def sees(tessel: Hand, seen: str) -> None:
    tessel.press("Waarneming erbij")
    tessel.write("Wat zag je?", seen)
    tessel.press("Bewaar")
    tessel.reads(seen)


def tried_already(tessel: Hand, cycle: Words) -> None:
    tessel.press("Begin een ronde")
    tessel.press("We hebben het al geprobeerd")
    tessel.write("Wat hadden jullie verwacht?", cycle["prediction"])
    tessel.write("Wat verraste jullie?", cycle["surprise"])
    tessel.write("Wat leren jullie ervan?", cycle["learned"])
    tessel.press("Bewaar")
    tessel.reads(cycle["learned"], "achteraf")


def decides(tessel: Hand, words: Words) -> None:
    tessel.choose(CHOICES[words["decision"]])
    tessel.write("Omdat …", words["decision_because"])
    let_go = words["decision"] == "loslaten"
    tessel.write("Wat nemen jullie mee?" if let_go else "Wat houden jullie ervan?", words["what_we_keep"])
    tessel.press("Leg het besluit vast")
    expect(tessel.room.get_by_text(words["decision_because"]).first).to_be_visible(timeout=PATIENCE)
