"""The arithmetic of the benchmark, and that what it compares with stays what it was."""

import shutil

import pytest

from bench.apps import FIXED, HERE, changed_neighbours
from bench.figures import Measurement, percentile, summary, table

SAVE = "save (ms)"


def of(app, *values, processor=None):
    return [Measurement(figure=SAVE, app=app, value=value, processor=processor) for value in values]


def cells(line):
    return [cell.strip() for cell in line.strip("|").split("|")]


@pytest.mark.parametrize(("share", "found"), [(0.05, 1), (0.5, 10), (0.95, 19), (1, 20)])
def test_a_percentile_is_a_value_that_was_measured(share, found):
    assert percentile(list(range(20, 0, -1)), share) == found


@pytest.mark.parametrize(("values", "share"), [([], 0.95), ([1.0], 0), ([1.0], 1.1)])
def test_there_is_no_percentile_of_nothing_or_beyond_all(values, share):
    with pytest.raises(ValueError, match="no percentile"):
        percentile(values, share)


def test_one_slow_round_moves_the_p95_but_not_the_median():
    slow = summary(of("limit", *[10.0] * 18, 500.0, 900.0, processor=2.0))
    assert (slow.n, slow.least, slow.median, slow.p95, slow.processor) == (20, 10.0, 10.0, 500.0, 2.0)


def test_the_table_sets_our_medians_beside_each_neighbours():
    measured = [
        *of("baseline", 100.0, 300.0, processor=400.0),
        *of("Teamtuin", 40.0, 60.0, processor=100.0),
        *of("limit", 10.0, processor=1.25),
    ]
    baseline, ours, limit = map(cells, table(measured, "Teamtuin", ["baseline", "limit"]).split("\n")[2:])
    assert ours == [SAVE, "Teamtuin", "2", "40", "50", "60", "100", "0.25 · CPU 0.25", "5.00 · CPU 80"]
    assert baseline == [SAVE, "baseline", "2", "100", "200", "300", "400", "", ""]
    assert limit == [SAVE, "limit", "1", "10", "10", "10", "1.2", "", ""]


def test_what_a_neighbour_cannot_do_is_left_out_of_the_comparison():
    measured = [*of("baseline", 4.0), *of("Teamtuin", 2.0)]
    assert cells(table(measured, "Teamtuin", ["baseline", "limit"]).split("\n")[3])[6:] == ["–", "0.50", ""]


def test_the_neighbours_are_what_they_were():
    assert changed_neighbours() == []


def test_a_changed_neighbour_is_named(tmp_path):
    for name in FIXED:
        shutil.copy(HERE / name, tmp_path)
    with (tmp_path / "limit_app.py").open("a") as file:
        file.write("\n")
    assert changed_neighbours(tmp_path) == ["limit_app.py"]
