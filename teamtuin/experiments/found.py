"""What there is to look back on, and whether anybody looked at how it was before; pure rules."""

from datetime import date, timedelta

from teamtuin.clock import day_of
from teamtuin.experiments.model import Experiment, Measurement, Span

WEEK, MIDDLE = timedelta(6), 16


def stands_for(one: Measurement) -> date:
    """The day by which a number lies before or after another day.

    Of a week its last: one in which something began was counted from then on. Of a month its middle: where
    most of it lies.
    """
    if one.span is Span.WEEK:
        return one.measured_on + WEEK
    return one.measured_on.replace(day=MIDDLE) if one.span is Span.MONTH else one.measured_on


def begun(one: Experiment) -> date:
    """The day from which things count: it began, or it was planted."""
    return one.starts_on or one.tried_on or one.planted_on


def new_from(one: Experiment) -> date:
    """The first day of what is new: when it began, or the day after the last decision."""
    last = one.last_decision
    return max(begun(one), last.decided_on + timedelta(1)) if last else begun(one)


def evidence(one: Experiment) -> tuple[int, int]:
    """How many measurements and stories there are since it began, or since the last decision."""
    since = new_from(one)
    measured = sum(stands_for(m) >= since for i in one.indicators for m in i.measurements)
    learned = sum(c.looked_at is not None and day_of(c.looked_at) >= since for c in one.cycles)
    return measured, sum(day >= since for day in one.seen_on) + learned


def looked_before(one: Experiment) -> bool:
    """Whether there is anything of before: a number, a measurement or something seen from before it began.

    After a decision there is: what was tried until then.
    """
    since = begun(one)
    return (
        one.last_decision is not None
        or any(each.baseline is not None or each.baseline_points for each in one.indicators)
        or any(stands_for(point) < since for each in one.indicators for point in each.measurements)
        or any(day < since for day in one.seen_on)
    )
