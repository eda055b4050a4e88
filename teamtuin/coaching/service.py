"""What a viewer can do with trajectories."""

from teamtuin.clock import Clock, utc_now
from teamtuin.coaching import queries
from teamtuin.store import Store


class CoachingService:
    """The trajectories of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self._queries = queries
