"""What a viewer can do with agreements."""

from teamtuin.agreements import queries
from teamtuin.clock import Clock, utc_now
from teamtuin.store import Store


class AgreementService:
    """The agreements of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self._queries = queries
