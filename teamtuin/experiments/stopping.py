"""Whether a number passed the limit that the team gave it, so that the stop rule is to be talked about.

Numbers that are people's answers speak only when they may be shown (product rule R5); what is hidden never
touches a limit, and so gives nothing away.
"""

from teamtuin.experiments.along.model import Past
from teamtuin.experiments.found import new_from, stands_for
from teamtuin.experiments.model import Experiment, Indicator, Measurement
from teamtuin.insight.disclosure import cleared_share


def touched(one: Experiment) -> bool:
    """Whether the last number of any of its indicators lies past its limit.

    Only numbers since it began count, and those after the last decision: what was known then was decided on.
    """
    return any(_is_past(each, one) for each in one.indicators)


def _is_past(indicator: Indicator, one: Experiment) -> bool:
    if indicator.stop_at is None or indicator.stop_past is None:
        return False
    fresh = [point for point in indicator.measurements if stands_for(point) >= new_from(one)]
    value = _shown(indicator, fresh[-1]) if fresh else None
    if value is None:
        return False
    return value > indicator.stop_at if indicator.stop_past is Past.MORE else value < indicator.stop_at


def _shown(indicator: Indicator, point: Measurement) -> float | None:
    """The number, or the percentage of so many of so many; None when it may not be shown or is of nobody."""
    number, total = cleared_share(indicator.counts_of, point.number, point.total)
    if number is None or total is None:
        return number
    return 100 * number / total if total else None
