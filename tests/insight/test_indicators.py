"""What a proeftuin looks at: an honest line, and no number from fewer than five people anywhere."""

import json
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamtuin.clock import new_id
from teamtuin.experiments.model import CountsOf, Direction, Indicator, Measurement, Span
from teamtuin.insight.drawings import Occasions, RunLine
from teamtuin.insight.figures import draw
from teamtuin.insight.indicators import of_indicator
from teamtuin.insight.look import Mode, Size, look
from teamtuin.texts import texts_for

NL = texts_for("nl")
BEGIN = date(2026, 8, 24)


def indicator(numbers, counts_of=CountsOf.EVENTS, *, span=Span.WEEK, **more):
    """Numbers, or pairs of so many of so many, one a week."""
    indicator_id = new_id()
    pairs = [one if isinstance(one, tuple) else (one, None) for one in numbers]
    points = tuple(
        Measurement(
            indicator_id=indicator_id,
            measured_on=BEGIN + timedelta(7 * place),
            number=float(met),
            total=None if total is None else float(total),
            span=span,
        )
        for place, (met, total) in enumerate(pairs)
    )
    fields = {"unit": "aantal", "label": "Gidsmomenten per week", "direction": Direction.UP} | more
    return Indicator(
        id=indicator_id, experiment_id=new_id(), place=1, counts_of=counts_of, measurements=points, **fields
    )


def everything(exhibit):
    """All that a screen, a reader aloud or a file gets, as one text."""
    drawn = (
        json.loads(draw(exhibit.figure, look(Size.LAPTOP, Mode.LIGHT), NL).to_json())
        if exhibit.figure
        else {}
    )
    for trace in drawn.get("data", ()):
        trace.pop("x")  # a place in time, counted in days
    said = (exhibit.question, exhibit.sentence, exhibit.caveat, exhibit.alt, exhibit.table.csv())
    return "\n".join((*said, json.dumps(drawn, ensure_ascii=False)))


def test_no_shift_is_told_with_the_numbers_that_everybody_sees():
    found = of_indicator(indicator([31, 30, 34, 33, 36, 35, 38, 34, 37, 39, 38, 40], unit="minuten"), NL)
    assert found.sentence == (
        "Van 31 naar 40 minuten. In deze 12 metingen vindt de vuistregel geen verschuiving."
        " Dat is iets anders dan: er is niets veranderd."
    )
    assert found.n is None
    assert found.alt.startswith("Lijn van 12 metingen van 24 augustus tot 9 november, in minuten. Eerste 31,")
    assert found.table.rows[0] == ("24 augustus", 31)


def test_a_bare_count_is_told_without_its_unit():
    found = of_indicator(indicator(range(4, 17), unit="aantal per week"), NL)
    assert "aantal" not in found.sentence
    calm = of_indicator(indicator([31, 30, 34, 33, 36, 35, 38, 34, 37, 39, 38, 40], unit="Aantal"), NL)
    assert calm.sentence.startswith("Van 31 naar 40. In deze 12 metingen")


def test_a_long_run_ends_in_a_question_and_says_it_is_no_cause():
    before = [39, 43, 40, 45, 41, 38, 44, 42, 37, 41]
    after = [41, 38, 44, 36, 33, 35, 30, 37, 31, 29, 32, 28]
    found = of_indicator(indicator(before + after, baseline_points=10), NL)
    assert found.sentence == (
        "9 metingen op rij liggen onder het midden van vooraf (41). Zo’n rij is bij toeval ongewoon."
        " Wat veranderde er rond 23 november?"
    )
    assert found.caveat.startswith("Dit zegt niet waardoor het komt.")


def test_a_median_is_not_frozen_on_a_few_points():
    found = of_indicator(indicator(range(1, 16), baseline_points=4), NL)
    assert found.figure.chart.baseline is None
    assert "te weinig voor een midden" in found.caveat


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ([], "Er zijn nog geen metingen."),
        ([2, 3, 3, 5, 4], "Nog te weinig metingen om een lijn te trekken: 5."),
        ([1, 2, 3, 4, 5, 6, 7, 8], "Er zijn 8 bruikbare metingen. Dat is te weinig"),
        ([4] * 12, "Alle 12 metingen zijn gelijk."),
    ],
)
def test_few_measurements_say_so(numbers, sentence):
    assert of_indicator(indicator(numbers), NL).sentence.startswith(sentence)


def test_things_are_shown_as_they_are_one_mark_for_each_time():
    found = of_indicator(indicator([(2, 6), (9, 14)], span=Span.MONTH), NL)
    assert isinstance(found.figure, Occasions)
    assert [column.met for column in found.figure.columns] == [2, 9]
    assert found.sentence.startswith("Het laatst: 9 van 14")


def test_answers_of_too_few_people_are_in_no_part_of_it():
    found = of_indicator(indicator([(12, 24), (21, 23), (3, 4), (18, 24)], CountsOf.ANSWERS), NL)
    assert found.n == 24
    assert [row[1:] for row in found.table.rows] == [
        (12, 24),
        ("niet getoond", "niet getoond"),
        ("niet getoond", "niet getoond"),
        (18, 24),
    ]
    assert isinstance(found.figure, RunLine)
    assert not re.search(r"\b(21|23)\b", re.sub(r"#\w+|\d+\.\d+|2026-\d\d-\d\d", "", everything(found)))


def test_answers_without_the_number_of_people_are_not_shown():
    found = of_indicator(indicator([3.6, 4.1], CountsOf.ANSWERS, baseline=3.2), NL)
    assert (found.figure, found.table.rows) == (None, ())
    assert not re.search(r"3,6|4,1|3,2|3\.6|4\.1|3\.2", everything(found))


COUNTS = st.lists(
    st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=8
)


@given(COUNTS, st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_for_any_answers_each_number_shown_is_of_nobody_or_of_five_and_more(pairs, before):
    found = of_indicator(
        indicator(pairs, CountsOf.ANSWERS, baseline=float(before[0]), baseline_total=float(before[1])), NL
    )
    for (met, total), row in zip(pairs, found.table.rows, strict=True):
        may = total >= 5 and all(side == 0 or side >= 5 for side in (met, total - met))
        assert row[1:] == ((met, total) if may else ("niet getoond", "niet getoond"))
    may_before = before[1] >= 5 and all(side == 0 or side >= 5 for side in (before[0], before[1] - before[0]))
    assert ("Vooraf" in found.caveat) == may_before
    shown = {row[1:] for row in found.table.rows if isinstance(row[1], int)}
    drawn = found.figure
    if isinstance(drawn, RunLine):
        assert set(drawn.chart.measurements) <= {met for met, _ in shown}
    if isinstance(drawn, Occasions):
        assert {(c.met, c.total) for c in drawn.columns if c.met is not None} <= shown
    assert {tuple(map(int, pair)) for pair in re.findall(r"(\d+) van (\d+)", found.alt)} <= shown
    assert {tuple(map(int, pair)) for pair in re.findall(r"(\d+) van (\d+)", found.sentence)} <= shown


@given(COUNTS)
def test_every_number_of_the_figure_stands_in_the_table(pairs):
    found = of_indicator(indicator(pairs), NL)
    if isinstance(found.figure, RunLine):
        assert set(found.figure.chart.measurements) <= {row[1] for row in found.table.rows}
