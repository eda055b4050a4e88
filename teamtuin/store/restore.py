"""Putting a backup back, without bringing back what was removed since."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from teamtuin.errors import N_, AlreadyRunning, KeysMissing, Refused
from teamtuin.store import recovery_key, tombstones
from teamtuin.store.backup import KeyBackup, key_backup_of, read_key_backup, unpack
from teamtuin.store.connection import connect
from teamtuin.store.copying import OLD_DATA, rewrite
from teamtuin.store.files import move_synced, private_folder
from teamtuin.store.keys import KeyRing
from teamtuin.store.looking import Contents, keys_of
from teamtuin.store.store import FILE, WORK, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put back, where the earlier data went, and how many removals were done again."""

    held: Contents
    old_data: Path | None
    removed_again: int


def restore(
    backup: Path,
    data: Path,
    keys_folder: Path,
    secret: str,
    *,
    keys_file: Path | None,
    replace: bool,
    now: datetime,
) -> Restored:
    """Put a backup in the place of the data. Raises Refused, DataDamaged, KeysMissing, AlreadyRunning.

    Existing data are refused unless `replace`, and then kept beside. Keys that are here stay; missing ones
    come from the key backup, except those of what was removed.
    """
    private_folder(data)
    work = private_folder(data / WORK)
    if (data / FILE).exists() and not replace:
        raise Refused(
            N_(
                "There are data here already. They are untouched. "
                "Say --replace to keep them aside and put the backup in their place."
            )
        )
    _refuse_while_open(data, work)
    file, held = unpack(backup, secret, work)
    try:
        keys = KeyRing(keys_folder)
        saved = _saved_keys(keys, keys_file or key_backup_of(backup), secret)
        stones = list({*keys.buried(), *saved.tombstones})
        tombstones.reapply(file, work, stones, now)
        _refuse_without_keys(file, keys, saved)
        _take_over(keys, saved)
        old = _set_aside(data, now)
        move_synced(file, data / FILE)
        _take_recipient(keys, saved)
    finally:
        shutil.rmtree(file.parent, ignore_errors=True)
    _finish(data, keys_folder)
    return Restored(held=held, old_data=old, removed_again=len(stones))


def _refuse_while_open(data: Path, work: Path) -> None:
    """Raises AlreadyRunning while another process has the data open."""
    if (data / FILE).exists():
        try:
            connect(data / FILE, work).close()
        except AlreadyRunning:
            raise
        except Exception:  # damaged data are exactly what a restore is for
            return


def _saved_keys(keys: KeyRing, keys_file: Path, secret: str) -> KeyBackup:
    """What the key backup holds; without one, the keys that are here must do. Raises Refused, KeysMissing."""
    if not keys_file.exists():
        if not keys.exists():
            raise KeysMissing(folder=keys.folder.name)
        return KeyBackup(keys={}, tombstones=[], recipient=None)
    return read_key_backup(keys_file, secret)


def _refuse_without_keys(file: Path, keys: KeyRing, saved: KeyBackup) -> None:
    """Before anything is touched: what is left in the file must open. Raises KeysMissing."""
    if any(key_id not in saved.keys and not keys.has(key_id) for key_id in keys_of(file)):
        raise KeysMissing(folder=keys.folder.name)


def _take_over(keys: KeyRing, saved: KeyBackup) -> None:
    """Bring in the keys that are missing, and all removals; what is here already stays as it is."""
    keys.make_folder()
    known = set(keys.buried())
    keys.bury(stone for stone in saved.tombstones if stone not in known)
    destroyed = {stone.id for stone in keys.buried() if stone.destroys_key}
    for key_id, key in saved.keys.items():
        if key_id not in destroyed:
            keys.put(key_id, key)


def _take_recipient(keys: KeyRing, saved: KeyBackup) -> None:
    """Only with the data in place is this the school whose recovery key locks the next backups."""
    if saved.recipient:
        keys.set_recipient(saved.recipient)
    recovery_key.drop_demo_secret_of_another(keys)


def _set_aside(data: Path, now: datetime) -> Path | None:
    """Keep a copy of the data that were here; upkeep removes it after thirty days.

    The file itself stays until the other one takes its place in one step: a crash leaves one of the two.
    """
    if not (data / FILE).exists():
        return None
    folder = private_folder(data / f"{OLD_DATA}-{now:%Y%m%d-%H%M%S}")
    shutil.copy2(data / FILE, folder / FILE)
    for log in data.glob(f"{FILE}.*"):
        move_synced(log, folder / log.name)
    return folder


def _finish(data: Path, keys_folder: Path) -> None:
    """Open it once, so that it is known to open, and leave nothing removed in the file."""
    store = Store.open(data, keys_folder)
    try:
        rewrite(store)
    finally:
        store.close()
