"""The letter of a month: two minutes whatever a school does, by rule, and nothing of anybody in it."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamtuin.access.policy import Module
from teamtuin.experiments.model import (
    Choice,
    CountsOf,
    Decision,
    Direction,
    Experiment,
    Indicator,
    Measurement,
    Phase,
    RoomAsked,
    RoomKind,
)
from teamtuin.insight.letter import MONTHS_BACK, MOST_WORDS, letter, month_to_read, months
from teamtuin.insight.our_garden import Soil, dig
from teamtuin.peer_learning.model import Form
from teamtuin.peer_learning.queries import Counted
from teamtuin.rooms.model import QuestionKind, RoundKind, RoundQuestion, RoundResult
from teamtuin.rooms.voices.model import Audience
from teamtuin.study_days.model import Outcome, Place, StudyDay
from teamtuin.texts import texts_for
from tests.conftest import rounds
from tests.insight import planting as plant
from tests.insight.recount import NL
from tests.insight.test_words import BANNED

TODAY, NOW = plant.TODAY, plant.NOW
NOVEMBER = date(2026, 11, 1)
EN = texts_for("en")
DAYS = st.dates(date(2026, 9, 1), date(2027, 1, 31))
TITLES = st.one_of(
    st.text("a b", min_size=1, max_size=120).filter(str.strip),
    st.sampled_from(
        ["Wat als …?", "zo veel korte woorden op een rij dat het niet meer op kan in een brief " * 2]
    ),
)


def read(app, viewer, month=NOVEMBER, t=NL, on=TODAY):
    return letter(dig(app.store, viewer, on), month, on, t)


# -- made-up schools, as busy as can be


@st.composite
def measured(draw, experiment_id):
    counts_of = draw(st.sampled_from(CountsOf))
    total = draw(st.sampled_from((None, 12.0, 40.0)))
    numbers = draw(st.lists(st.integers(0, 12), max_size=24))
    one = uuid4()
    return Indicator(
        id=one,
        experiment_id=experiment_id,
        place=1,
        label=draw(TITLES),
        unit="minuten",
        direction=Direction.DOWN,
        counts_of=counts_of,
        measurements=tuple(
            Measurement(
                indicator_id=one,
                measured_on=TODAY - timedelta(len(numbers) - place),
                number=float(number),
                total=total,
            )
            for place, number in enumerate(numbers)
        ),
    )


@st.composite
def experiments(draw):
    one = uuid4()
    decided = draw(st.lists(st.tuples(DAYS, st.sampled_from(Choice)), max_size=3))
    return Experiment(
        id=one,
        title=draw(TITLES),
        phase=draw(st.sampled_from(Phase)),
        planted_on=date(2026, 8, 13),
        made_at=NOW,
        let_go=draw(st.sampled_from(("", "De bel", "De weektaak"))),
        starts_on=draw(st.none() | DAYS),
        look_back_on=draw(st.none() | DAYS),
        seen_on=tuple(draw(st.lists(DAYS, max_size=4))),
        indicators=tuple(draw(st.lists(measured(one), max_size=3))),
        decisions=tuple(
            Decision(
                id=uuid4(), experiment_id=one, decided_on=on, choice=choice, because="Geheim.", made_at=NOW
            )
            for on, choice in sorted(decided)
        ),
        rooms_asked=tuple(
            RoomAsked(
                id=uuid4(), experiment_id=one, asked_on=on, kind=RoomKind.TIME, text="Geheim.", made_at=NOW
            )
            for on in draw(st.lists(DAYS, max_size=2))
        ),
    )


def study_day(on, title):
    outcome = Outcome(id=uuid4(), text=f"Geheim {on}.", made_at=NOW, place=Place.LET_GO)
    return StudyDay(id=uuid4(), title=title, held_on=on, need="", aim="", made_at=NOW, outcomes=(outcome,))


def result(on, answers, audience):
    kind = QuestionKind.CHOICE if audience else QuestionKind.SCALE
    asked = RoundQuestion(place=1, kind=kind, key="" if audience else "P1", text="Geheim?")
    return RoundResult(
        round_id=uuid4(),
        kind=RoundKind.VOICES if audience else RoundKind.PULSE,
        study_day_id=None,
        opened_on=on,
        question=asked,
        answers=answers,
        low=None,
        high=None,
        audience=audience,
    )


SOIL = st.builds(
    Soil,
    results=st.lists(
        st.builds(result, DAYS, st.integers(5, 90), st.none() | st.sampled_from(Audience)), max_size=6
    ),
    experiments=st.lists(experiments(), max_size=9),
    sessions=st.lists(st.builds(Counted, held_on=DAYS, form=st.sampled_from(Form)), max_size=9),
    agreements=st.just(()),
    days=st.lists(st.builds(study_day, DAYS, TITLES), max_size=4),
    carried=st.just(()),
    open_modules=st.just(frozenset(Module)),
)


@settings(max_examples=rounds(30))
@given(soil=SOIL, month=st.sampled_from(months(TODAY)), t=st.sampled_from((NL, EN)))
def test_it_is_read_aloud_in_two_minutes_whatever_a_school_does(soil, month, t):
    told = letter(soil, month, TODAY, t)
    assert told.words <= MOST_WORDS
    assert "Geheim" not in told.text
    assert "{" not in told.text
    assert not re.search(r"[?!…]\.|\.\.|  ", told.text.replace("\n", ""))
    assert not BANNED.search(re.sub(r"“.*?”", "", told.text)) or any(
        BANNED.search(one.title) for one in soil.experiments
    )


@pytest.mark.parametrize("seed", range(2))
def test_a_letter_of_any_small_school_is_short_and_the_same_for_the_whole_team(app, team, seed):
    plant.small_school(app, team, seed)
    for month in months(TODAY):
        told = read(app, team.tessel, month)
        assert told == read(app, team.hester, month)
        assert told.words <= MOST_WORDS


# -- what stands in it


def test_it_tells_what_happened_in_its_month_and_what_the_next_one_asks(app, team):
    plant.consent(app, team)
    one = plant.experiment(
        app, "Gidsen", "look_back", ("adapt", date(2026, 11, 13)),
        starts_on=date(2026, 9, 1), look_back_on=date(2026, 12, 4), let_go="Geheim.",
    )  # fmt: skip
    plant.experiment(app, "Wat als de bel weg mag?", "stopped", ("let_go", date(2026, 11, 20)))
    plant.room(app, one, "Geheim.")
    plant.session(app, date(2026, 11, 3), writer=team.bas)
    plant.study_day(app, date(2026, 12, 9), "Kijken")
    plant.pulse(app, date(2026, 11, 16), P1=[0, 1, 5, 8, 2])
    told = read(app, team.tessel)
    assert told.title == "De brief van november 2026"
    assert "dinsdag 24 november 2026 met vaste regels gemaakt" in told.made
    assert "ook geen AI" in told.made
    assert [(part.heading, part.sentences) for part in told.parts] == [
        (
            "Wat we probeerden en zagen",
            (
                "Er liepen in november 2 proeftuinen: Wat als de bel weg mag? en Gidsen.",
                "Hoeveel energie gaf het werk je deze week? In de laatste gesloten ronde (16 november)"
                " antwoordden 16 collega’s. 10 van hen kozen 4 of 5.",
            ),
        ),
        (
            "Wat we besloten",
            (
                "We namen in november 2 besluiten: aanpassen bij Gidsen en loslaten bij Wat als de bel weg"
                " mag?",
            ),
        ),
        ("Wat we loslieten", ("We lieten in november 1 ding los.", "Dat was bij een proeftuin die stopte.")),
        ("Hoe we samen leerden", ("1 keer in november: 1 bijeenkomst, in 1 vorm.",)),
        (
            "Wat december van ons vraagt",
            (
                "We kijken terug op Gidsen (4 december).",
                "Er is een studiedag op 9 december.",
                "1 vraag om ruimte wacht op een antwoord.",
            ),
        ),
    ]


def test_a_quiet_month_says_so_and_no_more(app, team):
    plant.consent(app, team)
    told = read(app, team.tessel)
    assert [part.sentences for part in told.parts] == [
        (
            "Het was een stille maand: er is niets nieuws opgeschreven. Dat zegt niets over wat er in de klas"
            " gebeurde.",
        ),
        ("Er staat nog niets gepland.",),
    ]
    assert told.words < 80


def test_many_things_are_named_a_few_at_a_time_and_counted_further(app, team):
    for number in range(6):
        plant.experiment(app, f"Proeftuin {number}", starts_on=date(2026, 9, 1))
    (tried, *_) = read(app, team.tessel).parts[0].sentences[1:]
    assert tried == ("Er liepen in november 6 proeftuinen: Proeftuin 0, Proeftuin 1, Proeftuin 2 en nog 3.")


def test_a_letter_of_an_earlier_month_tells_it_as_it_stood_then(app, team):
    on = plant.experiment(app, "Gidsen", "stopped", ("adapt", date(2026, 10, 9)), starts_on=date(2026, 9, 1))
    plant.put(
        app, "decision", experiment_id=on, choice="let_go", decided_on=date(2026, 11, 20),
        because="Toen niet meer.", made_at=NOW,
    )  # fmt: skip
    plant.room(app, on, answered_on=date(2026, 11, 3))
    october = read(app, team.tessel, date(2026, 10, 1)).text
    assert "We namen in oktober 1 besluit: aanpassen bij Gidsen." in october
    assert "loslaten" not in october
    assert "1 vraag om ruimte wacht op een antwoord." in october
    november = read(app, team.tessel).text
    assert "loslaten bij Gidsen" in november
    assert "wacht op een antwoord" not in november


def test_no_number_of_fewer_than_five_people_and_nothing_that_the_council_did_not_open(app, team):
    plant.session(app, date(2026, 11, 3), writer=team.bas)
    plant.experiment(app, "Gidsen", starts_on=date(2026, 9, 1))
    assert "bijeenkomst" not in read(app, team.tessel).text
    plant.consent(app, team)
    plant.pulse(app, date(2026, 11, 9), P1=[0, 1, 1, 2, 0])
    assert "Hoeveel energie" not in read(app, team.tessel).text
    plant.pulse(app, date(2026, 11, 16), P1=[0, 0, 36, 2, 1])
    told = read(app, team.tessel).text
    assert "antwoordden 39 collega’s. De twee groepen tonen we niet" in told
    assert "36" not in told


def test_the_last_months_have_one_and_in_the_first_week_one_looks_for_the_month_before():
    assert months(date(2027, 1, 15))[:3] == (date(2027, 1, 1), date(2026, 12, 1), NOVEMBER)
    assert len(months(TODAY)) == MONTHS_BACK
    assert month_to_read(date(2026, 12, 3)) == NOVEMBER
    assert month_to_read(date(2026, 12, 9)) == date(2026, 12, 1)
    assert month_to_read(date(2027, 1, 2)) == date(2026, 12, 1)
