"""What a proeftuin looks at, each thing as an exhibit, with the days that are marked on their lines."""

from collections.abc import Iterator
from datetime import date

from teamtuin.clock import day_of
from teamtuin.experiments.model import Cycle, Experiment
from teamtuin.insight.decision_log import CHOICES
from teamtuin.insight.guardrail import Looked
from teamtuin.insight.indicators import of_indicator
from teamtuin.texts import Texts


def looked(one: Experiment, t: Texts) -> Iterator[Looked]:
    """Each thing with its exhibit, of all of its measurements."""
    changes = marked(one, t)
    for indicator in one.indicators:
        yield Looked(
            indicator=indicator, exhibit=of_indicator(indicator, t, strand=one.strand, changes=changes)
        )


def marked(one: Experiment, t: Texts) -> list[tuple[date, str]]:
    """The start, the rounds of trying and what was decided, in time."""
    began = [(one.starts_on, t.gettext("start"))] if one.starts_on else []
    tried = [day for number, cycle in enumerate(one.cycles, start=1) for day in _round(number, cycle, t)]
    decided = [(each.decided_on, t.gettext(CHOICES[each.choice]).lower()) for each in one.decisions]
    return sorted([*began, *tried, *decided])


def _round(number: int, cycle: Cycle, t: Texts) -> Iterator[tuple[date, str]]:
    """When it was expected and when it was looked at; a round without days of its own marks nothing."""
    predicted = day_of(cycle.predicted_at)
    seen = day_of(cycle.looked_at) if cycle.looked_at else None
    if not cycle.afterwards and cycle.looked_at != cycle.predicted_at:
        yield predicted, t.gettext("round {n} began").format(n=number)
    if seen and (cycle.afterwards or cycle.looked_at != cycle.predicted_at):
        yield seen, t.gettext("round {n} looked at").format(n=number)
