"""Files that must survive a power cut and that only their owner may read."""

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from teamtuin.clock import day_of

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def private_folder(folder: Path) -> Path:
    """Make the folder if it is not there, readable by its owner only."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    folder.chmod(PRIVATE_FOLDER)
    return folder


def write_private(file: Path, content: bytes) -> None:
    """Write the whole file or nothing: a new file beside it, synced, then put in its place."""
    beside = file.with_name(file.name + ".new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(beside, file)
    sync_folder(file.parent)


def append_lines(file: Path, lines: Iterable[str]) -> None:
    """Add lines and sync them together, after an empty one: a line that a crash cut off stays apart."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
    with os.fdopen(handle, "ab") as stream:
        stream.write("\n".join(["", *lines, ""]).encode())
        stream.flush()
        os.fsync(stream.fileno())


def move_synced(source: Path, target: Path) -> None:
    """Put a file in another's place, on this disk, so that it is there after a power cut."""
    os.replace(source, target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename or removal in this folder durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def changed_on(file: Path) -> date:
    """The day a file was changed last; one that cannot be reached counts as very old."""
    try:
        return day_of(datetime.fromtimestamp(file.stat().st_mtime, UTC))
    except OSError:
        return date.min


def wipe(file: Path) -> None:
    """Overwrite and remove a small secret file. Snapshots and flash memory may keep an older block."""
    if not file.exists():
        return
    with file.open("r+b") as stream:
        stream.write(os.urandom(max(1, file.stat().st_size)))
        stream.flush()
        os.fsync(stream.fileno())
    file.unlink()
    sync_folder(file.parent)
