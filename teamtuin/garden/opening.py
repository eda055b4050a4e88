"""Opening what stands at a place in time: its words, and who else can read it. Only what is asked for."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from teamtuin.agreements import queries as agreements
from teamtuin.coaching import queries as coaching
from teamtuin.coaching.model import By, Trajectory
from teamtuin.garden import queries
from teamtuin.garden.model import Entry, Place, What
from teamtuin.peer_learning import queries as peer_learning
from teamtuin.peer_learning.model import PeerSession
from teamtuin.people import queries as people
from teamtuin.people.model import Person
from teamtuin.reflections import queries as reflections
from teamtuin.reflections.along import queries as along
from teamtuin.reflections.along.model import heard
from teamtuin.reflections.model import Reflection
from teamtuin.store.transaction import Transaction

MANY = 2000
"""From so many on, all reflections at once are cheaper than asking for each by its id."""
Opened = Mapping[UUID, dict[str, Any]]


def opened(tx: Transaction, places: Sequence[Place]) -> list[Entry]:
    """The things at these places, in the same order."""
    by_what: dict[What, list[UUID]] = defaultdict(list)
    for place in places:
        by_what[place.what].append(place.id)
    fields: dict[UUID, dict[str, Any]] = {}
    for what, ids in by_what.items():
        fields |= OPEN[what](tx, ids)
    card_of = {person.id: person for person in people.colleagues(tx)}
    who = _readers(tx, by_what, card_of)
    said = along.given(tx) if What.LINE in by_what else {}
    for line in said.keys() & fields.keys():
        fields[line]["heard"] = heard(said[line], card_of)
    return [
        _entry(place, fields[place.id], who.get(place.id, ()), card_of)
        for place in places
        if place.id in fields
    ]


def _entry(
    place: Place, fields: dict[str, Any], readers: tuple[Person, ...], card_of: Mapping[UUID, Person]
) -> Entry:
    writer = card_of.get(fields.pop("writer_id")) if place.what is What.SHARED else None
    fields.pop("writer_id", None)
    return Entry(place=place, readers=readers, writer=writer, **fields)


def _readers(
    tx: Transaction, by_what: Mapping[What, list[UUID]], card_of: Mapping[UUID, Person]
) -> dict[UUID, tuple[Person, ...]]:
    return {
        thing: tuple(card_of[person] for person in found if person in card_of)
        for what, ids in by_what.items()
        for thing, found in queries.readers(tx, what, ids).items()
    }


def _reflections(tx: Transaction, ids: Sequence[UUID]) -> Opened:
    found = reflections.some(tx, ids) if len(ids) < MANY else reflections.readable(tx)
    wanted = set(ids)
    return {each.id: of_reflection(each) for each in found if each.id in wanted}


def of_reflection(reflection: Reflection) -> dict[str, Any]:
    """What an entry tells of a reflection."""
    return {
        "text": reflection.text,
        "kind": reflection.way_in,
        "writer_id": reflection.writer_id,
        "experiment": reflection.experiment,
        "strand": reflection.strand,
        "deepened": any(part.question for part in reflection.parts[1:]),
    }


def _sessions(tx: Transaction, ids: Sequence[UUID]) -> Opened:
    found = (peer_learning.get(tx, each) for each in ids)
    return {each.id: {"text": _words_of(each), "kind": str(each.form)} for each in found}


def _words_of(session: PeerSession) -> str:
    return _together([session.need, *(seen.text for seen in session.insights), session.what_works])


def _trajectories(tx: Transaction, ids: Sequence[UUID]) -> Opened:
    return {each: {"text": _own_lines(coaching.get(tx, each))} for each in ids}


def _own_lines(trajectory: Trajectory) -> str:
    """The owner's words: what the coach wrote is not one's own, and is not searched."""
    lines = [trajectory.learning_question]
    for each in (each.of(By.OWNER) for each in trajectory.rounds):
        clips = [words for clip in each.clips for words in (clip.seen, clip.effect)]
        lines += [each.activity, each.own_insight, each.next_question, *clips]
    return _together([*lines, trajectory.closing])


def _observations(tx: Transaction, ids: Sequence[UUID]) -> Opened:
    found = queries.observed(tx, ids)
    return {seen: {"text": text, "title": title} for seen, (text, title) in found.items()}


def _steps(tx: Transaction, ids: Sequence[UUID]) -> Opened:
    found = (agreements.get(tx, each) for each in ids)
    return {
        each.id: {"text": _together([each.text, each.look_back]), "is_open": each.is_open} for each in found
    }


def _together(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)


OPEN: Mapping[What, Callable[[Transaction, Sequence[UUID]], Opened]] = {
    What.LINE: _reflections,
    What.SHARED: _reflections,
    What.SESSION: _sessions,
    What.TRAJECTORY: _trajectories,
    What.OBSERVATION: _observations,
    What.STEP: _steps,
}
