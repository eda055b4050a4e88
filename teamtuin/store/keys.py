"""The keys of private text: one small file each, beside the data folder and never in it.

A key is added or destroyed, never changed. `tombstones` remembers the ids (nothing else) of what was
removed, so that a restored backup does not bring it back.
"""

import hashlib
import json
import os
import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from teamtuin.errors import KeysMissing
from teamtuin.store.files import append_lines, changed_on, private_folder, wipe, write_private
from teamtuin.store.sealing import KEY_BYTES

KEY_FILE = re.compile(r"^[0-9a-f-]{36}\.key$")
RECIPIENT = "recovery.recipient"
"""The public half of the school's recovery key; backups are encrypted to it."""
KEY_BACKUPS = "key-backups.json"
"""Which backups were written where, so that `forget` can replace their keys and upkeep can remove them."""
KEYS_SUFFIX = ".keys"
TOMBSTONES = "tombstones"
WHOLE_LINE = re.compile(r"^([a-z_]+ )?[0-9a-f-]{36}( [0-9a-f-]{36})?$")
KIND = re.compile(r"^[a-z_]+$")
REFLECTION, PERSON, DRAFT = "reflection", "person", "draft"
PEER_SESSION, AGREEMENT, TEAM_INSIGHT = "peer_session", "agreement", "team_insight"
OBSERVATION, EXPERIMENT_THOUGHT = "observation", "experiment_thought"
ROUND_TEXT, CARRIED_TASK = "round_text", "carried_task"
INDICATOR = "indicator"
SENT_TO_AI, AI_SIGNATURE = "sent_to_ai", "ai_signature"
TRAJECTORY = "trajectory"
DECK = "deck"
KEY, SHARE, SIGN, CONSENT = "key", "share", "sign", "consent"
"""Kinds of tombstones that are no kind of thing: a key, a share or what a reader said taken back, a consent
withdrawn."""
CLOSED_ROUND = "closed_round"
"""The round stays; its answers were destroyed."""
NO_KIND = ""
"""A line of only an id, as an earlier version may have written: it stands for every kind but a draft."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """Something that was removed or taken back: its kind and id, no more.

    A share has two ids: of what was shared, and of the person it was taken back from. So has a draft: its
    own and its owner's, because browsers choose the ids of drafts and two people may have the same.
    """

    kind: str
    id: UUID
    person_id: UUID | None = None

    @property
    def removes_rows(self) -> bool:
        """Whether rows with this id may never be there again; what was taken back may be given anew."""
        return self.kind not in (SHARE, SIGN, CONSENT)

    @property
    def destroys_key(self) -> bool:
        return self.kind in (KEY, NO_KIND)

    def line(self) -> str:
        """How it stands in the file."""
        return " ".join(str(part) for part in (self.kind, self.id, self.person_id) if part)

    @staticmethod
    def of(line: str) -> "Tombstone":
        first, *rest = line.split()
        kind, ids = (first, rest) if KIND.match(first) else (NO_KIND, [first, *rest])
        return Tombstone(kind, UUID(ids[0]), UUID(ids[1]) if ids[1:] else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A backup that was written: where, on which day, and what `removals` said just before."""

    backup: Path
    day: date
    removals: str

    @property
    def keys_file(self) -> Path:
        """Where the keys that belong to it lie."""
        return self.backup.with_name(self.backup.name + KEYS_SUFFIX)

    def as_json(self) -> dict[str, str]:
        return {"backup": str(self.backup), "day": self.day.isoformat(), "removals": self.removals}

    @staticmethod
    def of(held: Any) -> "Written":
        """An earlier version wrote only where the keys lie; then the file tells how old it is."""
        if isinstance(held, str):
            backup = Path(held.removesuffix(KEYS_SUFFIX))
            return Written(backup=backup, day=changed_on(backup), removals="")
        return Written(
            backup=Path(held["backup"]), day=date.fromisoformat(held["day"]), removals=held["removals"]
        )


class KeyRing:
    """The keys folder of one school."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[UUID, bytes] = {}
        self._writing = threading.Lock()

    def make_folder(self) -> None:
        private_folder(self.folder)

    def exists(self) -> bool:
        return self.folder.is_dir()

    def belong_to_a_school(self) -> bool:
        """Whether a school's own keys are here already: its recovery key, or that of a private text."""
        return self.exists() and (self.recipient() is not None or bool(self._files()))

    def add(self, key_id: UUID) -> None:
        """Make a new key. Raises FileExistsError if there is one: a key never changes."""
        if self._file(key_id).exists():
            raise FileExistsError(str(key_id))
        self.put(key_id, os.urandom(KEY_BYTES))

    def put(self, key_id: UUID, key: bytes) -> None:
        """Take in a key from a key backup; one that is here already stays as it is."""
        if not self._file(key_id).exists():
            write_private(self._file(key_id), key)

    def get(self, key_id: UUID) -> bytes:
        """The key. Raises KeysMissing."""
        if key_id not in self._known:
            try:
                self._known[key_id] = self._file(key_id).read_bytes()
            except FileNotFoundError:
                raise KeysMissing(folder=self.folder.name) from None
        return self._known[key_id]

    def has(self, key_id: UUID) -> bool:
        return self._file(key_id).exists()

    def destroy(self, key_id: UUID) -> None:
        """Destroy a key for good; what it sealed can be opened by nobody any more."""
        self._known.pop(key_id, None)
        wipe(self._file(key_id))

    def all(self) -> dict[UUID, bytes]:
        """Every key, for a key backup."""
        return {UUID(file.stem): file.read_bytes() for file in self._files()}

    def bury(self, stones: Iterable[Tombstone]) -> None:
        """Remember what was removed."""
        if lines := [stone.line() for stone in stones]:
            with self._writing:
                append_lines(self.folder / TOMBSTONES, lines)

    def dig_up(self, stones: Iterable[Tombstone]) -> None:
        """What was to be removed stays after all: its removal failed and undid itself."""
        gone = set(stones)
        if not gone:
            return
        with self._writing:  # another thread's stone must not fall between reading and writing
            buried = self.buried()
            if gone.isdisjoint(buried):
                return
            left = [stone.line() for stone in buried if stone not in gone]
            write_private(self.folder / TOMBSTONES, "".join(f"{line}\n" for line in left).encode())

    def buried(self) -> list[Tombstone]:
        """Everything that was ever removed or taken back.

        A line that a crash cut off belongs to a removal that was not kept, and counts for nothing.
        """
        file = self.folder / TOMBSTONES
        if not file.exists():
            return []
        return [Tombstone.of(line) for line in file.read_text().splitlines() if WHOLE_LINE.match(line)]

    def recipient(self) -> str | None:
        file = self.folder / RECIPIENT
        return file.read_text().strip() if file.exists() else None

    def set_recipient(self, recipient: str) -> None:
        write_private(self.folder / RECIPIENT, recipient.encode() + b"\n")

    def removals(self) -> str:
        """Another word as soon as something more was removed; it tells nothing of what."""
        lines = sorted(stone.line() for stone in self.buried() if stone.removes_rows)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def written(self) -> list[Written]:
        """The backups that were written so far and lie there still, for all that is known."""
        file = self.folder / KEY_BACKUPS
        return [Written.of(held) for held in json.loads(file.read_text())] if file.exists() else []

    def note_written(self, made: Written) -> None:
        """Remember a backup; it takes the place of an earlier one in the same file."""
        with self._writing:
            others = [other for other in self.written() if other.backup != made.backup]
            self._keep_written([*others, made])

    def forget_written(self, gone: Iterable[Written]) -> None:
        """These backups lie there no more."""
        if gone := set(gone):
            with self._writing:
                self._keep_written([made for made in self.written() if made not in gone])

    def _keep_written(self, written: list[Written]) -> None:
        held = sorted((made.as_json() for made in written), key=lambda one: one["backup"])
        write_private(self.folder / KEY_BACKUPS, json.dumps(held).encode())

    def _files(self) -> list[Path]:
        return sorted(file for file in self.folder.iterdir() if KEY_FILE.match(file.name))

    def _file(self, key_id: UUID) -> Path:
        return self.folder / f"{key_id}.key"
