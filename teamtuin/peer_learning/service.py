"""What a viewer can do with sessions."""

from teamtuin.clock import Clock, utc_now
from teamtuin.peer_learning import queries
from teamtuin.store import Store


class PeerLearningService:
    """The sessions of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self._queries = queries
