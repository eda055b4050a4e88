"""Whatever there is: the status is short, true, and never says two things that cannot both be so."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from teamtuin.clock import new_id
from teamtuin.experiments.along.model import Past
from teamtuin.experiments.found import evidence, looked_before
from teamtuin.experiments.model import (
    Choice,
    CountsOf,
    Decision,
    Direction,
    Experiment,
    Indicator,
    Measurement,
    Phase,
    Span,
)
from teamtuin.experiments.status import RUNS, asks, sentence
from teamtuin.experiments.stopping import touched
from teamtuin.texts import texts_for
from tests.conftest import rounds

TODAY, NOW, ID = date(2026, 11, 24), datetime(2026, 11, 24, 9, tzinfo=UTC), new_id()
START = date(2026, 8, 24)
LONGEST = 160
READY = {"nl": ("Klaar om te bespreken", "nog niets"), "en": ("Ready to talk about", "nothing was")}
TALK = {"nl": "Stopregel geraakt: bespreek het.", "en": "Stop rule touched: talk about it."}
DAYS = some.dates(date(2026, 7, 1), date(2027, 7, 1))
PAST_DAYS = some.dates(date(2026, 7, 1), TODAY)


def indicator(*numbers, stop_at=10.0, stop_past=Past.MORE, counts_of=CountsOf.EVENTS, baseline=None):
    """Numbers with the day they were measured on, and of how many if they are a share."""
    one = new_id()
    return Indicator(
        id=one,
        experiment_id=ID,
        place=1,
        label="Regeltijd",
        unit="minuten",
        direction=Direction.DOWN,
        counts_of=counts_of,
        baseline=baseline,
        stop_at=stop_at,
        stop_past=stop_past,
        measurements=tuple(
            Measurement(
                indicator_id=one,
                measured_on=on,
                number=float(number),
                total=total if total is None else float(total),
            )
            for on, number, total in sorted(numbers, key=lambda each: each[0])
        ),
    )


def decided(on):
    return Decision(
        id=new_id(), experiment_id=ID, decided_on=on, choice=Choice.CONTINUE, because="Zo.", made_at=NOW
    )


def running(*indicators, **more):
    about = {"title": "Iets", "planted_on": START, "made_at": NOW, "starts_on": START, "phase": Phase.TRY_OUT}
    return Experiment(id=ID, indicators=indicators, **(about | more))


SHARES = some.tuples(some.integers(0, 30), some.integers(0, 30)).map(sorted)
POINTS = some.tuples(PAST_DAYS, SHARES, some.booleans()).map(
    lambda drawn: (drawn[0], float(drawn[1][0]), float(drawn[1][1]) if drawn[2] else None)
)
INDICATORS = some.builds(
    lambda points, **how: indicator(*points, **how),
    some.lists(POINTS, max_size=4, unique_by=lambda point: point[0]),
    stop_at=some.none() | some.floats(0, 100),
    stop_past=some.sampled_from(Past),
    counts_of=some.sampled_from(CountsOf),
    baseline=some.none() | some.just(3.0),
)
ANY = some.builds(
    lambda keep, on, **fields: replace(
        running(), **fields, decisions=tuple(replace(decided(day), keep=keep) for day in sorted(on))
    ),
    keep=some.sampled_from(("", "De kaart. En meer.", "Wat lang is? " * 30, "Zo\nen zo")),
    phase=some.sampled_from(Phase),
    starts_on=some.none() | DAYS,
    look_back_on=some.none() | DAYS,
    paused_until=some.none() | DAYS,
    let_go=some.sampled_from(("", "De bel.")),
    indicators=some.lists(INDICATORS, max_size=3).map(tuple),
    seen_on=some.lists(PAST_DAYS, max_size=3).map(tuple),
    on=some.lists(PAST_DAYS, max_size=2),
)


@settings(max_examples=rounds(60), deadline=None)
@given(one=ANY, language=some.sampled_from(["nl", "en"]))
def test_the_status_holds_for_whatever_there_is(one, language):
    t = texts_for(language)
    said, ready, nothing = sentence(one, TODAY, t), *READY[language]
    assert 0 < len(said) <= LONGEST
    assert said.endswith((".", "?"))
    assert said.endswith(".") or one.phase not in (Phase.TRY_OUT, Phase.LOOK_BACK, Phase.DECIDE)
    assert not (ready in said and nothing in said)
    assert said.count(". ") <= 1
    wins = (
        one.phase in RUNS and not one.is_paused(TODAY) and one.starts_on != max(one.starts_on or START, TODAY)
    )
    if wins and touched(one):
        assert said.endswith(TALK[language])
        assert asks(one, TODAY, t) == TALK[language].rstrip(".")
    if not touched(one):
        assert TALK[language] not in said


LATER = START + timedelta(days=20)


@pytest.mark.parametrize(
    ("one", "touches"),
    [
        (running(indicator((LATER, 11, None))), True),
        (running(indicator((LATER, 10, None))), False),
        (running(indicator((LATER, 9, None), stop_past=Past.LESS)), True),
        (running(indicator((LATER, 11, None), stop_at=None)), False),
        (running(indicator((START - timedelta(1), 11, None))), False),
        (running(indicator((LATER, 99, None), (LATER + timedelta(7), 4, None))), False),
        (running(indicator((LATER, 11, None)), decisions=(decided(LATER),)), False),
        (running(indicator((LATER, 11, None)), decisions=(decided(LATER - timedelta(1)),)), True),
        (running(indicator((LATER, 6, 20), stop_at=40, stop_past=Past.LESS)), True),
        (running(indicator((LATER, 0, 0), stop_at=40, stop_past=Past.LESS)), False),
        (running(indicator((LATER, 2, None)), indicator((LATER, 11, None))), True),
    ],
)
def test_the_last_number_past_its_limit_touches_the_stop_rule(one, touches):
    assert touched(one) is touches


@pytest.mark.parametrize(
    ("point", "touches"),
    [((LATER, 6, 14), True), ((LATER, 4, 14), False), ((LATER, 3, 3), False), ((LATER, 3, None), False)],
)
def test_answers_of_few_people_never_touch_it(point, touches):
    answers = indicator(point, stop_at=50, stop_past=Past.LESS, counts_of=CountsOf.ANSWERS)
    assert touched(running(answers)) is touches
    assert touched(running(replace(answers, counts_of=CountsOf.EVENTS, stop_at=101)))


@pytest.mark.parametrize(("span", "began"), [(Span.WEEK, timedelta(2)), (Span.MONTH, timedelta(-10))])
def test_what_was_counted_in_the_week_or_month_of_the_start_counts_from_the_start(span, began):
    looked_at = indicator((START, 11, None))
    point = replace(looked_at.measurements[0], span=span)
    one = running(replace(looked_at, measurements=(point,)), starts_on=START + began)
    assert evidence(one) == (1, 0)
    assert not looked_before(one)
    assert touched(one)
