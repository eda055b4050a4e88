"""Our garden: what the closed rounds of the pulse say, in two groups, as far as they may be shown."""

from collections.abc import Sequence

from teamtuin.experiments.model import CountsOf
from teamtuin.insight.drawings import Groups, TwoGroups
from teamtuin.insight.exhibit import Cell, Exhibit, Table
from teamtuin.insight.sentences import day, short_day
from teamtuin.insight.terms import Period, when
from teamtuin.rooms.model import PULSE_QUESTIONS, RoundKind, RoundResult
from teamtuin.texts import Texts

FIRST = PULSE_QUESTIONS["P1"]
MOST_ROUNDS = 8  # in a figure; the table has all


def energy(results: Sequence[RoundResult], period: Period, t: Texts, *, is_open: bool) -> list[Exhibit]:
    """One exhibit for each question that was asked in this time, in the order of the bank."""
    pulses = [one for one in results if one.kind is RoundKind.PULSE and period.holds(one.opened_on)]
    keys = [key for key in PULSE_QUESTIONS if any(one.question.key == key for one in pulses)]
    if not keys:
        return [_nothing(period, t, is_open=is_open)]
    return [_question(key, [one for one in pulses if one.question.key == key], period, t) for key in keys]


def _nothing(period: Period, t: Texts, *, is_open: bool) -> Exhibit:
    nothing = t.gettext(
        "We cannot say anything about this yet, because no round that began {when} was closed with enough"
        " answers."
    ).format(when=when(period, t))
    closed = t.gettext(
        "We cannot say anything about this yet, because the participation council has not opened this part."
    )
    return Exhibit(
        key="energy",
        question=t.gettext(FIRST),
        sentence=nothing if is_open else closed,
        counts_of=CountsOf.ANSWERS,
        table=Table(columns=(), rows=()),
    )


def _question(key: str, results: Sequence[RoundResult], period: Period, t: Texts) -> Exhibit:
    latest_first = sorted(results, key=lambda one: one.opened_on, reverse=True)
    last = latest_first[0]
    drawn = tuple(_groups(one, short_day(one.opened_on, t.language)) for one in latest_first[:MOST_ROUNDS])
    told = tuple(_groups(one, day(one.opened_on, t.language, period.today)) for one in latest_first)
    return Exhibit(
        key=f"energy_{key.lower()}",
        question=t.gettext(PULSE_QUESTIONS[key]),
        sentence=_sentence(last, period, t),
        caveat=_caveat(latest_first, t),
        n=last.answers,
        counts_of=CountsOf.ANSWERS,
        figure=TwoGroups(rounds=drawn),
        table=groups_table(told, t),
        alt="; ".join(groups_in_words(one, t) for one in told),
    )


def _groups(one: RoundResult, label: str) -> Groups:
    return Groups(label=label, answers=one.answers, low=one.low, high=one.high)


def groups_table(rounds: Sequence[Groups], t: Texts) -> Table:
    """A row for each round; what is not shown stands there in words."""
    return Table(
        columns=(t.gettext("Round"), t.gettext("Answers"), t.gettext("1 to 3"), t.gettext("4 or 5")),
        rows=tuple(_row(one, t) for one in rounds),
    )


def _row(one: Groups, t: Texts) -> tuple[Cell, ...]:
    hidden = t.gettext("not shown")
    cells = (one.answers, one.low, one.high)
    return (one.label, *(hidden if cell is None else cell for cell in cells))


def _sentence(last: RoundResult, period: Period, t: Texts) -> str:
    when = day(last.opened_on, t.language, period.today)
    answered = t.ngettext(
        "In the last closed round ({day}) {n} colleague answered.",
        "In the last closed round ({day}) {n} colleagues answered.",
        last.answers,
    ).format(day=when, n=last.answers)
    if last.high is None or last.low is None:
        said = t.gettext("The two groups are not shown, so that nobody can be recognised.")
    elif not last.high:
        said = t.gettext("None of them chose 4 or 5.")
    elif not last.low:
        said = t.gettext("All of them chose 4 or 5.")
    else:
        said = t.gettext("{n} of them chose 4 or 5.").format(n=last.high)
    return f"{answered} {said}"


def _caveat(results: Sequence[RoundResult], t: Texts) -> str:
    parts = [
        t.ngettext(
            "Anonymous, {n} closed round.",
            "Anonymous, {n} closed rounds. We do not know whether the same people answered each time.",
            len(results),
        ).format(n=len(results))
    ]
    if any(one.low is None for one in results):
        parts.append(t.gettext("“Not shown”: too few people, so that nobody can be recognised."))
    return " ".join(parts)


def groups_in_words(one: Groups, t: Texts) -> str:
    """One round, to be heard."""
    if one.low is None or one.high is None:
        return t.gettext("{round}: {n} answers, groups not shown").format(round=one.label, n=one.answers)
    return t.gettext("{round}: {n} answers, {low} chose 1 to 3 and {high} chose 4 or 5").format(
        round=one.label, n=one.answers, low=one.low, high=one.high
    )
