"""SQL about decks. Each is its maker's alone; what it is called and what stands in it is sealed."""

from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.errors import NotAllowed, NotVisible
from teamtuin.people.queries import IN_TEAM, IS_CARETAKER
from teamtuin.presenting.model import Deck, from_body, to_body
from teamtuin.store.transaction import Row, Transaction

COLUMNS = "id, key_id, made_at, changed_at, body"

policy.register(
    Kind.DECK,
    {
        Relation.MAKER: "SELECT id FROM deck WHERE maker_id = $viewer",
        Relation.CARETAKER: f"SELECT id FROM deck WHERE {IS_CARETAKER}",
    },
)


def _may(action: Action) -> str:
    return f"id IN ({policy.visible(Kind.DECK, action)})"


def _opened(tx: Transaction, row: Row) -> Deck:
    deck_id, key_id, made_at, changed_at, body = row
    sealed = from_body(tx.unseal(key_id, deck_id, body))
    return Deck(id=deck_id, key_id=key_id, made_at=made_at, changed_at=changed_at, **sealed)


def get(tx: Transaction, deck_id: UUID) -> Deck:
    """One deck of the viewer. Raises NotVisible."""
    row = tx.one(f"SELECT {COLUMNS} FROM deck WHERE id = $id AND {_may(Action.READ)}", {"id": deck_id})
    if row is None:
        raise NotVisible
    return _opened(tx, row)


def mine(tx: Transaction) -> list[Deck]:
    """The viewer's own, the latest changed first."""
    rows = tx.execute(
        f"SELECT {COLUMNS} FROM deck WHERE {_may(Action.READ)} ORDER BY changed_at DESC, id DESC"
    )
    return [_opened(tx, row) for row in rows]


def for_export(tx: Transaction) -> list[Deck]:
    """The viewer's own, to take along; also for who left."""
    rows = tx.execute(f"SELECT {COLUMNS} FROM deck WHERE {_may(Action.EXPORT)} ORDER BY made_at, id")
    return [_opened(tx, row) for row in rows]


def may_make(tx: Transaction) -> bool:
    """Whether the viewer belongs to the team: what a deck shows is what the team sees."""
    return tx.one(f"SELECT 1 WHERE {IN_TEAM}") is not None


def insert(tx: Transaction, deck: Deck) -> None:
    """Keep a deck of the viewer. Raises NotAllowed outside the team."""
    if not may_make(tx):
        raise NotAllowed
    tx.execute(
        f"INSERT INTO deck (maker_id, {COLUMNS})"
        " VALUES ($viewer, $id, $key_id, $made_at, $changed_at, $body)",
        {
            "id": deck.id,
            "key_id": deck.key_id,
            "made_at": deck.made_at,
            "changed_at": deck.changed_at,
            "body": tx.seal(deck.key_id, deck.id, to_body(deck)),
        },
    )


def replace(tx: Transaction, deck: Deck) -> None:
    """Keep it as it is now. Raises NotVisible."""
    done = tx.execute(
        "UPDATE deck SET changed_at = $changed_at, body = $body"
        f" WHERE id = $id AND {_may(Action.WRITE)} RETURNING id",
        {
            "id": deck.id,
            "changed_at": deck.changed_at,
            "body": tx.seal(deck.key_id, deck.id, to_body(deck)),
        },
    )
    if not done:
        raise NotVisible


def delete(tx: Transaction, deck_id: UUID) -> None:
    """Take it away. Raises NotVisible."""
    done = tx.execute(
        f"DELETE FROM deck WHERE id = $id AND {_may(Action.DELETE)} RETURNING id", {"id": deck_id}
    )
    if not done:
        raise NotVisible


def delete_all_of(tx: Transaction, person_id: UUID) -> list[UUID]:
    """Remove all that somebody made and the viewer may delete; returns the ids."""
    gone = tx.execute(
        f"DELETE FROM deck WHERE maker_id = $maker AND {_may(Action.DELETE)} RETURNING id",
        {"maker": person_id},
    )
    return [deck_id for (deck_id,) in gone]
