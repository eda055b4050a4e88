"""SQL about how one person wants to see Teamtuin."""

from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.people.look.model import PLAIN_LOOK, Look, TextSize
from teamtuin.store.transaction import Transaction

MAY = f"person_id IN ({policy.related(Kind.PERSON, Relation.SELF, Action.WRITE)})"


def mine(tx: Transaction) -> Look:
    """The viewer's own."""
    row = tx.one(f"SELECT text_size, calm FROM own_look WHERE {MAY}")
    return Look(text_size=TextSize(row[0]), calm=row[1]) if row else PLAIN_LOOK


def put(tx: Transaction, look: Look) -> None:
    """Keep the viewer's own."""
    tx.execute(
        "INSERT INTO own_look (person_id, text_size, calm)"
        f" SELECT $viewer, $text_size, $calm WHERE $viewer IN ({policy.visible(Kind.PERSON, Action.WRITE)})"
        " ON CONFLICT (person_id) DO UPDATE SET text_size = excluded.text_size, calm = excluded.calm",
        {"text_size": look.text_size.value, "calm": look.calm},
    )


def forget(tx: Transaction, person_id: UUID) -> None:
    """This person is no more."""
    may = policy.visible(Kind.PERSON, Action.DELETE)
    tx.execute(
        f"DELETE FROM own_look WHERE person_id = $person AND person_id IN ({may})", {"person": person_id}
    )
