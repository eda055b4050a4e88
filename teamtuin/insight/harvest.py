"""What a term or a school year was, in exhibits: as it stood on its last day, or today while it runs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from babel.lists import format_list

from teamtuin.clock import day_of
from teamtuin.experiments.model import Choice, Cycle, Decision, Experiment, Indicator, Phase, RoomAsked, Step
from teamtuin.insight.decision_log import CHOICES
from teamtuin.insight.drawings import Ask, Asks, Counted, CountedRow
from teamtuin.insight.exhibit import Exhibit, Table
from teamtuin.insight.sentences import day
from teamtuin.insight.terms import Period, when
from teamtuin.texts import Texts


def as_it_stood(one: Experiment, on: date) -> Experiment:
    """Without what was measured, seen, tried, asked, answered or decided after that day."""
    decisions = tuple(each for each in one.decisions if each.decided_on <= on)
    goes_on = one.phase is Phase.STOPPED and len(decisions) < len(one.decisions)
    return replace(
        one,
        phase=Phase.TRY_OUT if goes_on else one.phase,
        indicators=tuple(_measured_until(each, on) for each in one.indicators),
        observations=tuple(each for each in one.observations if each.seen_on <= on),
        cycles=tuple(_round_until(each, on) for each in one.cycles if day_of(each.predicted_at) <= on),
        decisions=decisions,
        rooms_asked=tuple(_asked_until(each, on) for each in one.rooms_asked if each.asked_on <= on),
    )


def _measured_until(one: Indicator, on: date) -> Indicator:
    return replace(one, measurements=tuple(each for each in one.measurements if each.measured_on <= on))


def _round_until(one: Cycle, on: date) -> Cycle:
    if one.looked_at and day_of(one.looked_at) > on:
        return replace(one, looked_at=None, surprise="", learned="")
    return one


def _asked_until(one: RoomAsked, on: date) -> RoomAsked:
    if one.answered_on and one.answered_on > on:
        return replace(one, answer=None, answered_on=None, because="")
    return one


def began(one: Experiment) -> date:
    """Since when it is tried out, as far as that was written down."""
    return one.starts_on or one.tried_on or one.planted_on


def tried_in(experiments: Sequence[Experiment], period: Period) -> list[Experiment]:
    """The proeftuinen that ran in this time, the earliest first."""
    found = [one for one in experiments if _ran(one, period)]
    return sorted(found, key=lambda one: (began(one), one.title))


def _ran(one: Experiment, period: Period) -> bool:
    last = one.last_decision
    over = one.phase is Phase.STOPPED and last is not None and last.decided_on < period.start
    begun = one.tried_on is not None or one.step is not Step.SEED
    return begun and not over and began(one) <= period.end


def tried(experiments: Sequence[Experiment], period: Period, t: Texts) -> Exhibit:
    """Which proeftuinen ran in this time, and what was decided last at each."""
    found = tried_in(experiments, period)
    rows = tuple(_line(one, period, t) for one in found)
    nothing = t.gettext("We cannot say anything about this yet, because no proeftuin ran {when}.")
    sentence = t.ngettext(
        "{n} proeftuin ran {when}: {titles}.", "{n} proeftuinen ran {when}: {titles}.", len(found)
    )
    then = when(period, t)
    titles = format_list([one.title for one in found], locale=t.language) if found else ""
    return Exhibit(
        key="tried",
        question=t.gettext("What did we try?"),
        sentence=(sentence if found else nothing).format(n=len(found), when=then, titles=titles),
        listing=Asks(rows=rows) if rows else None,
        table=Table(
            columns=(t.gettext("Proeftuin"), t.gettext("Since when"), t.gettext("Decision")),
            rows=tuple(
                (one.title, began(one).isoformat(), row.word) for one, row in zip(found, rows, strict=True)
            ),
        ),
    )


def _line(one: Experiment, period: Period, t: Texts) -> Ask:
    last = one.last_decision
    since = t.gettext("Since {day}.").format(day=day(began(one), t.language, period.today))
    return Ask(
        title=one.title,
        strand=one.strand,
        word=t.gettext(CHOICES[last.choice]) if last else t.gettext("no decision yet"),
        line=since,
    )


def decided(experiments: Sequence[Experiment], period: Period, t: Texts) -> Exhibit:
    """How often what was decided in this time; no choice counts for more than another."""
    found = decisions_in(experiments, period)
    counts = Counter(decision.choice for _, decision in found)
    rows = tuple(
        CountedRow(name=t.gettext(name), counts=(counts[choice],))
        for choice, name in CHOICES.items()
        if counts[choice]
    )
    at = len({one.id for one, _ in found})
    nothing = t.gettext("We cannot say anything about this yet, because nothing was decided {when}.").format(
        when=when(period, t)
    )
    caveat = t.gettext("Every decision is good, letting go too. One mark is one decision.")
    return Exhibit(
        key="decided",
        question=t.gettext("What did we decide at our proeftuinen?"),
        sentence=_decided_sentence(counts, at, when(period, t), t) if found else nothing,
        caveat=caveat if found else "",
        figure=Counted(rows=rows) if rows else None,
        table=Table(
            columns=(t.gettext("Decision"), t.gettext("Number")),
            rows=tuple((row.name, *row.counts) for row in rows),
        ),
        alt="; ".join(f"{row.name}: {row.counts[0]}" for row in rows),
    )


def decisions_in(experiments: Sequence[Experiment], period: Period) -> list[tuple[Experiment, Decision]]:
    """What was decided in this time with its proeftuin, the earliest first."""
    found = [
        (one, decision)
        for one in experiments
        for decision in one.decisions
        if period.holds(decision.decided_on)
    ]
    return sorted(found, key=lambda pair: (pair[1].decided_on, pair[1].made_at))


def _decided_sentence(counts: Counter[Choice], at: int, then: str, t: Texts) -> str:
    told = [
        f"{t.gettext(name).lower()} ({counts[choice]})" for choice, name in CHOICES.items() if counts[choice]
    ]
    made = t.ngettext("{n} decision", "{n} decisions", counts.total()).format(n=counts.total())
    sentence = t.ngettext(
        "{decisions} {when} at {n} proeftuin: {choices}.",
        "{decisions} {when} at {n} proeftuinen: {choices}.",
        at,
    )
    return sentence.format(decisions=made, when=then, n=at, choices=format_list(told, locale=t.language))
