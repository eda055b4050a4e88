"""SQL about whom a writer lets read along: the same for every kind that is shared with named people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from teamtuin.errors import NotVisible
from teamtuin.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """The readers of one kind of thing: a table of (`thing`, person_id, shared_at).

    `told`, `shared` and `ended` are the SQL of the policy: the ids of the things of which the viewer may
    know the readers, which the viewer may share, and from which the viewer may end sharing.
    """

    table: str
    thing: str
    told: str
    shared: str
    ended: str

    def of(self, tx: Transaction, thing_id: UUID) -> list[UUID]:
        """Who reads along, the first named first. Raises NotVisible unless the viewer may know that."""
        _require(tx, thing_id, self.told)
        rows = tx.execute(
            f"SELECT person_id FROM {self.table} WHERE {self.thing} = $id ORDER BY shared_at, person_id",
            {"id": thing_id},
        )
        return [person_id for (person_id,) in rows]

    def shared_ones(self, tx: Transaction, things: Sequence[UUID]) -> set[UUID]:
        """Which of these somebody reads along with, of those whose readers the viewer may know."""
        rows = tx.execute(
            f"SELECT DISTINCT {self.thing} FROM {self.table}"
            f" WHERE {self.thing} IN (SELECT unnest($ids::UUID[])) AND {self.thing} IN ({self.told})",
            {"ids": list(things)},
        )
        return {thing_id for (thing_id,) in rows}

    def add(self, tx: Transaction, thing_id: UUID, people: Iterable[UUID], now: datetime) -> None:
        """Let these people read along, beside who does already. Raises NotVisible unless it is to share."""
        _require(tx, thing_id, self.shared)
        for person_id in sorted(set(people)):
            tx.execute(
                f"INSERT INTO {self.table} ({self.thing}, person_id, shared_at) VALUES ($id, $person, $now)"
                " ON CONFLICT DO NOTHING",
                {"id": thing_id, "person": person_id, "now": now},
            )

    def remove(self, tx: Transaction, thing_id: UUID, person_id: UUID | None = None) -> list[UUID]:
        """Take it back from one person, or from everybody; returns from whom. Raises NotVisible."""
        _require(tx, thing_id, self.shared)
        gone = tx.execute(
            f"DELETE FROM {self.table} WHERE {self.thing} = $id"
            " AND ($person IS NULL OR person_id = $person::UUID) RETURNING person_id",
            {"id": thing_id, "person": person_id},
        )
        return [reader for (reader,) in gone]

    def remove_before(self, tx: Transaction, moment: datetime) -> int:
        """Upkeep: sharing that began before this moment ends; the words stay their writer's."""
        done = tx.execute(
            f"DELETE FROM {self.table} WHERE shared_at < $moment"
            f" AND {self.thing} IN ({self.ended}) RETURNING person_id",
            {"moment": moment},
        )
        return len(done)


def _require(tx: Transaction, thing_id: UUID, ids: str) -> None:
    if tx.one(f"SELECT 1 WHERE $id::UUID IN ({ids})", {"id": thing_id}) is None:
        raise NotVisible
