"""The rules for run charts: cases with known answers, and what holds for every series.

The cases were worked out twice: exactly in Python, and by qicharts2's own function in R 4.2; its data sets
(J. Anhøj) are hospital counts, and numbers are facts. `signal` there is the bare rule.
"""

import json
from fractions import Fraction
from itertools import pairwise, product
from math import comb, log2
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamtuin.insight.runchart import Verdict, crossings_limit, longest_run_limit, run_chart

CASES = json.loads(Path(__file__).with_name("runchart_cases.json").read_text(encoding="utf-8"))["cases"]
SERIES = st.lists(st.one_of(st.none(), st.integers(-50, 50)), max_size=45)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_known_answers(case):
    chart = run_chart(case["series"], case["baseline_points"])
    found = {name: getattr(chart, name) for name in case["expected"]}
    assert found == case["expected"]
    assert chart.median == case["median"]


@pytest.mark.parametrize(
    ("useful", "run", "crossings"),
    [(10, 7, 2), (12, 8, 3), (19, 8, 6), (20, 8, 6), (22, 8, 7), (23, 9, 7), (32, 9, 11), (40, 9, 14)],
)
def test_the_limits_of_the_table(useful, run, crossings):
    """A longest run signals from `run` on, crossings signal below `crossings`."""
    assert longest_run_limit(useful) + 1 == run
    assert crossings_limit(useful) == crossings


@pytest.mark.parametrize("useful", range(1, 300))
def test_the_limits_are_those_of_the_definition(useful):
    assert longest_run_limit(useful) == round(log2(useful)) + 3
    chances = [Fraction(comb(useful - 1, k), 2 ** (useful - 1)) for k in range(useful)]
    assert crossings_limit(useful) == next(
        k for k in range(useful) if sum(chances[: k + 1]) >= Fraction(1, 20)
    )


@pytest.mark.parametrize("useful", range(1, 11))
def test_the_limit_of_crossings_is_what_tossing_gives(useful):
    crossings = [sum(a != b for a, b in pairwise(row)) for row in product((0, 1), repeat=useful)]
    k = crossings_limit(useful)
    assert sum(c <= k for c in crossings) * 20 >= len(crossings)
    assert sum(c < k for c in crossings) * 20 < len(crossings)


def shape(chart):
    return (chart.n_useful, chart.longest_run, chart.crossings, chart.signal, chart.verdict)


@given(SERIES)
def test_reading_a_series_backwards_says_the_same(values):
    assert shape(run_chart(values[::-1])) == shape(run_chart(values))


@given(SERIES, st.integers(-1000, 1000))
def test_a_constant_more_or_less_says_the_same(values, more):
    assert shape(run_chart([v if v is None else v + more for v in values])) == shape(run_chart(values))


@given(SERIES)
def test_upside_down_says_the_same(values):
    assert shape(run_chart([v if v is None else -v for v in values])) == shape(run_chart(values))


@given(SERIES)
def test_gaps_are_no_points(values):
    assert run_chart(values) == run_chart([value for value in values if value is not None])


@given(SERIES, st.integers(1, 45))
def test_a_frozen_median_is_that_of_before_and_only_later_points_are_judged(values, baseline):
    points = [value for value in values if value is not None]
    if baseline > len(points):
        with pytest.raises(ValueError, match="baseline"):
            run_chart(values, baseline)
        return
    chart = run_chart(values, baseline)
    assert chart.median == run_chart(points[:baseline]).median
    assert chart.n_obs == len(points) - baseline
    assert chart.judged == tuple(points[baseline:])
    assert shape(chart) == shape(run_chart([*points[:baseline], *points[baseline:][::-1]], baseline))


@given(SERIES)
def test_runs_and_crossings_belong_together(values):
    chart = run_chart(values)
    if not chart.n_useful:
        assert (chart.longest_run, chart.crossings, chart.crossings_min) == (None, None, None)
        return
    assert 1 <= chart.longest_run <= chart.n_useful
    assert chart.crossings + chart.longest_run <= chart.n_useful
    assert chart.run.last - chart.run.first + 1 >= chart.run.length


@given(st.lists(st.integers(0, 9), max_size=9))
def test_below_ten_useful_points_there_is_no_verdict(values):
    assert run_chart(values).verdict is Verdict.TOO_FEW


@pytest.mark.parametrize("values", [[], [None], [4] * 40, [3, None, 3]])
def test_a_constant_series_is_too_few(values):
    chart = run_chart(values)
    assert (chart.verdict, chart.n_useful, chart.signal) == (Verdict.TOO_FEW, 0, False)


def test_a_tie_is_a_tie_in_the_numbers_as_written():
    assert run_chart([0.1, 0.15, 0.2, 0.15]).n_useful == 2
    assert run_chart([0.1, 0.2, 0.15], baseline=2).n_useful == 0
