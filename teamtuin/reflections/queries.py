"""SQL about reflections and with whom they are shared."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.errors import NotVisible
from teamtuin.people.queries import IS_ACTIVE, IS_CARETAKER
from teamtuin.reflections.along.queries import notice
from teamtuin.reflections.at import queries as at
from teamtuin.reflections.model import Reflection, from_body, to_body
from teamtuin.store.transaction import Row, Transaction

COLUMNS = "id, writer_id, key_id, written_at, changed_at, body"

policy.register(
    Kind.REFLECTION,
    {
        # What is about to go (reflections/going) is not there any more for anybody but the caretaker.
        Relation.WRITER: "SELECT id FROM reflection WHERE writer_id = $viewer AND goes_at IS NULL",
        Relation.READER: (
            "SELECT reflection_id FROM reflection_share WHERE person_id = $viewer"
            f" AND {IS_ACTIVE} AND EXISTS (SELECT 1 FROM open_module WHERE module = 'sharing')"
            " AND reflection_id NOT IN (SELECT id FROM reflection WHERE goes_at IS NOT NULL)"
        ),
        Relation.CARETAKER: f"SELECT id FROM reflection WHERE {IS_CARETAKER}",
    },
)


def _may(action: Action) -> str:
    return f"id IN ({policy.visible(Kind.REFLECTION, action)})"


def _opened(tx: Transaction, rows: Iterable[Row]) -> list[Reflection]:
    """The one place where texts are opened; here is looked whether that should be (docs/decisions/0012)."""
    found = [
        Reflection(
            id=reflection_id,
            writer_id=writer_id,
            key_id=key_id,
            written_at=written_at,
            changed_at=changed_at,
            **from_body(tx.unseal(key_id, reflection_id, body)),
        )
        for reflection_id, writer_id, key_id, written_at, changed_at, body in rows
    ]
    notice(tx, (one.id for one in found if one.writer_id != tx.viewer.id))
    return found


def get(tx: Transaction, reflection_id: UUID, action: Action = Action.READ) -> Reflection:
    """One reflection on which the viewer may do this. Raises NotVisible."""
    row = tx.one(f"SELECT {COLUMNS} FROM reflection WHERE id = $id AND {_may(action)}", {"id": reflection_id})
    if row is None:
        raise NotVisible
    return _opened(tx, [row])[0]


def readable(tx: Transaction) -> list[Reflection]:
    """All the viewer may read, the latest first."""
    rows = tx.execute(
        f"SELECT {COLUMNS} FROM reflection WHERE {_may(Action.READ)} ORDER BY written_at DESC, id DESC"
    )
    return _opened(tx, rows)


def some(tx: Transaction, ids: Iterable[UUID]) -> list[Reflection]:
    """Those of these that the viewer may read."""
    rows = tx.execute(
        f"SELECT {COLUMNS} FROM reflection WHERE id IN (SELECT unnest($ids::UUID[])) AND {_may(Action.READ)}",
        {"ids": list(ids)},
    )
    return _opened(tx, rows)


def written(tx: Transaction) -> list[Reflection]:
    """All the viewer wrote, the latest first."""
    rows = tx.execute(
        f"SELECT {COLUMNS} FROM reflection WHERE writer_id = $viewer AND {_may(Action.EXPORT)}"
        " ORDER BY written_at DESC, id DESC"
    )
    return _opened(tx, rows)


def latest(tx: Transaction, most: int) -> list[Reflection]:
    """The viewer's own latest texts, the newest first; only these are opened."""
    rows = tx.execute(
        f"SELECT {COLUMNS} FROM reflection WHERE writer_id = $viewer AND {_may(Action.EXPORT)}"
        " ORDER BY written_at DESC, id DESC LIMIT $most",
        {"most": most},
    )
    return _opened(tx, rows)


def insert(tx: Transaction, reflection: Reflection) -> None:
    """Keep a reflection of the viewer."""
    tx.execute(
        f"INSERT INTO reflection ({COLUMNS}) VALUES ($id, $viewer, $key_id, $written_at, $changed_at, $body)",
        {
            "id": reflection.id,
            "key_id": reflection.key_id,
            "written_at": reflection.written_at,
            "changed_at": reflection.changed_at,
            "body": tx.seal(reflection.key_id, reflection.id, to_body(reflection)),
        },
    )


def replace(tx: Transaction, reflection: Reflection) -> None:
    """Write a reflection anew. Raises NotVisible unless the viewer wrote it."""
    done = tx.execute(
        "UPDATE reflection SET changed_at = $changed_at, body = $body"
        f" WHERE id = $id AND {_may(Action.WRITE)} RETURNING id",
        {
            "id": reflection.id,
            "changed_at": reflection.changed_at,
            "body": tx.seal(reflection.key_id, reflection.id, to_body(reflection)),
        },
    )
    if not done:
        raise NotVisible
    at.follow(tx, reflection)


def delete(tx: Transaction, reflection_id: UUID) -> None:
    """Remove a reflection and its shares. Raises NotVisible unless the viewer wrote it."""
    unshare(tx, reflection_id)
    done = tx.execute(
        f"DELETE FROM reflection WHERE id = $id AND {_may(Action.DELETE)} RETURNING id", {"id": reflection_id}
    )
    if not done:
        raise NotVisible
    tx.execute("DELETE FROM import_ref WHERE id = $id", {"id": reflection_id})
    tx.execute("DELETE FROM opened_by_another WHERE reflection_id = $id", {"id": reflection_id})
    tx.execute("DELETE FROM sent_to_ai WHERE about_id = $id", {"id": reflection_id})
    at.forget(tx, [reflection_id])


def readers(tx: Transaction, reflection_id: UUID) -> list[UUID]:
    """Who can read it, besides the writer; for the writer alone. Raises NotVisible."""
    get(tx, reflection_id, Action.PEOPLE)
    rows = tx.execute(
        "SELECT person_id FROM reflection_share WHERE reflection_id = $id ORDER BY shared_at, person_id",
        {"id": reflection_id},
    )
    return [person_id for (person_id,) in rows]


def readers_of_mine(tx: Transaction) -> dict[UUID, list[UUID]]:
    """For each shared reflection of the viewer, who can read it."""
    rows = tx.execute(
        "SELECT reflection_id, list(person_id ORDER BY shared_at, person_id) FROM reflection_share"
        f" WHERE reflection_id IN ({policy.visible(Kind.REFLECTION, Action.PEOPLE)}) GROUP BY reflection_id"
    )
    return {reflection_id: list(people) for reflection_id, people in rows}


def share(tx: Transaction, reflection_id: UUID, people: Iterable[UUID], now: datetime) -> None:
    """Let these people read it, beside who can already. Raises NotVisible unless the viewer wrote it."""
    shared = get(tx, reflection_id, Action.SHARE)
    for person_id in sorted(set(people)):
        tx.execute(
            "INSERT INTO reflection_share (reflection_id, person_id, shared_at) VALUES ($id, $person, $now)"
            " ON CONFLICT DO NOTHING",
            {"id": reflection_id, "person": person_id, "now": now},
        )
    at.follow(tx, shared)


def unshare(tx: Transaction, reflection_id: UUID, person_id: UUID | None = None) -> list[UUID]:
    """Take a share back from one person, or from everybody; returns from whom.

    Raises NotVisible unless the viewer wrote it.
    """
    taken_back = get(tx, reflection_id, Action.SHARE)
    gone = tx.execute(
        "DELETE FROM reflection_share"
        " WHERE reflection_id = $id AND ($person IS NULL OR person_id = $person::UUID) RETURNING person_id",
        {"id": reflection_id, "person": person_id},
    )
    at.follow(tx, taken_back)
    return [reader for (reader,) in gone]


def delete_all_of(tx: Transaction, writer_id: UUID) -> list[UUID]:
    """Remove all that somebody wrote and the viewer may delete; returns the ids."""
    written = f"SELECT id FROM reflection WHERE writer_id = $writer AND {_may(Action.DELETE)}"
    tx.execute(f"DELETE FROM reflection_share WHERE reflection_id IN ({written})", {"writer": writer_id})
    tx.execute(f"DELETE FROM opened_by_another WHERE reflection_id IN ({written})", {"writer": writer_id})
    tx.execute(f"DELETE FROM import_ref WHERE id IN ({written})", {"writer": writer_id})
    gone = tx.execute(f"DELETE FROM reflection WHERE id IN ({written}) RETURNING id", {"writer": writer_id})
    ids = [row_id for (row_id,) in gone]
    at.forget(tx, ids)
    return ids


def leave(tx: Transaction, person_id: UUID) -> None:
    """Nothing is shared with this person any more; the service removes the person too."""
    tx.execute("DELETE FROM reflection_share WHERE person_id = $person", {"person": person_id})


def unshare_before(tx: Transaction, moment: datetime) -> int:
    """Upkeep: sharing that began before this moment ends; the text stays the writer's."""
    done = tx.execute(
        "DELETE FROM reflection_share WHERE shared_at < $moment"
        f" AND reflection_id IN ({policy.visible(Kind.REFLECTION, Action.CLOSE)}) RETURNING person_id",
        {"moment": moment},
    )
    return len(done)
