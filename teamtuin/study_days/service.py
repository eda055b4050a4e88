"""What a viewer can do with study days."""

from teamtuin.clock import Clock, utc_now
from teamtuin.store import Store
from teamtuin.study_days import queries


class StudyDayService:
    """The study days of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self._queries = queries
