"""Our garden: the room that was asked, by kind, with what was answered and how long it stayed open."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from babel.lists import format_list

from teamtuin.errors import N_
from teamtuin.experiments.model import Experiment, RoomAnswer, RoomAsked, RoomKind
from teamtuin.experiments.status import ROOM_KINDS
from teamtuin.insight.drawings import Ask, Asks
from teamtuin.insight.exhibit import Exhibit, Table
from teamtuin.insight.sentences import day
from teamtuin.insight.terms import Period, when
from teamtuin.texts import Texts

ANSWERS = {
    RoomAnswer.ARRANGED: N_("arranged on {day}"),
    RoomAnswer.TOGETHER: N_("looking for it together, since {day}"),
    RoomAnswer.CANNOT: N_("not possible, said on {day}"),
}
SHORT_ANSWERS = {
    RoomAnswer.ARRANGED: N_("arranged"),
    RoomAnswer.TOGETHER: N_("looking together"),
    RoomAnswer.CANNOT: N_("not possible"),
}
Asked = tuple[Experiment, RoomAsked]
Word = TypeVar("Word", RoomKind, RoomAnswer)


def room_asked(experiments: Sequence[Experiment], period: Period, t: Texts, leader: str = "") -> Exhibit:
    """What still waits for an answer, whenever it was asked, and what was answered in this time."""
    asked = [(one, room) for one in experiments for room in one.rooms_asked]
    waits = [(one, room) for one, room in asked if room.answer is None]
    told = [(one, room) for one, room in asked if room.answer and period.holds(room.answered_on)]
    waits.sort(key=lambda pair: pair[1].asked_on)
    told.sort(key=lambda pair: pair[1].answered_on or date.min, reverse=True)
    shown = (*waits, *told)
    caveat = t.gettext("{name} answers, as the school leader.").format(name=leader) if leader else ""
    return Exhibit(
        key="room_asked",
        question=t.gettext("Which room do we ask for?"),
        sentence=_said([room for _, room in waits], [room for _, room in told], period, t, ever=bool(asked)),
        caveat=caveat if shown else "",
        listing=Asks(rows=tuple(_line(one, room, period.today, t) for one, room in shown)) if shown else None,
        table=_table(shown, period.today, t),
    )


def _said(
    waits: Sequence[RoomAsked], told: Sequence[RoomAsked], period: Period, t: Texts, *, ever: bool
) -> str:
    if not ever:
        return t.gettext("No room was asked for yet. Whoever tries something out may ask for it.")
    then = when(period, t)
    if not waits and not told:
        return t.gettext("Nothing waits for an answer, and nothing was answered {when}.").format(when=then)
    parts = [_waiting(waits, period.today, t), *([_answered(told, then, t)] if told else [])]
    kinds = _counted((room.kind for room in (*waits, *told)), ROOM_KINDS, t)
    return " ".join([*parts, t.gettext("It was about {kinds}.").format(kinds=kinds)])


def _waiting(waits: Sequence[RoomAsked], today: date, t: Texts) -> str:
    if not waits:
        return t.gettext("Nothing waits for an answer.")
    waiting = t.ngettext(
        "{n} question waits for an answer", "{n} questions wait for an answer", len(waits)
    ).format(n=len(waits))
    since = _in_days(_open_for(waits[0], today), t)
    if len(waits) == 1:
        return t.gettext("{waiting}, for {days}.").format(waiting=waiting, days=since)
    return t.gettext("{waiting}, the longest for {days}.").format(waiting=waiting, days=since)


def _answered(told: Sequence[RoomAsked], then: str, t: Texts) -> str:
    answers = _counted((room.answer for room in told if room.answer), SHORT_ANSWERS, t)
    took = [_open_for(room, room.asked_on) for room in told]
    answered = t.ngettext(
        "{n} question was answered {when}: {answers}.",
        "{n} questions were answered {when}: {answers}.",
        len(told),
    ).format(n=len(told), when=then, answers=answers)
    longest = _in_days(max(took), t)
    if len(told) == 1:
        return answered + " " + t.gettext("That took {days}.").format(days=longest)
    return answered + " " + t.gettext("The longest took {days}.").format(days=longest)


def _open_for(room: RoomAsked, today: date) -> int:
    """Days from the question to its answer, or until today."""
    return ((room.answered_on or today) - room.asked_on).days


def _in_days(number: int, t: Texts) -> str:
    return t.ngettext("{n} day", "{n} days", number).format(n=number)


def _counted(found: Iterable[Word], words: Mapping[Word, str], t: Texts) -> str:
    """How often each, in the order of their words: "tijd (2) en handen (1)"."""
    counts = Counter(found)
    told = [f"{t.gettext(words[one])} ({counts[one]})" for one in words if counts[one]]
    return format_list(told, locale=t.language)


def _line(experiment: Experiment, room: RoomAsked, today: date, t: Texts) -> Ask:
    asked = t.gettext("For {experiment}, asked on {day}.").format(
        experiment=experiment.title, day=day(room.asked_on, t.language, today)
    )
    if room.answer is None:
        how = t.gettext("No answer yet.")
    else:
        answered = day(room.answered_on or room.asked_on, t.language, today)
        how = with_stop(t.gettext(ANSWERS[room.answer]).format(day=answered))
    because = f" {with_stop(room.because)}" if room.because else ""
    return Ask(
        title=room.text,
        strand=experiment.strand,
        word=t.gettext(ROOM_KINDS[room.kind]),
        line=f"{asked} {how}{because}",
    )


def with_stop(words: str) -> str:
    """With a capital in front and a stop at the end."""
    ended = words.rstrip()
    return ended[:1].upper() + ended[1:] + ("" if ended.endswith((".", "?", "…")) else ".")


def _table(shown: Sequence[Asked], today: date, t: Texts) -> Table:
    columns = (
        t.gettext("What"),
        t.gettext("Proeftuin"),
        t.gettext("Sort"),
        t.gettext("Asked on"),
        t.gettext("Answer"),
        t.gettext("Answered on"),
        t.gettext("Days open"),
        t.gettext("Because"),
    )
    rows = tuple(
        (
            room.text,
            experiment.title,
            t.gettext(ROOM_KINDS[room.kind]),
            room.asked_on.isoformat(),
            t.gettext(SHORT_ANSWERS[room.answer]) if room.answer else t.gettext("no answer yet"),
            room.answered_on.isoformat() if room.answered_on else "",
            _open_for(room, today),
            room.because,
        )
        for experiment, room in shown
    )
    return Table(columns=columns, rows=rows)
