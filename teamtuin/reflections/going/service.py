"""Deleting one text with ten seconds to think again."""

import threading
from datetime import datetime
from uuid import UUID

from teamtuin.access.viewer import CARETAKER, Viewer
from teamtuin.clock import Clock, utc_now
from teamtuin.faults import note_fault
from teamtuin.keeping.model import TO_THINK_AGAIN
from teamtuin.reflections.going import queries
from teamtuin.store import Store
from teamtuin.store.backup import replace_key_backups
from teamtuin.store.keys import DRAFT, REFLECTION, Tombstone
from teamtuin.store.transaction import retry_conflicts

A_LITTLE_LATER = 0.5
"""Seconds, so that it is certainly due when the timer looks."""


class GoingService:
    """Texts on their way out. A press writes the removal down: a process that is killed finishes it when it
    starts again, and nobody's browser has to stay open for it."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self._one_at_a_time = threading.Lock()  # of putting back and removing the store would keep both
        self._timers: set[threading.Timer] = set()

    def delete(self, viewer: Viewer, reflection_id: UUID) -> None:
        """Out of sight for everybody at once, and in ten seconds really gone. Raises NotVisible."""
        self._begin(viewer, reflection_id, self._now() + TO_THINK_AGAIN)
        timer = threading.Timer(TO_THINK_AGAIN.total_seconds() + A_LITTLE_LATER, self._finish_quietly)
        timer.daemon = True
        self._timers = {other for other in self._timers if other.is_alive()} | {timer}
        timer.start()

    @retry_conflicts
    def _begin(self, viewer: Viewer, reflection_id: UUID, goes_at: datetime) -> None:
        with self._store.transaction(viewer) as tx:
            typed = queries.begin(tx, reflection_id, goes_at)
            tx.bury(*_stones(viewer, reflection_id, typed))

    def to_put_back(self, viewer: Viewer) -> tuple[UUID, float] | None:
        """What the viewer deleted last and can still put back, and for how many seconds."""
        now = self._now()
        with self._store.transaction(viewer) as tx:
            found = queries.latest(tx, now)
        return (found[0], (found[1] - now).total_seconds()) if found else None

    @retry_conflicts
    def put_back(self, viewer: Viewer, reflection_id: UUID) -> None:
        """Let it stand where it stood, for who could read it too. Raises NotVisible when it is too late."""
        keys, stones = self._store.keys, list[Tombstone]()
        with self._one_at_a_time:
            try:
                with self._store.transaction(viewer) as tx:
                    typed = queries.put_back(tx, reflection_id, self._now())
                    stones = _stones(viewer, reflection_id, typed)
                    # Before it is kept: killed in between, the next start finds it neither gone nor to go.
                    keys.dig_up(stones)
            except BaseException:
                keys.bury(stones)
                raise
        replace_key_backups(keys)  # a backup of these seconds must not take it away again

    def finish(self) -> int:
        """Really remove what is due; returns how many texts. Nothing reminds of it afterwards."""
        with self._one_at_a_time:
            return self._finish()

    @retry_conflicts
    def _finish(self) -> int:
        with self._store.transaction(CARETAKER) as tx:
            return queries.finish(tx, self._now())

    def _finish_quietly(self) -> None:
        try:
            self.finish()
        except Exception as error:  # the next press, the upkeep or the next start does it
            note_fault(error)

    def stop(self) -> None:
        """The app closes: what is not finished yet is finished at its next start."""
        for timer in self._timers:
            timer.cancel()


def _stones(viewer: Viewer, reflection_id: UUID, typed: list[UUID]) -> list[Tombstone]:
    drafts = (Tombstone(DRAFT, draft_id, viewer.id) for draft_id in typed)
    return [Tombstone(REFLECTION, reflection_id), *drafts]
