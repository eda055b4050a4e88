"""What a viewer can do with rounds."""

from teamtuin.clock import Clock, utc_now
from teamtuin.rooms import queries
from teamtuin.store import Store


class RoomService:
    """The rounds of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self._queries = queries
