"""SQL about people who are about to have everything of theirs deleted."""

from datetime import datetime
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.store.transaction import Transaction

MAY_GO = f"person_id IN ({policy.visible(Kind.PERSON, Action.DELETE)})"


def leave_at(tx: Transaction, goes_at: datetime) -> None:
    """The viewer goes at this moment."""
    tx.execute(
        "INSERT INTO leaving (person_id, goes_at)"
        f" SELECT $viewer, $at WHERE $viewer IN ({policy.visible(Kind.PERSON, Action.DELETE)})"
        " ON CONFLICT (person_id) DO UPDATE SET goes_at = excluded.goes_at",
        {"at": goes_at},
    )


def stay(tx: Transaction) -> None:
    """The viewer stays after all."""
    tx.execute(f"DELETE FROM leaving WHERE person_id = $viewer AND {MAY_GO}")


def goes_at(tx: Transaction) -> datetime | None:
    """When the viewer goes, if that was asked."""
    row = tx.one(f"SELECT goes_at FROM leaving WHERE person_id = $viewer AND {MAY_GO}")
    return row[0] if row else None


def due(tx: Transaction, now: datetime) -> list[UUID]:
    """Upkeep: who was to go before now."""
    rows = tx.execute(f"SELECT person_id FROM leaving WHERE goes_at <= $now AND {MAY_GO}", {"now": now})
    return [person_id for (person_id,) in rows]


def gone(tx: Transaction, person_id: UUID) -> None:
    """This person is no more."""
    tx.execute(f"DELETE FROM leaving WHERE person_id = $person AND {MAY_GO}", {"person": person_id})
