"""Threads: what holds things of one's own together. Only those that exist, found when they are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from teamtuin.garden import queries
from teamtuin.garden.model import Entry, Place, Thread, ThreadKind, What, around
from teamtuin.store.transaction import Transaction

ROOMS = {
    What.SESSION: ThreadKind.SESSIONS,
    What.TRAJECTORY: ThreadKind.COACHING,
    What.STEP: ThreadKind.STEPS,
}
Key = tuple[ThreadKind, str, str]
"""A kind, which one of it, and what people call it."""
Woven = Mapping[Key, list[Place]]


def woven(tx: Transaction, own: Sequence[Place], lines: Sequence[Entry]) -> Woven:
    """The places of one's own on each thread, by the kind of thread and then the latest first.

    `lines` are one's reflections, opened: by which way in they came and what they hang on is sealed.
    """
    called, days = queries.experiments(tx), queries.study_days(tx)
    opened = {entry.id: entry for entry in lines}
    found: dict[Key, list[Place]] = {}
    for place in own:
        for key in _threads_of(place, opened.get(place.id), called, days):
            found.setdefault(key, []).append(place)
    return dict(sorted(found.items(), key=lambda item: list(ThreadKind).index(item[0][0])))


def _threads_of(
    place: Place,
    entry: Entry | None,
    called: Mapping[str, tuple[UUID, str]],
    days: Mapping[UUID, date],
) -> Iterator[Key]:
    sealed = entry.experiment if entry else None
    hangs_on = str(place.experiment_id) if place.experiment_id else sealed
    if hangs_on and hangs_on in called:
        experiment_id, title = called[hangs_on]
        yield ThreadKind.EXPERIMENT, str(experiment_id), title
    for day_id, held_on in days.items():
        first, last = around(held_on)
        if first <= place.day <= last:
            yield ThreadKind.STUDY_DAY, str(day_id), held_on.isoformat()
    if place.what in ROOMS:
        yield ROOMS[place.what], "", ""
    if entry and entry.kind:
        yield ThreadKind.WAY_IN, entry.kind, ""
    if entry and entry.deepened:
        yield ThreadKind.DEEPENED, "", ""


def thread_of(key: Key, places: Sequence[Place]) -> Thread:
    """A thread with its first and its last day."""
    kind, of, title = key
    days = [place.day for place in places]
    return Thread(kind=kind, of=of, title=title, first=min(days), last=max(days))
