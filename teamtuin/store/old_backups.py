"""Backups that hold something that was deleted go within thirty days, or are named by their place.

The rule: a backup of thirty days or older goes, with its key file, as soon as something was deleted since it
was made, also when it is the only one. While nothing was deleted since, it stays. What cannot be reached
stays on the list, and `doctor` names it. Copies that people made themselves are not known here.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from teamtuin.store.keys import KeyRing, Written


def outlived(keys: KeyRing, last_day: date) -> list[Path]:
    """Backups made on this day or before it, since when something was deleted."""
    return [made.backup for made in _outlived(keys, last_day)]


def remove_outlived(keys: KeyRing, last_day: date) -> None:
    """Remove what can be reached, and forget where it lay."""
    keys.forget_written(made for made in keys.written() if made.day <= last_day and _taken_away(made))
    keys.forget_written([made for made in _outlived(keys, last_day) if _removed(made)])


def _removed(made: Written) -> bool:
    try:
        files = [file for file in (made.backup, made.keys_file) if file.exists()]
        for file in files:
            file.unlink()
    except OSError:
        return False
    return bool(files)


def _outlived(keys: KeyRing, last_day: date) -> Iterator[Written]:
    removals = keys.removals()
    for made in keys.written():
        if made.day <= last_day and made.removals != removals and not _taken_away(made):
            yield made


def _taken_away(made: Written) -> bool:
    """Whether it lies there no more. A folder that is gone or empty may be a disk that is not connected."""
    try:
        names = {file.name for file in made.backup.parent.iterdir()}
    except OSError:
        return False
    return bool(names) and not names & {made.backup.name, made.keys_file.name}
