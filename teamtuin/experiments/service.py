"""What a viewer can do with proeftuinen."""

from teamtuin.clock import Clock, utc_now
from teamtuin.experiments import queries
from teamtuin.store import Store


class ExperimentService:
    """The proeftuinen of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self._queries = queries
