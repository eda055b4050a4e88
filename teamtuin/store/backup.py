"""Backups: a verified copy, encrypted whole to the school's recovery key; the keys in a file of their own.

A backup never holds a key. The key backup beside it is replaced at every backup and every `forget`, so
the newest one opens every older backup, except what was forgotten.
"""

import io
import json
import shutil
import tarfile
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from teamtuin.errors import N_, DataDamaged, Refused
from teamtuin.store import recovery_key
from teamtuin.store.copying import copy_whole, sha256_of
from teamtuin.store.files import private_folder, write_private
from teamtuin.store.keys import KEYS_SUFFIX, KeyRing, Tombstone, Written
from teamtuin.store.looking import Contents, contents, keys_of
from teamtuin.store.store import FILE, Store

MANIFEST = "manifest.json"
AGE = b"age-encryption.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyBackup:
    """What a key backup holds."""

    keys: dict[UUID, bytes]
    tombstones: list[Tombstone]
    recipient: str | None

    def lacks(self, needed: set[UUID]) -> set[UUID]:
        """Keys that are not in it, though nothing tells that they were destroyed."""
        return needed - self.keys.keys() - {stone.id for stone in self.tombstones if stone.destroys_key}


def write_backup(store: Store, target: Path, today: date) -> Contents:
    """Back up while the app runs; returns what is in it. Raises Refused, DataDamaged."""
    _refuse_in_the_way(store, target)
    with store.alone():  # nobody is halfway a removal: whatever is removed from here on counts as later
        made = Written(backup=target, day=today, removals=store.keys.removals())
    with store.reading_copy() as root:
        copy = copy_whole(root, store.work)
    try:
        held = contents(copy)
        write_private(target, recovery_key.lock(store.keys, _packed(copy, held)))
    finally:
        copy.unlink(missing_ok=True)
    store.keys.note_written(made)
    write_key_backup(store.keys, key_backup_of(target))
    replace_key_backups(store.keys)
    return held


def _refuse_in_the_way(store: Store, target: Path) -> None:
    """A backup replaces an older backup, and nothing else."""
    folders = (store.file.parent.resolve(), store.keys.folder.resolve())
    inside = any(folder in target.resolve().parents for folder in folders)
    for file in (target, key_backup_of(target)):
        if inside or (file.exists() and not _is_locked(file)):
            raise Refused(
                N_("{file} is not a place for a backup. Nothing has changed. Choose another folder or name."),
                file=file.name,
            )


def _is_locked(file: Path) -> bool:
    """Whether this file is an encrypted one, as backups are."""
    with file.open("rb") as stream:
        return stream.read(len(AGE)) == AGE


def key_backup_of(backup: Path) -> Path:
    """Where the keys that belong to a backup lie."""
    return backup.with_name(backup.name + KEYS_SUFFIX)


def _packed(copy: Path, held: Contents) -> bytes:
    manifest = json.dumps({**asdict(held), "sha256": sha256_of(copy)}).encode()
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        tar.add(copy, FILE)
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(manifest)
        tar.addfile(info, io.BytesIO(manifest))
    return packed.getvalue()


def write_key_backup(keys: KeyRing, target: Path) -> None:
    """Write all keys of today, encrypted to the recovery key."""
    held = {
        "keys": {str(key_id): key.hex() for key_id, key in keys.all().items()},
        "tombstones": [stone.line() for stone in keys.buried()],
        "recipient": keys.recipient(),
    }
    write_private(target, recovery_key.lock(keys, json.dumps(held).encode()))


def replace_key_backups(keys: KeyRing) -> list[Path]:
    """Bring every key backup up to date; returns those that could not be reached."""
    missed = []
    for file in [made.keys_file for made in keys.written()]:
        try:
            if file.exists():
                write_key_backup(keys, file)
            else:
                missed.append(file)
        except OSError:
            missed.append(file)
    return missed


def read_key_backup(file: Path, secret: str) -> KeyBackup:
    """Open a key backup. Raises Refused."""
    held = json.loads(recovery_key.unlock(secret, read_whole(file)))
    return KeyBackup(
        keys={UUID(key_id): bytes.fromhex(key) for key_id, key in held["keys"].items()},
        tombstones=[Tombstone.of(line) for line in held["tombstones"]],
        recipient=held["recipient"],
    )


def check_keys_of(data: Path, keys_file: Path, secret: str) -> None:
    """See whether a key backup opens all that a data file holds. Raises Refused, DataDamaged."""
    if read_key_backup(keys_file, secret).lacks(keys_of(data)):
        raise Refused(
            N_(
                "The key backup {file} does not hold every key that this backup needs. Nothing has changed. "
                "Make a new backup, or name its own key backup with --keys."
            ),
            file=keys_file.name,
        )


def read_whole(file: Path) -> bytes:
    """Read a file that somebody named. Raises Refused."""
    try:
        return file.read_bytes()
    except OSError:
        raise Refused(
            N_("{file} cannot be read. Nothing has changed. Check the name and try again."), file=file.name
        ) from None


def unpack(backup: Path, secret: str, work: Path) -> tuple[Path, Contents]:
    """Open a backup into a new private folder and check every table against its manifest.

    Returns the data file and what it holds. Raises Refused, DataDamaged.
    """
    packed = recovery_key.unlock(secret, read_whole(backup))
    folder = private_folder(work / f"unpacked-{uuid4()}")
    data = folder / FILE
    try:
        return data, _checked(packed, data, backup)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _checked(packed: bytes, data: Path, backup: Path) -> Contents:
    try:
        with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
            manifest = json.loads(_member(tar, MANIFEST))
            write_private(data, _member(tar, FILE))
    except (tarfile.TarError, KeyError, ValueError):
        raise DataDamaged(file=backup.name) from None
    held = contents(data)
    if sha256_of(data) != manifest["sha256"] or asdict(held) != {
        name: manifest[name] for name in asdict(held)
    }:
        raise DataDamaged(file=backup.name)
    return held


def _member(tar: tarfile.TarFile, name: str) -> bytes:
    stream = tar.extractfile(name)
    if stream is None:
        raise KeyError(name)
    return stream.read()
