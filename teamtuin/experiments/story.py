"""The story line of a proeftuin: it puts itself together out of what is there; nobody reports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from teamtuin.agreements.model import Result
from teamtuin.clock import day_of
from teamtuin.experiments.model import (
    Choice,
    Cycle,
    Decision,
    Experiment,
    Indicator,
    Measurement,
    RoomAnswer,
    RoomAsked,
    RoomKind,
)
from teamtuin.peer_learning.model import Form
from teamtuin.reflections.model import Reflection
from teamtuin.rooms.published.model import PublishedRound

A_PAGE = 20
ALL = 1_000_000
"""So many of each kind is all there can be."""


class Told(StrEnum):
    """What kind of thing an entry is; of one day they stand in this order, the last on top."""

    MEASURED = "measured"
    OBSERVATION = "observation"
    REFLECTION = "reflection"
    SESSION = "session"
    TEAM_INSIGHT = "team_insight"
    AGREEMENT = "agreement"
    OUTCOME = "outcome"
    ROUND = "round"
    PREDICTION = "prediction"
    LEARNED = "learned"
    THOUGHT = "thought"
    ROOM_ASKED = "room_asked"
    ROOM_ANSWERED = "room_answered"
    DECISION = "decision"


class Sort(StrEnum):
    """What one may look at alone: kinds that belong together."""

    SEEN = "seen"
    SHARED = "shared"
    MEASURED = "measured"
    LEARNED_TOGETHER = "learned_together"
    ROUNDS = "rounds"
    STUDY_DAYS = "study_days"
    TRIED = "tried"
    ROOM = "room"
    DECIDED = "decided"


SORT_OF: Mapping[Told, Sort] = {
    Told.OBSERVATION: Sort.SEEN,
    Told.THOUGHT: Sort.SEEN,
    Told.REFLECTION: Sort.SHARED,
    Told.MEASURED: Sort.MEASURED,
    Told.SESSION: Sort.LEARNED_TOGETHER,
    Told.TEAM_INSIGHT: Sort.LEARNED_TOGETHER,
    Told.AGREEMENT: Sort.LEARNED_TOGETHER,
    Told.ROUND: Sort.ROUNDS,
    Told.OUTCOME: Sort.STUDY_DAYS,
    Told.PREDICTION: Sort.TRIED,
    Told.LEARNED: Sort.TRIED,
    Told.ROOM_ASKED: Sort.ROOM,
    Told.ROOM_ANSWERED: Sort.ROOM,
    Told.DECISION: Sort.DECIDED,
}
IN_ORDER = {kind: place for place, kind in enumerate(Told)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing on the line. `name` is the first name of who stands for it, when it was signed.

    `number` is which round of trying it was of all; beside what came of it the prediction stands elsewhere.
    `answer`, `asked` and `choice` say more about room and decisions, `form` is the kind of a session and
    `alone` whether only the viewer reads it, `result` what became of an agreement.
    `measured` is what was measured, with the measurements of that month alone; what of them may be shown,
    `insight` decides.
    `thing_id` is what it leads to or, for an observation of one's own (`mine`), what can be taken back;
    of an outcome it is the study day, of an agreement the session.
    What is of a `whole_month` is shown without its day: that only says where it stands.
    """

    day: date
    kind: Told
    text: str
    name: str | None = None
    number: int | None = None
    afterwards: bool = False
    asked: RoomKind | None = None
    answer: RoomAnswer | None = None
    choice: Choice | None = None
    form: Form | None = None
    alone: bool = False
    result: Result | None = None
    measured: tuple[Indicator, ...] = ()
    published: PublishedRound | None = None
    thing_id: UUID | None = None
    mine: bool = False
    whole_month: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A text at this proeftuin that the viewer may read because its writer shares it."""

    reflection: Reflection
    name: str | None
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The newest part of a story line: what it shows, of which sorts there is something, whether more."""

    entries: tuple[Entry, ...]
    sorts: tuple[Sort, ...]
    is_more: bool

    def by_month(self) -> Iterator[tuple[date, tuple[Entry, ...]]]:
        """Each month with its entries, the newest first."""
        for month, entries in groupby(self.entries, key=lambda entry: entry.day.replace(day=1)):
            yield month, tuple(entries)


def line(told: Iterable[Entry], most: int, sort: Sort | None = None) -> Line:
    """The newest entries, of all or of one sort; `told` holds of each kind one more than `most`, or all."""
    entries = list(told)
    there = {SORT_OF[entry.kind] for entry in entries}
    chosen = [entry for entry in entries if sort is None or SORT_OF[entry.kind] is sort]
    chosen.sort(key=lambda entry: (entry.day, IN_ORDER[entry.kind]), reverse=True)
    return Line(
        entries=tuple(chosen[:most]),
        sorts=tuple(each for each in Sort if each in there),
        is_more=len(chosen) > most,
    )


def of(experiment: Experiment, most: int) -> Iterator[Entry]:
    """What hangs on the proeftuin itself, without the observations; of what grows, the newest."""
    yield from _measured(experiment.indicators, most)
    yield from reversed(tuple(_tried(experiment.cycles)))
    yield from reversed(tuple(_room(experiment.rooms_asked)))
    yield from (_decided(decision) for decision in reversed(experiment.decisions))
    for thought in reversed(experiment.thoughts):
        yield Entry(day=thought.thought_on, kind=Told.THOUGHT, text=thought.text)


def _measured(indicators: Sequence[Indicator], most: int) -> Iterator[Entry]:
    """One entry a month, under everything else of it, with all that was measured then."""
    months: dict[date, list[tuple[Indicator, tuple[Measurement, ...]]]] = {}
    for indicator in indicators:
        for month, points in groupby(indicator.measurements, key=lambda one: one.measured_on.replace(day=1)):
            months.setdefault(month, []).append((indicator, tuple(points)))
    for month in sorted(months, reverse=True)[:most]:
        measured = tuple(replace(indicator, measurements=points) for indicator, points in months[month])
        yield Entry(day=month, kind=Told.MEASURED, text="", measured=measured, whole_month=True)


def _tried(cycles: Sequence[Cycle]) -> Iterator[Entry]:
    for number, cycle in enumerate(cycles, start=1):
        if cycle.looked_at is None:
            yield Entry(
                day=day_of(cycle.predicted_at),
                kind=Told.PREDICTION,
                text=cycle.prediction,
                number=number,
            )
        else:
            told = (cycle.surprise, cycle.learned)
            yield Entry(
                day=day_of(cycle.looked_at),
                kind=Told.LEARNED,
                text="\n".join(text for text in told if text),
                number=number,
                afterwards=cycle.afterwards,
            )


def _room(asked: Sequence[RoomAsked]) -> Iterator[Entry]:
    for room in asked:
        yield Entry(day=room.asked_on, kind=Told.ROOM_ASKED, text=room.text, asked=room.kind)
        if room.answer and room.answered_on:
            yield Entry(
                day=room.answered_on,
                kind=Told.ROOM_ANSWERED,
                text=room.because or room.text,
                asked=room.kind,
                answer=room.answer,
            )


def _decided(decision: Decision) -> Entry:
    return Entry(day=decision.decided_on, kind=Told.DECISION, text=decision.because, choice=decision.choice)
