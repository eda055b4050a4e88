"""SQL about what was sent to an AI: its owner's, and nobody else's."""

from datetime import datetime
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.asking.sent.model import Sent, from_body, to_body
from teamtuin.errors import NotVisible
from teamtuin.people.queries import IS_CARETAKER
from teamtuin.store.transaction import Row, Transaction

COLUMNS = "id, owner_id, key_id, about_id, sent_at, body"
ABOUT_TO_GO = "SELECT id FROM reflection WHERE goes_at IS NOT NULL"

policy.register(
    Kind.SENT_TO_AI,
    {
        # What was sent of a text that is about to go (reflections/going) is out of sight with it.
        Relation.OWNER: (
            "SELECT id FROM sent_to_ai WHERE owner_id = $viewer"
            f" AND (about_id IS NULL OR about_id NOT IN ({ABOUT_TO_GO}))"
        ),
        Relation.CARETAKER: f"SELECT id FROM sent_to_ai WHERE {IS_CARETAKER}",
    },
)


def _may(action: Action) -> str:
    return f"id IN ({policy.visible(Kind.SENT_TO_AI, action)})"


def _sent(tx: Transaction, row: Row) -> Sent:
    sent_id, owner_id, key_id, about_id, sent_at, body = row
    return Sent(
        id=sent_id,
        owner_id=owner_id,
        key_id=key_id,
        about_id=about_id,
        sent_at=sent_at,
        **from_body(tx.unseal(key_id, sent_id, body)),
    )


def mine(tx: Transaction, action: Action = Action.READ) -> list[Sent]:
    """All that the viewer sent, the latest first."""
    rows = tx.execute(f"SELECT {COLUMNS} FROM sent_to_ai WHERE {_may(action)} ORDER BY sent_at DESC, id DESC")
    return [_sent(tx, row) for row in rows]


def some_of_mine(tx: Transaction) -> bool:
    """Whether the viewer ever sent something that stands here still; nothing is opened."""
    return tx.one(f"SELECT 1 FROM sent_to_ai WHERE {_may(Action.READ)} LIMIT 1") is not None


def get(tx: Transaction, sent_id: UUID, action: Action = Action.READ) -> Sent:
    """One that the viewer sent. Raises NotVisible."""
    row = tx.one(f"SELECT {COLUMNS} FROM sent_to_ai WHERE id = $id AND {_may(action)}", {"id": sent_id})
    if row is None:
        raise NotVisible
    return _sent(tx, row)


def insert(tx: Transaction, sent: Sent) -> None:
    """Write down what is about to leave."""
    tx.execute(
        f"INSERT INTO sent_to_ai ({COLUMNS}) VALUES ($id, $viewer, $key_id, $about_id, $sent_at, $body)",
        {
            "id": sent.id,
            "key_id": sent.key_id,
            "about_id": sent.about_id,
            "sent_at": sent.sent_at,
            "body": tx.seal(sent.key_id, sent.id, to_body(sent)),
        },
    )


def replace(tx: Transaction, sent: Sent) -> None:
    """Write down what came of it. Raises NotVisible."""
    done = tx.execute(
        f"UPDATE sent_to_ai SET body = $body WHERE id = $id AND {_may(Action.WRITE)} RETURNING id",
        {"id": sent.id, "body": tx.seal(sent.key_id, sent.id, to_body(sent))},
    )
    if not done:
        raise NotVisible


def delete(tx: Transaction, sent_id: UUID) -> None:
    """Remove one. Raises NotVisible unless the viewer sent it."""
    if not _removed(tx, "id = $id", {"id": sent_id}):
        raise NotVisible


def delete_all_of(tx: Transaction, owner_id: UUID) -> list[UUID]:
    """Remove all that somebody sent and the viewer may delete; returns the ids."""
    return _removed(tx, "owner_id = $owner", {"owner": owner_id})


def delete_before(tx: Transaction, moment: datetime) -> int:
    """Upkeep: what was sent before this moment goes; returns how many."""
    return len(_removed(tx, "sent_at < $moment", {"moment": moment}))


def _removed(tx: Transaction, which: str, values: dict[str, object]) -> list[UUID]:
    gone = tx.execute(f"DELETE FROM sent_to_ai WHERE {which} AND {_may(Action.DELETE)} RETURNING id", values)
    return [sent_id for (sent_id,) in gone]
