"""Having everything of oneself deleted, with ten seconds to think again.

What was asked is written down, so it goes on when the screen is closed or the process ends: somebody who
pressed twice and gave a passphrase expects it to be done.
"""

import threading
from collections.abc import Callable

from teamtuin.access.viewer import CARETAKER, Viewer
from teamtuin.clock import Clock
from teamtuin.errors import TeamtuinError
from teamtuin.faults import note_fault
from teamtuin.keeping import queries
from teamtuin.keeping.model import TO_THINK_AGAIN
from teamtuin.store import Store
from teamtuin.store.transaction import retry_conflicts

FOR_ITS_SCREEN = 3.0
"""Seconds in which a screen that is still open does it itself, and so can say what it did."""


class Leaving:
    """Who is about to go. `forget` removes somebody, or says None when they stay after all."""

    def __init__(self, store: Store, clock: Clock, forget: Callable[[Viewer], object]) -> None:
        self._store = store
        self._now = clock
        self._forget = forget
        self._one_at_a_time = threading.Lock()
        self._timers: set[threading.Timer] = set()

    @retry_conflicts
    def _write_down(self, viewer: Viewer) -> None:
        with self._store.transaction(viewer) as tx:
            queries.leave_at(tx, self._now() + TO_THINK_AGAIN)

    def begin(self, viewer: Viewer) -> None:
        """In ten seconds everything of the viewer goes, unless they stay."""
        self._write_down(viewer)
        timer = threading.Timer(TO_THINK_AGAIN.total_seconds() + FOR_ITS_SCREEN, self._finish_quietly)
        timer.daemon = True
        self._timers.add(timer)
        timer.start()

    def seconds_left(self, viewer: Viewer) -> float | None:
        """How long the viewer can still think again; None when nothing was asked."""
        with self._store.transaction(viewer) as tx:
            goes_at = queries.goes_at(tx)
        return (goes_at - self._now()).total_seconds() if goes_at else None

    @retry_conflicts
    def stay(self, viewer: Viewer) -> None:
        """The viewer stays after all; nothing has changed."""
        with self._store.transaction(viewer) as tx:
            queries.stay(tx)

    def finish(self) -> int:
        """Remove who was to go by now; returns how many."""
        with self._one_at_a_time:
            with self._store.transaction(CARETAKER) as tx:
                due = queries.due(tx, self._now())
            return sum(self._finished(Viewer(person_id)) for person_id in due)

    def _finished(self, viewer: Viewer) -> bool:
        try:
            return self._forget(viewer) is not None
        except TeamtuinError:  # the last administrator by now, or gone by another way
            self.stay(viewer)
            return False

    def _finish_quietly(self) -> None:
        try:
            self.finish()
        except Exception as error:  # the next start does it
            note_fault(error)

    def stop(self) -> None:
        """The app closes: who was to go, goes at its next start."""
        for timer in self._timers:
            timer.cancel()
