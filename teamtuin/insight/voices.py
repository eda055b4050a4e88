"""What other voices said at a proeftuin, as an exhibit: how often each answer was chosen.

The numbers were cleared when the round closed; here nothing is counted anew.
"""

from collections.abc import Iterable, Sequence

from babel.lists import format_list

from teamtuin.experiments.model import CountsOf
from teamtuin.insight.drawings import Counted, CountedRow
from teamtuin.insight.exhibit import Cell, Exhibit, Table
from teamtuin.insight.sentences import day
from teamtuin.rooms.model import QuestionKind, RoundResult
from teamtuin.rooms.voices.model import AUDIENCES, OPTIONS, WITHOUT_CODES
from teamtuin.texts import Texts


def of_voices(results: Iterable[RoundResult], t: Texts) -> list[Exhibit]:
    """One exhibit for each question to the same people, with all its rounds; the latest asked first."""
    asked: dict[tuple[object, ...], list[RoundResult]] = {}
    for one in results:
        if one.question.kind is QuestionKind.CHOICE and one.audience:
            asked.setdefault((one.question.text, one.question.options, one.audience), []).append(one)
    found = [sorted(rounds, key=lambda one: one.opened_on, reverse=True) for rounds in asked.values()]
    found.sort(key=lambda rounds: rounds[0].opened_on, reverse=True)
    return [_exhibit(rounds, t) for rounds in found]


def option_words(option: str, t: Texts) -> str:
    """An answer of the bank in the reader's language, or as the team wrote it."""
    return t.gettext(OPTIONS[option]) if option in OPTIONS else option


def _exhibit(rounds: Sequence[RoundResult], t: Texts) -> Exhibit:
    last = rounds[0]
    options = [option_words(option, t) for option in last.question.options]
    rows = tuple(
        CountedRow(name=words, counts=(count or 0,), hidden=count is None)
        for words, count in zip(options, last.cells, strict=True)
    )
    return Exhibit(
        key=f"voices_{last.round_id}",
        question=last.question.text,
        sentence=_sentence(last, t),
        caveat=_caveat(rounds, t),
        n=last.answers,
        counts_of=CountsOf.ANSWERS,
        figure=Counted(rows=rows) if any(count is not None for count in last.cells) else None,
        table=Table(
            columns=(t.gettext("Round"), t.gettext("Answers"), *options),
            rows=tuple(_row(one, t) for one in rounds),
        ),
        alt="; ".join(
            f"{day(one.opened_on, t.language)}: {chosen_in(one, t) or t.gettext('not shown')}"
            for one in rounds
        ),
    )


def _row(one: RoundResult, t: Texts) -> tuple[Cell, ...]:
    hidden = t.gettext("not shown")
    return (
        day(one.opened_on, t.language),
        one.answers,
        *(hidden if count is None else count for count in one.cells),
    )


def chosen_in(one: RoundResult, t: Texts) -> str:
    """How often each answer was chosen, as far as it is shown: "zon (12) en wolk (9)"; nothing of a scale."""
    options = one.question.options if one.cells else ()
    pairs = zip(options, one.cells, strict=True)
    told = [f"{option_words(option, t)} ({count})" for option, count in pairs if count is not None]
    return format_list(told, locale=t.language)


def _sentence(last: RoundResult, t: Texts) -> str:
    audience = t.gettext(AUDIENCES[last.audience]) if last.audience else ""
    answered = t.gettext("{n} answers of {audience}, round of {day}.").format(
        n=last.answers, audience=audience, day=day(last.opened_on, t.language)
    )
    chosen = chosen_in(last, t)
    if not chosen:
        return (
            answered
            + " "
            + t.gettext("How often each answer was chosen is not shown, so that nobody can be recognised.")
        )
    return answered + " " + t.gettext("Chosen: {answers}.").format(answers=chosen)


def _caveat(rounds: Sequence[RoundResult], t: Texts) -> str:
    parts = [
        t.ngettext(
            "Anonymous, {n} closed round.",
            "Anonymous, {n} closed rounds. We do not know whether the same people answered each time.",
            len(rounds),
        ).format(n=len(rounds))
    ]
    if any(one.is_free for one in rounds):
        parts.append(t.gettext(WITHOUT_CODES))
    if any(None in one.cells for one in rounds):
        parts.append(
            t.gettext("“Not shown”: a group is too small, and could be told from the other numbers.")
        )
    return " ".join(parts)
