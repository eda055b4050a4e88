"""What a team keeps an eye on while it tries something (work load, energy), drawn under what it hopes for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from teamtuin.experiments.looking.catalogue import has_guardrail
from teamtuin.experiments.model import Direction, Indicator
from teamtuin.insight.drawings import GoalAndGuardrail, RunLine
from teamtuin.insight.exhibit import Exhibit, Table
from teamtuin.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A thing that is looked at, with its exhibit."""

    indicator: Indicator
    exhibit: Exhibit


def is_guardrail(indicator: Indicator) -> bool:
    """It has to stay as it is, or its name says that it is about what the trying costs."""
    return indicator.direction is Direction.STABLE or has_guardrail((indicator,))


def paired(found: Sequence[Looked]) -> tuple[Looked, Looked] | None:
    """The goal and the guardrail that go on one time axis; of more goals the one with its unit, or a line."""
    lines = [one for one in found if isinstance(one.exhibit.figure, RunLine)]
    guardrail = next((one for one in lines if is_guardrail(one.indicator)), None)
    goals = [one for one in lines if not is_guardrail(one.indicator)]
    if guardrail is None or not goals:
        return None
    unit = guardrail.indicator.unit.lower()
    fit = sorted(goals, key=lambda one: (one.indicator.unit.lower() != unit, not _has_line(one)))
    return fit[0], guardrail


def _has_line(one: Looked) -> bool:
    return isinstance(one.exhibit.figure, RunLine) and one.exhibit.figure.chart.has_line


def together(goal: Exhibit, guardrail: Exhibit, t: Texts) -> Exhibit:
    """One exhibit of the two, with one time axis; each keeps its own sentence, scale, verdict and table."""
    above, below = goal.figure, guardrail.figure
    if not isinstance(above, RunLine) or not isinstance(below, RunLine):
        raise TypeError("two lines")
    under = replace(below, guardrail=True, drawn_from=_since(below, above.drawn_days[0]))
    heads = (
        (t.gettext("What we hope for"), _thing(goal.question, above.unit)),
        (t.gettext("What we keep an eye on"), _thing(guardrail.question, below.unit)),
    )
    below_it = t.gettext("Below it:")
    return Exhibit(
        key=f"{goal.key}_{guardrail.key}",
        question=t.gettext("What does it bring and what does it cost?"),
        sentence="\n".join(f"{one.question}: {one.sentence}" for one in (goal, guardrail)),
        caveat="\n".join(f"{one.question}: {one.caveat}" for one in (goal, guardrail) if one.caveat),
        counts_of=guardrail.counts_of,
        n=guardrail.n if goal.n is None else goal.n,
        figure=GoalAndGuardrail(goal=above, guardrail=under, heads=heads),
        table=Table(columns=(), rows=()),
        alt=f"{goal.question}. {goal.alt} {below_it} {guardrail.question}. {guardrail.alt}",
    )


def _since(drawing: RunLine, first: date) -> int:
    """The place of its first measurement from that day on; all of it when there is none."""
    if not drawing.days[drawing.drawn_from :] or drawing.days[-1] < first:
        return drawing.drawn_from
    return max(drawing.drawn_from, sum(day < first for day in drawing.days))


def _thing(question: str, unit: str) -> str:
    return f"{question[:1].lower()}{question[1:]}, {unit}" if unit else question
