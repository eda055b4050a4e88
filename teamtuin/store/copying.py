"""A whole copy of the file, which holds nothing that was deleted; and what such a copy contains.

DuckDB never overwrites what was deleted: only a copy made by COPY FROM DATABASE is free of it (found by
searching the raw bytes).
"""

import hashlib
from pathlib import Path
from uuid import uuid4

import duckdb

from teamtuin.store.store import Store
from teamtuin.store.tombstones import finish

OLD_DATA = "before-restore"


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


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
