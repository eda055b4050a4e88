"""Looking through a data file: what it holds, whether all of it can be read, and which keys it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import duckdb

from teamtuin.errors import DataDamaged


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a data file holds: rows and a checksum per table."""

    rows: Mapping[str, int]
    checksums: Mapping[str, str]


def contents(file: Path) -> Contents:
    """Read a data file that nobody has open. Raises DataDamaged."""
    try:
        with duckdb.connect(str(file), read_only=True) as reader:
            return every_row(reader)
    except duckdb.Error:
        raise DataDamaged(file=file.name) from None


def every_row(root: duckdb.DuckDBPyConnection) -> Contents:
    """Read every row of every table: DuckDB notices damage only where it reads."""
    tables = [name for (name,) in root.execute(_TABLES).fetchall()]
    found = {table: root.execute(_SUM, [table]).fetchone() or (0, 0) for table in tables}
    return Contents(
        rows={table: int(rows) for table, (rows, _) in found.items()},
        checksums={table: str(checksum or 0) for table, (_, checksum) in found.items()},
    )


def keys_of(file: Path) -> set[UUID]:
    """The keys that the rows of a data file need that nobody has open. Raises DataDamaged."""
    try:
        with duckdb.connect(str(file), read_only=True) as reader:
            return sealed_with(reader)
    except duckdb.Error:
        raise DataDamaged(file=file.name) from None


def sealed_with(root: duckdb.DuckDBPyConnection) -> set[UUID]:
    """The keys that the rows need."""
    tables = root.execute(_SEALED).fetchall()
    rows = (root.execute(_KEYS, [table]).fetchall() for (table,) in tables)
    return {key_id for found in rows for (key_id,) in found}


_TABLES = "SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY table_name"
_SUM = "SELECT count(*), sum(hash(t)) FROM query_table(?) AS t"
_SEALED = "SELECT table_name FROM information_schema.columns WHERE column_name = 'key_id'"
_KEYS = "SELECT DISTINCT key_id FROM query_table(?) WHERE key_id IS NOT NULL"
