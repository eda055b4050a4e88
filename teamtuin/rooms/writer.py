"""One writer for all rooms: whatever waits goes into one commit, and only then it is said to be there.

No timer: while one commit runs, the next answers gather. One writer meets no conflict with itself.
"""

import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from teamtuin.access.viewer import ANYONE
from teamtuin.faults import note_fault
from teamtuin.rooms.answering import queries
from teamtuin.rooms.model import Answer
from teamtuin.store import Store
from teamtuin.store.transaction import retry_conflicts

MOST_AT_ONCE = 500


class Outcome(StrEnum):
    """What became of an answer: counted now, counted before, or the round takes no more."""

    COUNTED = "counted"
    AGAIN = "again"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What somebody answered, with the hash of the ticket that is used up by it."""

    round_id: UUID
    ticket: str
    answers: tuple[Answer, ...]

    @property
    def place(self) -> tuple[UUID, str]:
        return self.round_id, self.ticket


Waiting = tuple[Contribution, Future[Outcome]]


class Writer:
    """Takes answers from any thread; its own thread begins with the first one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._beginning = threading.Lock()
        self._thread: threading.Thread | None = None

    def take(self, contribution: Contribution) -> Future[Outcome]:
        """Done once it is in the file; an answer that could not be kept raises there."""
        future: Future[Outcome] = Future()
        self._waiting.put((contribution, future))
        with self._beginning:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="rooms", daemon=True)
                self._thread.start()
        return future

    def stop(self) -> None:
        """Write what waits and end."""
        with self._beginning:
            if self._thread is not None:
                self._waiting.put(None)
                self._thread.join()
                self._thread = None

    def _run(self) -> None:
        while True:
            batch: list[Waiting] = []
            try:
                one = self._waiting.get()
                while one is not None:
                    batch.append(one)
                    if len(batch) == MOST_AT_ONCE:
                        break
                    one = self._waiting.get_nowait()
            except queue.Empty:
                one = batch[-1]
            if batch:
                self._keep(batch)
            if one is None:
                return

    def _keep(self, batch: Sequence[Waiting]) -> None:
        """All in one commit; if that fails, one by one, so that a bad one takes no other along."""
        try:
            outcomes = keep(self._store, [contribution for contribution, _ in batch])
        except Exception as error:
            if len(batch) == 1 and isinstance(error, queries.RoundFull):
                _tell(batch[0][1], Outcome.OVER)
            elif len(batch) == 1:
                note_fault(error)
                _tell_failed(batch[0][1], error)
            else:
                for one in batch:
                    self._keep([one])
            return
        for (_, future), outcome in zip(batch, outcomes, strict=True):
            _tell(future, outcome)


def _tell(future: Future[Outcome], outcome: Outcome) -> None:
    if future.set_running_or_notify_cancel():  # who left before the commit is told nothing
        future.set_result(outcome)


def _tell_failed(future: Future[Outcome], error: Exception) -> None:
    if future.set_running_or_notify_cancel():
        future.set_exception(error)


@retry_conflicts
def keep(store: Store, contributions: Sequence[Contribution]) -> list[Outcome]:
    """Keep the answers of every ticket that was not used yet; what became of each, in their order."""
    first: dict[tuple[UUID, str], Contribution] = {}
    for contribution in contributions:
        first.setdefault(contribution.place, contribution)
    with store.transaction(ANYONE) as tx:
        new = queries.spend(tx, list(first))
        queries.insert_answers(
            tx, ((place[0], answer) for place in first if place in new for answer in first[place].answers)
        )
        old = first.keys() - new
        used = new | (queries.spent(tx, list(old)) if old else set())
    return [
        Outcome.COUNTED
        if one.place in new and first[one.place] is one
        else (Outcome.AGAIN if one.place in used else Outcome.OVER)
        for one in contributions
    ]
