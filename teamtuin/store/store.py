"""The store of one school: one file, opened once, and one door to its rows."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from fasteners import ReaderWriterLock

from teamtuin.access.viewer import Viewer
from teamtuin.errors import DataDamaged, DataMissing, KeysMissing
from teamtuin.store import migrations, tombstones
from teamtuin.store.connection import connect, tells_of_damage
from teamtuin.store.files import PRIVATE_FILE, move_synced, private_folder
from teamtuin.store.kept import Kept, Look
from teamtuin.store.keys import KeyRing, Tombstone
from teamtuin.store.looking import every_row, sealed_with
from teamtuin.store.transaction import Transaction

FILE = "teamtuin.duckdb"
WORK = "work"
VERIFYING = ".teamtuin-verify-"
"""Where `verify` unpacks, beside the data; what a killed one left is cleaned at the next start."""


class Store:
    """Open with `Store.open(data, keys)`; every read and write is inside `transaction(viewer)`.

    `alone()` is for the few acts that need the file to themselves: rewriting and restoring.
    """

    def __init__(self, file: Path, work: Path, keys: KeyRing) -> None:
        self.file, self.work, self.keys = file, work, keys
        self._gate = ReaderWriterLock()
        self._reopen_first = False
        self._kept = Kept()
        self._root = connect(file, work)

    @staticmethod
    def open(data: Path, keys_folder: Path) -> "Store":
        """Open a school's data, or make them where neither data nor keys are.

        Raises AlreadyRunning, KeysMissing, DataMissing, DataDamaged.
        """
        keys = KeyRing(keys_folder)
        if (data / FILE).exists() and not keys.exists():
            raise KeysMissing(folder=keys_folder.name)
        if not (data / FILE).exists() and keys.belong_to_a_school():
            # An empty school beside them would take over their recovery key.
            raise DataMissing(keys=str(keys_folder), data=str(data / FILE))
        work = private_folder(private_folder(data) / WORK)
        store = Store(data / FILE, work, keys)
        try:
            store.file.chmod(PRIVATE_FILE)
            keys.make_folder()
            store._clean_work()
            store._prepare()
        except BaseException as error:
            store.close()
            if tells_of_damage(error):
                raise DataDamaged(file=store.file.name) from None
            raise
        return store

    @contextmanager
    def transaction(self, viewer: Viewer) -> Iterator[Transaction]:
        """The only door to a row. Leaving it normally keeps the work; any exception undoes it.

        Removals are written down before they are kept, so that a crash in between is finished at the
        next start; one that undoes itself is written down no more.
        """
        self._reopen_if_broken()
        with self._gate.read_lock(), self._root.cursor() as cursor:
            cursor.begin()
            tx = Transaction(cursor, viewer, self.keys)
            written_down: list[Tombstone] = []
            try:
                yield tx
                written_down = tx.buried
                self.keys.bury(written_down)
                tx.commit()
            except BaseException as error:
                self._reopen_first |= isinstance(error, duckdb.FatalException)
                tx.roll_back()
                self.keys.dig_up(written_down)
                if tells_of_damage(error):
                    raise DataDamaged(file=self.file.name) from None
                raise
            finally:
                if tx.changes_numbers:
                    self._kept.changed()

    @contextmanager
    def looking(self, viewer: Viewer, sight: str) -> Iterator[Look]:
        """A unit of work that only counts, and may find what was counted before.

        `sight` is SQL that gives a row to who sees all that is counted; it is asked at every look, also when
        everything is kept already. For anybody else nothing is kept, and nothing that was kept is found.
        """
        version = self._kept.version  # before the work begins: what changes from here on is not kept
        with self.transaction(viewer) as tx:
            sees_all = tx.one(sight) is not None
            yield Look(self._kept if sees_all else None, version, tx)

    @contextmanager
    def alone(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The file to oneself: waits until every transaction has ended and lets none begin."""
        with self._gate.write_lock():
            try:
                yield self._root
            finally:
                self._kept.changed()

    @contextmanager
    def reading_copy(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection for copying the whole file while others go on."""
        with self._gate.read_lock(), self._root.cursor() as cursor:
            yield cursor

    def replace_file(self, new: Path) -> None:
        """Put another file in the place of this one; only inside `alone()`."""
        self._root.close()
        try:
            new.chmod(PRIVATE_FILE)
            move_synced(new, self.file)
        finally:
            self._root = connect(self.file, self.work)

    def look_through(self) -> None:
        """Read every row and look for every key. Raises DataDamaged, KeysMissing."""
        with self.reading_copy() as root:
            try:
                every_row(root)
                self._check_keys(root)
            except duckdb.Error:
                raise DataDamaged(file=self.file.name) from None

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        with self._gate.write_lock():
            if hasattr(self, "_root"):
                self._root.close()
                del self._root  # a connection that outlives the process's end is reported as a leak

    def _reopen_if_broken(self) -> None:
        """After a full disk DuckDB refuses everything until the file is opened again."""
        if not self._reopen_first:
            return
        with self._gate.write_lock():
            if self._reopen_first:
                self._root.close()
                self._root = connect(self.file, self.work)
                self._reopen_first = False

    def _prepare(self) -> None:
        migrations.apply(self._root)
        tombstones.finish(self._root, self.keys)
        self._check_keys(self._root)

    def _clean_work(self) -> None:
        """Remove what a killed copy, restore or verification left behind."""
        for left_over in [*self.work.iterdir(), *self._stale_verifications()]:
            if left_over.is_dir():
                shutil.rmtree(left_over, ignore_errors=True)
            else:
                left_over.unlink()

    def _stale_verifications(self) -> list[Path]:
        """Those of more than an hour ago: a younger one may still be at work."""
        found = self.file.parent.parent.glob(f"{VERIFYING}*")
        return [folder for folder in found if time.time() - folder.stat().st_mtime > 3600]

    def _check_keys(self, root: duckdb.DuckDBPyConnection) -> None:
        """Every sealed row needs its key; data without keys are refused, never given new ones."""
        if any(not self.keys.has(key_id) for key_id in sealed_with(root)):
            raise KeysMissing(folder=self.keys.folder.name)
