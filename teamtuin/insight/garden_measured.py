"""Our garden: what we see in what the proeftuinen measure, as it stood on the last day of this time.

Each line says what its own exhibit says, which cleared its numbers; here lines are counted and nothing else.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from teamtuin.experiments.model import CountsOf, Experiment, Indicator
from teamtuin.insight.drawings import Ask, Asks, RunLine
from teamtuin.insight.exhibit import Exhibit, Table
from teamtuin.insight.harvest import as_it_stood, began
from teamtuin.insight.indicators import few_groups, of_indicator
from teamtuin.insight.runchart import Verdict
from teamtuin.insight.sentences import day
from teamtuin.insight.terms import Period, when
from teamtuin.texts import Texts


class Sees(StrEnum):
    """What can be said of a line: by the rule of thumb, or why it says nothing."""

    SHIFT = "shift"
    NO_SHIFT = "no_shift"
    TOO_FEW = "too_few"
    NO_RULE = "no_rule"
    NOT_SHOWN = "not_shown"


OF_VERDICT = {
    Verdict.SIGNAL: Sees.SHIFT,
    Verdict.NO_SIGNAL: Sees.NO_SHIFT,
    Verdict.TOO_FEW: Sees.TOO_FEW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A thing that was measured, at which proeftuin, and its own exhibit."""

    experiment: Experiment
    indicator: Indicator
    exhibit: Exhibit

    @property
    def sees(self) -> Sees:
        figure = self.exhibit.figure
        if isinstance(figure, RunLine):
            return OF_VERDICT[figure.chart.verdict]
        shown = any(not isinstance(cell, str) for row in self.exhibit.table.rows for cell in row)
        return Sees.NO_RULE if shown else Sees.NOT_SHOWN


def measured(experiments: Sequence[Experiment], period: Period, t: Texts) -> Exhibit:
    """What was measured in this time; each with how often, and what its line says."""
    found = seen_in(experiments, period, t)
    nothing = t.gettext("We cannot say anything about this yet, because nothing was measured {when}.")
    answers = any(one.indicator.counts_of is CountsOf.ANSWERS for one in found)
    return Exhibit(
        key="measured",
        question=t.gettext("What do we see in what we measure?"),
        sentence=_sentence(found, period, t) if found else nothing.format(when=when(period, t)),
        caveat=_caveat(period, t) if found else "",
        counts_of=CountsOf.ANSWERS if answers else CountsOf.EVENTS,
        listing=Asks(rows=tuple(_at_each(found, t))) if found else None,
        table=_table(found, t),
    )


def seen_in(experiments: Sequence[Experiment], period: Period, t: Texts) -> list[Seen]:
    """Each thing with a number in this time, in the order in which the proeftuinen began."""
    ordered = sorted(experiments, key=lambda one: (began(one), one.title))
    return [each for one in ordered for each in _of(one, period, t)]


def _of(one: Experiment, period: Period, t: Texts) -> Iterator[Seen]:
    until = min(period.end, period.today)
    for indicator in as_it_stood(one, until).indicators:
        if any(period.start <= each.measured_on for each in indicator.measurements):
            exhibit = of_indicator(indicator, t, strand=one.strand)
            yield Seen(experiment=one, indicator=indicator, exhibit=exhibit)


def _sentence(found: Sequence[Seen], period: Period, t: Texts) -> str:
    return " ".join([how_many(found, period, t), *_what_they_see(found, t)])


def how_many(found: Sequence[Seen], period: Period, t: Texts) -> str:
    """How many things were measured, at how many proeftuinen."""
    at = len({one.experiment.id for one in found})
    return t.ngettext(
        "At {n} proeftuin we measured {things} {when}.", "At {n} proeftuinen we measured {things} {when}.", at
    ).format(n=at, things=_things(len(found), t), when=when(period, t))


def _what_they_see(found: Sequence[Seen], t: Texts) -> Iterator[str]:
    """How many of them say what; never which of them moved most."""
    counts = Counter(one.sees for one in found)
    words = {
        Sees.SHIFT: t.gettext("In {n} of these the rule of thumb finds a shift."),
        Sees.NO_SHIFT: t.gettext("In {n} of these the rule of thumb finds no shift."),
        Sees.TOO_FEW: t.gettext("For {n} there are too few useful measurements to say anything about that."),
        Sees.NO_RULE: t.gettext("For {n} we count how often it came off; no rule of thumb goes with that."),
        Sees.NOT_SHOWN: t.gettext("Of {n} we show no number, so that nobody can be recognised."),
    }
    yield from (said.format(n=counts[sees]) for sees, said in words.items() if counts[sees])


def _caveat(period: Period, t: Texts) -> str:
    never = t.gettext(
        "A shift does not say why, and no shift is not the same as: nothing changed. The lines themselves"
        " stand at their proeftuinen."
    )
    if period.holds(period.today):
        return never
    stood = t.gettext("As it stood on {day}.").format(day=day(period.end, t.language, period.today))
    return f"{stood} {never}"


def _at_each(found: Sequence[Seen], t: Texts) -> Iterator[Ask]:
    """A row for each proeftuin, with a sentence for each thing that it measures."""
    for _, seen in groupby(found, key=lambda one: one.experiment.id):
        things = [*seen]
        yield Ask(
            title=things[0].experiment.title,
            strand=things[0].experiment.strand,
            word=_things(len(things), t),
            line="\n".join(_said(one, t) for one in things),
        )


def _things(number: int, t: Texts) -> str:
    return t.ngettext("{n} thing", "{n} things", number).format(n=number)


def _said(one: Seen, t: Texts) -> str:
    """A shift in the words of its own exhibit; else what the rule says, and of how many measurements."""
    words = {
        Sees.SHIFT: t.gettext("{what}: {sentence}"),
        Sees.NO_SHIFT: t.gettext("{what}: no shift in {n} measurements."),
        Sees.TOO_FEW: t.gettext("{what}: too few useful measurements ({n})."),
        Sees.NO_RULE: t.gettext("{what}: counted ({n})."),
        Sees.NOT_SHOWN: t.gettext("{what}: not shown."),
    }
    few = f" {few_groups(t)}" if one.sees is Sees.SHIFT and one.indicator.few_groups else ""
    number = len(one.indicator.measurements)
    said = words[one.sees].format(what=one.indicator.label, n=number, sentence=one.exhibit.sentence)
    return f"{said}{few}"


def _table(found: Sequence[Seen], t: Texts) -> Table:
    return Table(
        columns=(
            t.gettext("What"),
            t.gettext("Proeftuin"),
            t.gettext("Measurements"),
            t.gettext("Latest"),
            t.gettext("What we see"),
        ),
        rows=tuple(
            (
                one.indicator.label,
                one.experiment.title,
                len(one.indicator.measurements),
                _latest(one.indicator).isoformat(),
                one.exhibit.sentence,
            )
            for one in found
        ),
    )


def _latest(indicator: Indicator) -> date:
    return indicator.measurements[-1].measured_on
