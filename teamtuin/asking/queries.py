"""SQL about who wants AI questions: the school, by its administrator, and each person for themself."""

from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.errors import NotAllowed
from teamtuin.store.transaction import Transaction


def is_on(tx: Transaction, row_id: UUID) -> bool:
    """Whether the school or person with this id switched AI questions on."""
    return tx.one("SELECT 1 FROM ai_switched_on WHERE id = $id", {"id": row_id}) is not None


def switch(tx: Transaction, kind: Kind, row_id: UUID, *, on: bool) -> None:
    """Switch it for a school or a person that the viewer may change. Raises NotAllowed."""
    may = policy.visible(kind, Action.WRITE)
    if tx.one(f"SELECT 1 WHERE $id::UUID IN ({may})", {"id": row_id}) is None:
        raise NotAllowed
    tx.execute("DELETE FROM ai_switched_on WHERE id = $id", {"id": row_id})
    if on:
        tx.execute("INSERT INTO ai_switched_on VALUES ($id)", {"id": row_id})


def forget(tx: Transaction, person_id: UUID) -> None:
    """The choice of somebody who is removed goes too."""
    tx.execute("DELETE FROM ai_switched_on WHERE id = $id", {"id": person_id})
