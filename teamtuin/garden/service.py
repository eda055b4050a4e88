"""What a viewer can do in Mijn tuin: find back what is one's own, in time, by thread and by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, day_of, utc_now
from teamtuin.errors import NotVisible
from teamtuin.garden import queries, related
from teamtuin.garden.model import (
    Ago,
    Choice,
    Entry,
    Place,
    Stretch,
    Thread,
    What,
    a_year_ago,
    around,
    last_study_day,
)
from teamtuin.garden.opening import opened
from teamtuin.garden.queries import Which
from teamtuin.garden.searching import Hit, Search
from teamtuin.garden.threads import thread_of, woven
from teamtuin.people import queries as people
from teamtuin.store import Store, Transaction

OWN = tuple(what for what in What if what is not What.SHARED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, the latest first. `near` is whether it stands there but for a slip."""

    search: Search
    entries: tuple[Entry, ...] = ()
    near: bool = False

    @property
    def ids(self) -> list[UUID]:
        return [entry.id for entry in self.entries]

    def hit(self, entry: Entry) -> Hit:
        """Where it stands in one of them; asked for what is shown only."""
        return self.search.hit(entry.text, is_mine=entry.is_mine)


class GardenService:
    """Everything of one's own, of one school. Words are opened in memory and kept nowhere."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def page(self, viewer: Viewer, choice: Choice, most: int) -> Stretch:
        """The latest of what the viewer may read; a small step that still stands open has its own place."""
        with self._store.transaction(viewer) as tx:
            stretch = _stretch(tx, queries.places(tx, Which(choice=choice), most + 1), most)
        kept = tuple(entry for entry in stretch.entries if not entry.is_open)
        return Stretch(entries=kept, more=stretch.more)

    def search(self, viewer: Viewer, words: str, choice: Choice = Choice.READABLE) -> Found:
        """What holds all these words; case and accents do not count.

        When nothing does, what holds them but for one slip of the finger. The name of somebody in the
        school finds nothing in what others shared (product rule R9).
        """
        with self._store.transaction(viewer) as tx:
            names = people.every_name(tx)
            entries = opened(tx, queries.places(tx, Which(choice=choice)))
        for near in (False, True):
            search = Search(words, names, near=near)
            found = [each for each in entries if search.finds(each.text, is_mine=each.is_mine)]
            if found:
                break
        return Found(search=search, entries=tuple(found), near=near)

    def threads(self, viewer: Viewer) -> list[Thread]:
        """The threads on which two or more things of the viewer are, of each kind the latest first."""
        with self._store.transaction(viewer) as tx:
            found = woven(tx, *_own(tx))
        return [thread_of(key, places) for key, places in found.items() if len(places) > 1]

    def thread(self, viewer: Viewer, address: str, most: int) -> tuple[Thread, Stretch]:
        """One thread, with the latest of what is on it. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            for key, places in woven(tx, *_own(tx)).items():
                thread = thread_of(key, places)
                if thread.address == address:
                    return thread, _stretch(tx, places, most)
        raise NotVisible

    def ago(self, viewer: Viewer) -> tuple[Ago, Entry] | None:
        """Something of one's own from this week a year ago, else from around the last study day."""
        today = self._today()
        with self._store.transaction(viewer) as tx:
            if entry := _first_of(tx, a_year_ago(today)):
                return Ago.A_YEAR, entry
            held_on = last_study_day(iter(queries.study_days(tx).values()), today)
            entry = _first_of(tx, around(held_on)) if held_on else None
        return (Ago.STUDY_DAY, entry) if entry else None

    def related(self, viewer: Viewer, reflection_id: UUID) -> list[Entry]:
        """At most two earlier lines of one's own that are perhaps related; none when none is near enough."""
        with self._store.transaction(viewer) as tx:
            lines = queries.places(tx, Which(what=[What.LINE]))
            start = next((i for i, line in enumerate(lines) if line.id == reflection_id), None)
            if start is None:
                return []
            read, *earlier = opened(tx, lines[start : start + related.MOST_LOOKED_AT + 1])
        return related.nearest(read, earlier)

    def _today(self) -> date:
        return day_of(self._now())


def _stretch(tx: Transaction, places: Sequence[Place], most: int) -> Stretch:
    return Stretch(entries=tuple(opened(tx, places[:most])), more=len(places) > most)


def _own(tx: Transaction) -> tuple[list[Place], list[Entry]]:
    own = queries.places(tx, Which(what=OWN))
    return own, opened(tx, [place for place in own if place.what is What.LINE])


def _first_of(tx: Transaction, days: tuple[date, date]) -> Entry | None:
    """The first thing of these days: a line if there is one, for it says most about how it was."""
    places = queries.places(tx, Which(what=OWN, days=days))
    lines = [place for place in places if place.what is What.LINE] or places
    return next(iter(opened(tx, lines[-1:])), None)
