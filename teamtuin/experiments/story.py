"""The story line of a proeftuin: it puts itself together out of what is there; nobody reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from teamtuin.clock import HOME
from teamtuin.experiments.model import Choice, Cycle, Decision, Experiment, RoomAnswer, RoomKind
from teamtuin.peer_learning.model import Form, PeerSession
from teamtuin.reflections.model import Reflection


class Told(StrEnum):
    """What kind of thing an entry is."""

    SEED = "seed"
    OBSERVATION = "observation"
    REFLECTION = "reflection"
    SESSION = "session"
    PREDICTION = "prediction"
    LEARNED = "learned"
    ROOM_ASKED = "room_asked"
    ROOM_ANSWERED = "room_answered"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing on the line. `name` is the first name of who stands for it, when it was signed.

    `expected` is the prediction above what a round brought.
    `number` is which round it was; `answer`, `asked` and `choice` say more about room and decisions.
    `form` is the kind of a session, `alone` whether only the viewer reads it.
    `thing_id` is the observation, so that its writer can take it back when it is `mine`.
    """

    day: date
    kind: Told
    text: str
    expected: str = ""
    name: str | None = None
    number: int | None = None
    afterwards: bool = False
    asked: RoomKind | None = None
    answer: RoomAnswer | None = None
    choice: Choice | None = None
    form: Form | None = None
    alone: bool = False
    thing_id: UUID | None = None
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A text at this proeftuin that the viewer may read because its writer shares it."""

    reflection: Reflection
    name: str | None
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A session at this proeftuin that the viewer may read; `alone` when nobody else can."""

    session: PeerSession
    alone: bool = False


def story(
    experiment: Experiment, shared: Sequence[Shared] = (), held: Sequence[Held] = ()
) -> tuple[Entry, ...]:
    """All that was seen, asked, learned and decided, the newest first."""
    entries = [
        Entry(
            day=experiment.planted_on,
            kind=Told.SEED,
            text=experiment.title,
            name=experiment.planted_by,
        ),
        *_seen(experiment),
        *(_shared(one) for one in shared),
        *(_held(one) for one in held),
        *_rounds(experiment.cycles),
        *_room(experiment),
        *(_decided(decision) for decision in experiment.decisions),
    ]
    in_order = sorted(enumerate(entries), key=lambda placed: (placed[1].day, placed[0]), reverse=True)
    return tuple(entry for _, entry in in_order)


def _seen(experiment: Experiment) -> Iterator[Entry]:
    for seen in experiment.observations:
        yield Entry(
            day=seen.seen_on,
            kind=Told.OBSERVATION,
            text=seen.text,
            name=seen.name,
            thing_id=seen.id,
            mine=seen.mine,
        )


def _shared(one: Shared) -> Entry:
    return Entry(
        day=one.reflection.written_at.astimezone(HOME).date(),
        kind=Told.REFLECTION,
        text=one.reflection.text,
        name=one.name,
        mine=one.mine,
    )


def _held(one: Held) -> Entry:
    session = one.session
    told = (session.need, *(insight.text for insight in session.insights), session.what_works)
    return Entry(
        day=session.held_on,
        kind=Told.SESSION,
        text="\n".join(text for text in told if text),
        form=session.form,
        alone=one.alone,
    )


def _rounds(cycles: Sequence[Cycle]) -> Iterator[Entry]:
    for number, cycle in enumerate(cycles, start=1):
        if cycle.looked_at is None:
            yield Entry(
                day=cycle.predicted_at.astimezone(HOME).date(),
                kind=Told.PREDICTION,
                text=cycle.prediction,
                number=number,
            )
        else:
            told = (cycle.surprise, cycle.learned)
            yield Entry(
                day=cycle.looked_at.astimezone(HOME).date(),
                kind=Told.LEARNED,
                text="\n".join(text for text in told if text),
                expected=cycle.prediction,
                number=number,
                afterwards=cycle.afterwards,
            )


def _room(experiment: Experiment) -> Iterator[Entry]:
    for room in experiment.rooms_asked:
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
