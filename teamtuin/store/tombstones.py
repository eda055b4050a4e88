"""Doing removals again in a data file that comes from before them."""

from collections.abc import Sequence
from pathlib import Path

from teamtuin.store.connection import connect
from teamtuin.store.keys import Tombstone

POINTING = ("id", "person_id", "writer_id", "owner_id", "reflection_id", "key_id", "item_id")
"""Columns by which a row belongs to something; a row that belongs to something removed goes with it."""


def reapply(file: Path, work: Path, stones: Sequence[Tombstone]) -> None:
    """Remove every row of, or belonging to, what was removed."""
    root = connect(file, work)
    try:
        columns = root.execute(
            "SELECT c.table_name, c.column_name"
            " FROM duckdb_columns() AS c JOIN duckdb_tables() AS t USING (table_oid)"
            " WHERE c.column_name IN (SELECT unnest(?)) AND c.data_type = 'UUID'",
            [list(POINTING)],
        ).fetchall()
        root.begin()
        for table, column in columns:
            root.execute(
                f'DELETE FROM "{table}" WHERE "{column}" IN (SELECT unnest($ids::UUID[]))',
                {"ids": [str(stone.id) for stone in stones]},
            )
        root.commit()
        root.execute("CHECKPOINT")
    finally:
        root.close()
