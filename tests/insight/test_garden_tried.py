"""Onze tuin about what is tried: where we are, what we see, what we decided and who joined in."""

from datetime import date, timedelta
from random import Random
from uuid import uuid4

import pytest

from teamtuin.access.viewer import CARETAKER
from teamtuin.insight.dictionary import meanings
from teamtuin.insight.figures import draw
from teamtuin.insight.look import Mode, Size, look
from teamtuin.insight.terms import Stretch
from tests.insight import planting as plant
from tests.insight.asking import Poll, close
from tests.insight.recount import NL, garden

TODAY = plant.TODAY
BEFORE = [39, 43, 40, 45, 41, 38, 44, 42, 37, 41]
AFTER = [38, 36, 33, 35, 30, 37, 31, 29, 32, 28]
TRIES = ("school_year", "proeftuinen", "measured", "decided", "heard")


def measure(
    app, experiment_id, values, label="Wachttijd", *, of=None, last=TODAY, counts_of="events", **more
):
    """A number each week, the latest on `last`; with `of` so many of so many."""
    row = {"label": label, "unit": "x van y" if of else "minuten", "direction": "down", "place": 1, **more}
    on = plant.put(app, "indicator", experiment_id=experiment_id, counts_of=counts_of, **row)
    with app.store.transaction(CARETAKER) as tx:
        for place, number in enumerate(reversed(values)):
            tx.execute(
                "INSERT INTO measurement (indicator_id, measured_on, span, number, total, made_at)"
                " VALUES ($on, $day, 'week', $number, $total, $made_at)",
                {
                    "on": on,
                    "day": last - timedelta(7 * place),
                    "number": number,
                    "total": of,
                    "made_at": plant.NOW,
                },
            )
    return on


def heard(app, experiment_id, opened_on, counts, audience="pupils"):
    """A round of other voices, answered and closed in the app's own way."""
    poll = Poll(
        round_id=uuid4(),
        experiment_id=experiment_id,
        opened_on=opened_on,
        text="Hoe was het met een gids?",
        audience=audience,
        way="paper",
        strict=False,
        people=30,
        options=("sun", "cloud", "rain"),
        counts=counts,
    )
    close(app, poll)


def parts(exhibit):
    """All that a screen, a reader aloud, a deck or a file gets of it."""
    told = [exhibit.question, exhibit.sentence, exhibit.caveat, exhibit.alt, exhibit.table.csv()]
    told += [str(exhibit.listing)]
    for size in Size:
        if exhibit.figure:
            told.append(draw(exhibit.figure, look(size, Mode.LIGHT), NL).to_json())
    return "\n".join(told)


@pytest.mark.parametrize("stretch", Stretch)
def test_a_school_asks_about_twelve_things_each_once_and_each_is_explained(app, team, stretch):
    plant.consent(app, team)
    exhibits = garden(app, team.tessel, stretch).exhibits
    keys = [one.key for one in exhibits]
    assert len(keys) == len(set(keys)) >= 12
    assert keys.index("room_asked") < keys.index("school_year")
    assert tuple(key for key in keys if key in TRIES) == TRIES
    assert [one.question for one in exhibits if not meanings([one], NL)] == []


@pytest.mark.parametrize("stretch", Stretch)
def test_where_there_is_nothing_each_says_why_and_over_which_time(app, team, stretch):
    plant.consent(app, team)
    said = garden(app, team.tessel, stretch)
    when = {
        Stretch.TERM: "sinds 16 oktober",
        Stretch.YEAR: "dit schooljaar",
        Stretch.YEAR_BEFORE: "in schooljaar 2025/2026",
    }[stretch]
    for exhibit in (said.school_year, said.measured, said.decided, said.voices):
        assert exhibit.sentence.startswith("Hierover kunnen we nog niets zeggen, want ")
        assert when in exhibit.sentence
        assert (exhibit.figure, exhibit.listing, exhibit.caveat, exhibit.table.rows) == (None, None, "", ())


# -- where we are in the school year


def test_a_line_runs_to_its_planned_end_or_to_the_day_on_which_it_was_stopped(app, team):
    began = date(2026, 9, 1)
    plant.experiment(app, "Gidsen", starts_on=began, ends_on=date(2027, 2, 12))
    plant.experiment(app, "Lezen", starts_on=began)
    plant.experiment(app, "Circuit", "stopped", ("let_go", date(2026, 11, 6)), starts_on=began)
    plant.experiment(app, "Ooit", "signal")
    plant.study_day(app, date(2026, 9, 23), "Kijken")
    plant.study_day(app, date(2027, 1, 26), "Samen kijken")
    said = garden(app, team.tessel).school_year
    assert said.sentence == (
        "We probeerden dit schooljaar 3 proeftuinen uit en hielden 1 studiedag."
        " De volgende studiedag is op 26 januari 2027: Samen kijken."
    )
    drawn = {row.title: (row.start, row.end, row.decision) for row in said.figure.rows}
    assert drawn == {
        "Circuit": (began, date(2026, 11, 6), "loslaten"),
        "Gidsen": (began, date(2027, 2, 12), ""),
        "Lezen": (began, TODAY, ""),
    }
    assert (said.figure.start, said.figure.end) == (date(2026, 8, 1), date(2027, 7, 31))
    assert "Circuit: van 1 september tot 6 november, besluit op 6 november: loslaten" in said.alt
    assert "studiedag Samen kijken op 26 januari" in said.alt


def test_a_period_and_an_earlier_year_show_their_own_time_and_nothing_decided_later(app, team):
    on = plant.experiment(
        app, "Gidsen", "stopped", ("adapt", date(2026, 5, 1)), starts_on=date(2026, 2, 2), ends_on=TODAY
    )
    plant.put(
        app, "decision", experiment_id=on, choice="let_go", decided_on=date(2026, 10, 20),
        because="Toen niet meer.", made_at=plant.NOW,
    )  # fmt: skip
    (before,) = garden(app, team.tessel, Stretch.YEAR_BEFORE).school_year.figure.rows
    assert (before.end, before.decision) == (date(2026, 7, 31), "aanpassen")
    term = garden(app, team.tessel, Stretch.TERM).school_year.figure
    assert (term.start, term.end) == (date(2026, 10, 16), date(2026, 12, 31))
    (now,) = term.rows
    assert (now.start, now.end, now.decision) == (date(2026, 10, 16), date(2026, 10, 20), "loslaten")


# -- what we see in what we measure


def test_each_line_is_counted_by_what_its_own_exhibit_says(app, team):
    one = plant.experiment(app, "Gidsen", starts_on=date(2026, 8, 24))
    two = plant.experiment(app, "Lezen", starts_on=date(2026, 9, 1))
    measure(app, one, BEFORE + AFTER, "Vragen", baseline_points=10)
    measure(app, one, [31, 33, 30, 34, 31, 36, 29, 35, 30, 34], "Werktijd", place=2)
    measure(app, two, [2, 3, 5], "Regeltijd")
    measure(app, two, [4, 6], "Gelukt", of=9, place=2)
    measure(app, two, [3, 3], "Mag ik meedoen?", of=7, counts_of="answers", place=3)
    said = garden(app, team.tessel).measured
    assert said.sentence == (
        "Bij 2 proeftuinen maten we dit schooljaar 5 dingen."
        " Bij 1 daarvan vindt de vuistregel een verschuiving."
        " Bij 1 daarvan vindt de vuistregel geen verschuiving."
        " Bij 1 zijn er te weinig bruikbare metingen om daar iets over te zeggen."
        " Bij 1 tellen we hoe vaak het lukte; daar hoort geen vuistregel bij."
        " Van 1 laten we geen getal zien, zo is niemand te herkennen."
    )
    first, second = said.listing.rows
    assert first.title == "Gidsen"
    assert "Vragen: 10 metingen op rij liggen onder het midden van vooraf (41)." in first.line
    assert "Wat veranderde er rond" in first.line
    assert "Werktijd: geen verschuiving in 10 metingen." in first.line
    assert second.line == (
        "Regeltijd: te weinig bruikbare metingen (3).\n"
        "Gelukt: geteld (2 keer).\n"
        "Mag ik meedoen?: niet getoond."
    )
    assert "Een verschuiving zegt niet waardoor het komt" in said.caveat


def test_answers_of_a_few_are_in_no_part_of_what_we_see(app, team):
    one = plant.experiment(app, "Gidsen", starts_on=date(2026, 8, 24))
    measure(app, one, [14, 13], "Vertrouwen", of=17, counts_of="answers")
    told = parts(garden(app, team.tessel).measured)
    for hidden in ("14", "13", "17"):
        assert hidden not in told.replace(str(TODAY), "")


def test_an_earlier_year_tells_what_the_line_said_then(app, team):
    one = plant.experiment(app, "Gidsen", starts_on=date(2026, 2, 2))
    measure(app, one, BEFORE + AFTER, baseline_points=10)
    measure(app, one, [5, 6, 5, 7], "Rust", last=date(2026, 6, 29), place=2)
    then, now = (garden(app, team.tessel, one).measured for one in (Stretch.YEAR_BEFORE, Stretch.YEAR))
    assert [row[:3] for row in then.table.rows] == [("Wachttijd", "Gidsen", 3), ("Rust", "Gidsen", 4)]
    assert then.sentence.endswith("Bij 2 zijn er te weinig bruikbare metingen om daar iets over te zeggen.")
    assert then.caveat.startswith("Zoals het stond op 31 juli.")
    assert [row[:3] for row in now.table.rows] == [("Wachttijd", "Gidsen", 20)]
    assert now.sentence.endswith("Bij 1 daarvan vindt de vuistregel een verschuiving.")


# -- what we decided


def test_decisions_are_counted_by_choice_in_their_own_time(app, team):
    plant.experiment(app, "Gidsen", "decide", ("adapt", date(2026, 9, 4)))
    plant.experiment(app, "Lezen", "stopped", ("let_go", date(2026, 11, 6)))
    year, term = (garden(app, team.tessel, one).decided for one in (Stretch.YEAR, Stretch.TERM))
    assert year.sentence == "2 besluiten dit schooljaar bij 2 proeftuinen: aanpassen (1) en loslaten (1)."
    assert term.sentence == "1 besluit sinds 16 oktober bij 1 proeftuin: loslaten (1)."
    assert [(row.name, row.counts) for row in term.figure.rows] == [("Loslaten", (1,))]


# -- who joined in


def test_others_are_counted_in_rounds_and_answers_and_fewer_than_five_never(app, team):
    plant.consent(app, team)
    one = plant.experiment(app, "Gidsen", starts_on=date(2026, 8, 24))
    heard(app, one, date(2026, 9, 14), (6, 9, 5))
    heard(app, one, date(2026, 11, 9), (7, 5, 8))
    heard(app, one, date(2026, 11, 16), (3, 4, 2), audience="parents")
    heard(app, one, date(2026, 11, 17), (1, 2, 1), audience="grandparents")
    said = garden(app, team.tessel).voices
    assert said.sentence == (
        "Anderen praatten dit schooljaar 3 keer mee: leerlingen (2) en ouders (1)."
        " Samen gaven ze 49 antwoorden."
    )
    assert [(row.word, row.line) for row in said.listing.rows] == [
        ("ouders", "9 antwoorden, ronde van 16 november. Bij Gidsen."),
        ("leerlingen", "20 antwoorden, ronde van 9 november. Bij Gidsen."),
        ("leerlingen", "20 antwoorden, ronde van 14 september. Bij Gidsen."),
    ]
    assert "grootouders" not in parts(said)
    assert "17 november" not in parts(said)
    assert garden(app, team.tessel, Stretch.TERM).voices.sentence.startswith(
        "Anderen praatten sinds 16 oktober 2 keer mee: leerlingen (1) en ouders (1)."
    )


@pytest.mark.parametrize("seed", range(4))
def test_no_round_of_fewer_than_five_gives_itself_away_by_subtraction(app, team, seed):
    """Every number of people on the page is a sum of rounds that are shown, each of five and more."""
    chance = Random(seed)
    plant.consent(app, team)
    one = plant.experiment(app, "Gidsen")
    for _ in range(6):
        counts = tuple(chance.randrange(5) for _ in range(3))
        heard(
            app, one, TODAY - timedelta(chance.randrange(400)), counts, chance.choice(("pupils", "parents"))
        )
    for stretch in Stretch:
        said = garden(app, team.tessel, stretch).voices
        shown = [row[-1] for row in said.table.rows]
        assert all(number >= 5 for number in shown)
        if shown:
            assert said.sentence.endswith(f"Samen gaven ze {sum(shown)} antwoorden.")


def test_outside_the_team_nothing_of_it_is_there(app, team):
    plant.consent(app, team)
    one = plant.experiment(app, "Gidsen", "decide", ("adapt", date(2026, 9, 4)), starts_on=date(2026, 8, 24))
    measure(app, one, BEFORE)
    heard(app, one, date(2026, 9, 14), (6, 9, 5))
    assert all(one.table.rows for one in garden(app, team.bas).exhibits if one.key in TRIES)
    for outsider in (team.fenna, team.wim, team.rachida):
        told = "\n".join(parts(one) for one in garden(app, outsider).exhibits)
        assert "Gidsen" not in told
