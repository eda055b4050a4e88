"""One unit of work: everything in it is kept, or nothing.

DuckDB forgets silently: after an error inside a transaction, COMMIT returns without a word and saves
nothing. So a transaction remembers that a statement failed and refuses to end well.
"""

import functools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import UUID

import duckdb
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_random

from teamtuin.access.viewer import Viewer
from teamtuin.errors import Busy
from teamtuin.store.changes import may_change_a_number
from teamtuin.store.keys import KeyRing, Tombstone
from teamtuin.store.sealing import seal, unseal

ATTEMPTS = 8
LONGEST_WAIT_S = 0.05
CONFLICTS = (duckdb.TransactionException, duckdb.ConstraintException)
"""Another was first: with the same row, or with a row of the same key."""
Row = tuple[Any, ...]
Work = TypeVar("Work", bound=Callable[..., Any])


class Conflict(Busy):
    """Two units of work touched the same row; the later one may simply be done again."""


class Transaction:
    """What a service may do with the data on behalf of one viewer."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, viewer: Viewer, keys: KeyRing) -> None:
        self._cursor = cursor
        self._failed = False
        self.changes_numbers = False
        """Whether it wrote something that a number could be made of, kept or not."""
        self.buried: list[Tombstone] = []
        self.viewer = viewer
        self.keys = keys

    def execute(self, sql: str, values: Mapping[str, Any] | None = None) -> list[Row]:
        """Run one statement; `$viewer` is always the acting viewer. Raises Conflict."""
        given = dict(values or {})
        if "$viewer" in sql:
            given["viewer"] = self.viewer.id
        self.changes_numbers |= may_change_a_number(sql)
        try:
            return self._cursor.execute(sql, given).fetchall()
        except CONFLICTS:
            self._failed = True
            raise Conflict from None
        except BaseException:
            self._failed = True
            raise

    def one(self, sql: str, values: Mapping[str, Any] | None = None) -> Row | None:
        """The first row, or None."""
        rows = self.execute(sql, values)
        return rows[0] if rows else None

    def seal(self, key_id: UUID, row_id: UUID, body: dict[str, Any]) -> bytes:
        return seal(self.keys.get(key_id), row_id, body)

    def unseal(self, key_id: UUID, row_id: UUID, body: bytes) -> dict[str, Any]:
        return unseal(self.keys.get(key_id), row_id, body)

    @contextmanager
    def acting_as(self, viewer: Viewer) -> Iterator[None]:
        """Within this unit of work, an act of somebody else: every statement asks whose it is."""
        before, self.viewer = self.viewer, viewer
        try:
            yield
        finally:
            self.viewer = before

    def bury(self, *stones: Tombstone) -> None:
        """What this work removes for good or takes back; the store writes it down before it is kept."""
        self.buried.extend(stones)

    def commit(self) -> None:
        """Keep it. Raises Busy when an earlier statement failed, Conflict when another came first."""
        if self._failed:
            raise Busy
        try:
            self._cursor.commit()
        except CONFLICTS:
            raise Conflict from None

    def roll_back(self) -> None:
        """Undo it; also when there is nothing to undo."""
        try:
            self._cursor.rollback()
        except duckdb.Error:
            return


def retry_conflicts(work: Work) -> Work:
    """Do a service's whole action again, reads included, when it met another one halfway."""
    retrying = Retrying(
        retry=retry_if_exception_type(Conflict),
        stop=stop_after_attempt(ATTEMPTS),
        wait=wait_random(0, LONGEST_WAIT_S),
        reraise=True,
    )

    @functools.wraps(work)
    def again(*args: Any, **kwargs: Any) -> Any:
        return retrying.copy()(work, *args, **kwargs)

    return again  # type: ignore[return-value]
