"""The one place that opens the data file, with everything switched off that Teamtuin does not need."""

import os
import re
from pathlib import Path

import duckdb

from teamtuin.errors import AlreadyRunning, DataDamaged

CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_unsigned_extensions": False,
    "allow_persistent_secrets": False,
    "memory_limit": "512MB",
    "threads": os.cpu_count() or 1,
}


def connect(file: Path, work: Path) -> duckdb.DuckDBPyConnection:
    """Open the file for this process alone; `work` is the only folder other files may be attached in.

    Raises AlreadyRunning when another process holds it, DataDamaged when it cannot be read. A file
    that cannot be opened is left as it is: an empty one in its place would hide the loss.
    """
    try:
        root = duckdb.connect(str(file), config=CLOSED)
        _lock_down(root, work)
    except duckdb.IOException as error:
        raise _refusal(error, file) from None
    except duckdb.Error:
        raise DataDamaged(file=file.name) from None
    return root


def tells_of_damage(error: BaseException) -> bool:
    """DuckDB has no class for a damaged file; these words are what it says of one."""
    said = str(error).lower()
    return isinstance(error, duckdb.Error) and ("corrupt" in said or "checksum" in said)


def _refusal(error: Exception, file: Path) -> Exception:
    """The message differs per system and language; the process number is what they share."""
    if found := re.search(r"PID (\d+)", str(error)):
        return AlreadyRunning(pid=found.group(1))
    return DataDamaged(file=file.name)


def _lock_down(root: duckdb.DuckDBPyConnection, work: Path) -> None:
    """The order matters: nothing can be set any more after the last line (found by trying)."""
    root.execute("SET GLOBAL TimeZone = 'UTC'")
    root.execute("SET checkpoint_threshold = '1MB'")
    root.execute(f"SET allowed_directories = ['{_quoted(work)}/']")
    root.execute("SET allowed_configs = ['schema']")
    root.execute("SET enable_external_access = false")
    root.execute("SET lock_configuration = true")


def _quoted(path: Path) -> str:
    return path.as_posix().replace("'", "''")
