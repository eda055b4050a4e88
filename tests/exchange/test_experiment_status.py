"""The status of the five demo proeftuinen is what a careful reader of their file would say; and what a
file tells of limits and later thoughts comes in."""

from datetime import date

import pytest

from teamtuin.exchange import refusals
from teamtuin.exchange.reading import SourceFile
from teamtuin.exchange.school_export import export_school
from teamtuin.experiments import status
from teamtuin.experiments.along.model import Past
from teamtuin.texts import texts_for

from .test_experiments import FILE, TEAM_FILE, by_title, edited
from .test_importing import bring, refused

TUESDAY, FRIDAY, WINTER = date(2026, 11, 24), date(2026, 11, 27), date(2027, 1, 20)
TRIED = "We proberen dit uit sinds"
SAID = {
    # Since 24 August: 12 + 6 + 12 numbers, three things seen and one round with its result.
    ("Bovenbouwers als gids", TUESDAY): (
        f"{TRIED} 24 augustus. Vrijdag kijken jullie terug: er liggen 30 metingen en 4 verhalen klaar."
    ),
    ("Bovenbouwers als gids", FRIDAY): (
        f"{TRIED} 24 augustus. Klaar om te bespreken: 30 metingen en 4 verhalen."
    ),
    # Once a fortnight 1 visit and 2 of 6 before; of energy nothing before, and one look is enough.
    ("Elke week een kleine kijk", TUESDAY): f"{TRIED} 31 augustus. Op 26 januari kijken jullie terug.",
    # Since 31 August 6 + 3 + 6 numbers, those of June and of August as a whole are from before; one seen.
    ("Elke week een kleine kijk", WINTER): (
        f"{TRIED} 31 augustus 2026. Dinsdag kijken jullie terug: er liggen 15 metingen en 1 verhaal klaar."
    ),
    ("Jaarafspraak per leerjaar", TUESDAY): (
        "Op 20 november besloten jullie dit aan te passen. Op 12 februari kijken jullie opnieuw."
    ),
    ("Leer- en speelcircuit groep 3-4", TUESDAY): (
        "Dit is gewoon geworden. In februari kijken we of het nog leeft."
    ),
    ("Grootouders in het leesuur", TUESDAY): "Losgelaten op 6 november. We nemen mee: de ontmoeting.",
    ("Wat als de bel van twaalf uur ook weg mag?", TUESDAY): "Dit is nog een vraag. Wie denkt er mee?",
}
THOUGHTS = """  thoughts:
  - date: 2026-12-03
    text: Hulp van een kind is ook langzamer, en dat is goed.
  status: uitproberen"""
LIMIT = """    counts_of: events
    stop_at: 35
    stop_past: less
  - key: ownership"""


@pytest.fixture
def demo(holding):
    return holding(FILE, TEAM_FILE)


def test_the_status_of_each_demo_proeftuin_is_true(demo):
    found, t = by_title(demo), texts_for("nl")
    assert {(title, day): status.sentence(found[title], day, t) for title, day in SAID} == SAID


def with_limit(side="less"):
    text = FILE.raw.decode().replace("    counts_of: events\n  - key: ownership", LIMIT, 1)
    return SourceFile(name=FILE.name, raw=text.replace("stop_past: less", f"stop_past: {side}").encode())


def test_a_limit_comes_in_from_a_file_and_the_status_says_so(demo):
    bring(demo, with_limit(), update=True)
    one = by_title(demo)["Bovenbouwers als gids"]
    assert (one.indicators[0].stop_at, one.indicators[0].stop_past) == (35, Past.LESS)
    assert status.sentence(one, TUESDAY, texts_for("nl")).endswith("Stopregel geraakt: bespreek het.")


def test_a_limit_without_a_side_is_refused(demo):
    half = edited(
        "    counts_of: events\n  - key: ownership",
        "    counts_of: events\n    stop_at: 3\n  - key: ownership",
    )
    assert refused(demo, half, update=True).sentence == refusals.MISSING


def test_later_thoughts_come_in_once_and_leave_with_the_export(demo, tmp_path):
    told = edited("  status: uitproberen", THOUGHTS)
    for _ in range(2):
        bring(demo, told, update=True)
    (thought,) = by_title(demo)["Bovenbouwers als gids"].thoughts
    assert (thought.thought_on, thought.text[:4]) == (date(2026, 12, 3), "Hulp")
    export_school(demo, tmp_path)
    assert "Hulp van een kind is ook langzamer" in (tmp_path / "thoughts.csv").read_text("utf-8")


def test_a_file_may_say_another_expectation_of_what_runs(demo):
    assert by_title(demo)["Bovenbouwers als gids"].tried_on == date(2026, 8, 24)
    bring(demo, edited("Als bovenbouwers twee vaste", "Als bovenbouwers drie vaste"), update=True)
    one = by_title(demo)["Bovenbouwers als gids"]
    assert "drie vaste" in one.expectation
    assert by_title(demo)["Wat als de bel van twaalf uur ook weg mag?"].tried_on is None
