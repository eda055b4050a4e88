"""What there is to look back on, and whether anybody looked at how it was before; pure rules."""

from datetime import date

from teamtuin.clock import HOME
from teamtuin.experiments.model import Experiment


def begun(one: Experiment) -> date:
    """The day from which things count: it began, or it was planted."""
    return one.starts_on or one.tried_on or one.planted_on


def evidence(one: Experiment) -> tuple[int, int]:
    """How many measurements and stories there are since it began, or since the last decision."""
    since = begun(one)
    if one.last_decision:
        since = max(since, one.last_decision.decided_on)
    measured = sum(m.measured_on >= since for i in one.indicators for m in i.measurements)
    learned = sum(
        c.looked_at is not None and c.looked_at.astimezone(HOME).date() >= since for c in one.cycles
    )
    return measured, sum(day >= since for day in one.seen_on) + learned


def looked_before(one: Experiment) -> bool:
    """Whether there is anything of before: a number, a measurement or something seen from before it began.

    After a decision there is: what was tried until then.
    """
    since = begun(one)
    return (
        one.last_decision is not None
        or any(each.baseline is not None or each.baseline_points for each in one.indicators)
        or any(point.measured_on < since for each in one.indicators for point in each.measurements)
        or any(day < since for day in one.seen_on)
    )
