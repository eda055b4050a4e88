"""Finishing removals: after a crash, after a race with somebody who still wrote, and in a restored file.

A removal is written down before it is done. So whatever happens in between, the next start or the nightly
upkeep finishes it, and nothing is left that no key opens any more.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

import duckdb

from teamtuin.store.connection import connect
from teamtuin.store.keys import CONSENT, KEY, SHARE, KeyRing, Tombstone

POINTING = ("id", "person_id", "writer_id", "owner_id", "reflection_id", "key_id", "item_id")
"""Columns by which a row belongs to something; a row that belongs to something removed goes with it."""
TYPED_FOR = "DELETE FROM draft WHERE split_part(place, ':', 2) IN (SELECT unnest($ids::VARCHAR[]))"
"""What was being typed to change something removed, or to add to it, may hold its words."""
ENDED_BY_A_RESTORE = ("session", "one_time_code", "setup_token")
"""What let somebody in on the day of the backup must not do so again."""


def finish(root: duckdb.DuckDBPyConnection, keys: KeyRing) -> None:
    """Remove every row and key of what was removed, if anything of it is still there."""
    stones = keys.buried()
    _sweep(root, [stone.id for stone in stones if stone.removes_rows])
    for stone in stones:
        if stone.kind == KEY:
            keys.destroy(stone.id)


def _sweep(root: duckdb.DuckDBPyConnection, ids: Sequence[UUID]) -> None:
    """Remove every row with one of these ids, or belonging to one."""
    if not ids:
        return
    columns = root.execute(
        "SELECT c.table_name, c.column_name"
        " FROM duckdb_columns() AS c JOIN duckdb_tables() AS t USING (table_oid)"
        " WHERE c.column_name IN (SELECT unnest(?)) AND c.data_type = 'UUID'",
        [list(POINTING)],
    ).fetchall()
    with root.cursor() as cursor:
        cursor.begin()
        for table, column in columns:
            cursor.execute(
                f'DELETE FROM "{table}" WHERE "{column}" IN (SELECT unnest($ids::UUID[]))',
                {"ids": [str(row_id) for row_id in ids]},
            )
        cursor.execute(TYPED_FOR, {"ids": [str(row_id) for row_id in ids]})
        cursor.commit()


def reapply(file: Path, work: Path, stones: Sequence[Tombstone], now: datetime) -> None:
    """Do in a file from before them what was removed, taken back, withdrawn or ended since."""
    root = connect(file, work)
    try:
        _sweep(root, [stone.id for stone in stones if stone.removes_rows])
        _take_back(root, stones, now)
        root.execute("CHECKPOINT")
    finally:
        root.close()


def _take_back(root: duckdb.DuckDBPyConnection, stones: Sequence[Tombstone], now: datetime) -> None:
    """Shares, consents and sign-ins; a table that the old file does not have yet needs nothing."""
    known = {name for (name,) in root.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    for table in known.intersection(ENDED_BY_A_RESTORE):
        root.execute(f'DELETE FROM "{table}"')
    for stone in stones:
        if stone.kind == SHARE:
            root.execute(
                "DELETE FROM reflection_share WHERE reflection_id = $id AND person_id = $person",
                {"id": stone.id, "person": stone.person_id},
            )
        if stone.kind == CONSENT:
            root.execute(
                "UPDATE council_consent SET withdrawn_at = $now WHERE id = $id AND withdrawn_at IS NULL",
                {"id": stone.id, "now": now},
            )
