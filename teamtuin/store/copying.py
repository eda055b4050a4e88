"""A whole copy of the file, which holds nothing that was deleted; and what such a copy contains.

DuckDB never overwrites what was deleted: only a copy made by COPY FROM DATABASE is free of it (found by
searching the raw bytes).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import duckdb

from teamtuin.errors import DataDamaged
from teamtuin.store.store import Store
from teamtuin.store.tombstones import finish

OLD_DATA = "before-restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a data file holds: rows and a checksum per table."""

    rows: Mapping[str, int]
    checksums: Mapping[str, str]


def copy_whole(root: duckdb.DuckDBPyConnection, work: Path) -> Path:
    """Copy the whole file, as it is at this moment, into the work folder."""
    copy = f"copy_{uuid4().hex}"  # a name of its own: two may be made at the same time
    target = work / f"{copy}.duckdb"
    (name,) = root.execute("SELECT current_database()").fetchone() or ("",)
    root.execute(f"ATTACH $target AS {copy}", {"target": str(target)})
    try:
        root.execute(f'COPY FROM DATABASE "{name}" TO {copy}')
        root.execute(f"CHECKPOINT {copy}")
    finally:
        root.execute(f"DETACH {copy}")
    return target


def rewrite(store: Store) -> None:
    """Finish every removal and replace the file by a copy of what is still there; everybody else waits.

    Whoever was still writing when a removal began has ended by now, so nothing of it comes after.
    """
    with store.alone() as root:
        finish(root, store.keys)
        store.replace_file(copy_whole(root, store.work))


def contents(file: Path) -> Contents:
    """Read a data file that nobody has open. Raises DataDamaged."""
    try:
        with duckdb.connect(str(file), read_only=True) as reader:
            tables = [name for (name,) in reader.execute(_TABLES).fetchall()]
            found = {table: reader.execute(_SUM, [table]).fetchone() or (0, 0) for table in tables}
    except duckdb.Error:
        raise DataDamaged(file=file.name) from None
    return Contents(
        rows={table: int(rows) for table, (rows, _) in found.items()},
        checksums={table: str(checksum or 0) for table, (_, checksum) in found.items()},
    )


_TABLES = "SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY table_name"
_SUM = "SELECT count(*), sum(hash(t)) FROM query_table(?) AS t"


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
