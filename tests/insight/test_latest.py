"""What stands in a book of an earlier day, or of a long series, is true of what is drawn there."""

from datetime import date, timedelta
from uuid import uuid4

from teamtuin.experiments.model import CountsOf, Direction, Indicator, Measurement
from teamtuin.insight.indicators import of_indicator
from teamtuin.insight.latest import COLUMNS, latest
from tests.insight.recount import NL

MONDAY = date(2026, 2, 2)


def measured(numbers, *, total=None, **more):
    """One number a week."""
    one = uuid4()
    points = tuple(
        Measurement(indicator_id=one, measured_on=MONDAY + timedelta(7 * n), number=number, total=total)
        for n, number in enumerate(numbers)
    )
    return Indicator(
        id=one,
        experiment_id=uuid4(),
        place=0,
        label="Hoe vaak het lukte",
        unit="",
        direction=Direction.UP,
        counts_of=CountsOf.EVENTS,
        measurements=points,
        **more,
    )


def test_days_without_a_number_push_no_number_out_of_the_table_of_what_is_drawn():
    indicator = measured([float(n % 5) for n in range(20)], total=5.0)
    changes = [(MONDAY + timedelta(7 * 18 + day), f"iets {day}") for day in (1, 2, 3)]
    drawn = latest(of_indicator(indicator, NL, changes=changes), NL)
    numbers = [row for row in drawn.table.rows if row[1] != ""]
    assert [row[1] for row in numbers] == [one.met for one in drawn.figure.columns]
    assert len(numbers) == COLUMNS


def test_a_book_of_an_earlier_day_counts_no_measurement_of_before_that_was_not_made_yet():
    indicator = measured([3.0, 4.0, 5.0], baseline_points=8)
    assert of_indicator(indicator, NL).caveat.startswith("Vooraf waren er 3 metingen, te weinig")
    all_before = of_indicator(measured([float(n) for n in range(11)], baseline_points=12), NL)
    assert all_before.caveat == "Vooraf: de eerste 11 metingen; daarvan is het midden."
    assert all_before.sentence.startswith("Na het vooraf zijn er 0 bruikbare metingen.")
