"""SQL about texts that their writer had deleted a moment ago.

The relations of the policy pass them over, so that nobody sees them, also their writer does not. Only here
are they found: by who wrote them to put one back, and by the caretaker to finish it.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.errors import NotVisible
from teamtuin.store.transaction import Transaction

TYPED_FOR = "(item_id = $id OR split_part(place, ':', 2) = $id::VARCHAR)"
MINE = "writer_id = $viewer AND goes_at > $now"


def begin(tx: Transaction, reflection_id: UUID, goes_at: datetime) -> list[UUID]:
    """Put a text out of sight, with what was typed to change it; returns the ids of those drafts.

    Raises NotVisible unless the viewer wrote it.
    """
    values = {"id": reflection_id, "at": goes_at}
    done = tx.execute(
        "UPDATE reflection SET goes_at = $at"
        f" WHERE id = $id AND id IN ({policy.visible(Kind.REFLECTION, Action.DELETE)}) RETURNING id",
        values,
    )
    if not done:
        raise NotVisible
    typed = tx.execute(
        f"UPDATE draft SET goes_at = $at WHERE {TYPED_FOR} AND owner_id = $viewer"
        f" AND id IN ({policy.visible(Kind.DRAFT, Action.DELETE)}) RETURNING id",
        values,
    )
    return [draft_id for (draft_id,) in typed]


def latest(tx: Transaction, now: datetime) -> tuple[UUID, datetime] | None:
    """What the viewer had deleted last and can still put back, and until when."""
    row = tx.one(
        f"SELECT id, goes_at FROM reflection WHERE {MINE} ORDER BY goes_at DESC LIMIT 1", {"now": now}
    )
    return (row[0], row[1]) if row else None


def put_back(tx: Transaction, reflection_id: UUID, now: datetime) -> list[UUID]:
    """Let it stand where it stood; returns the ids of the drafts that came along. Raises NotVisible."""
    values = {"id": reflection_id, "now": now}
    if not tx.execute(f"UPDATE reflection SET goes_at = NULL WHERE id = $id AND {MINE} RETURNING id", values):
        raise NotVisible
    typed = tx.execute(
        f"UPDATE draft SET goes_at = NULL WHERE {TYPED_FOR} AND owner_id = $viewer AND goes_at > $now"
        " RETURNING id",
        values,
    )
    return [draft_id for (draft_id,) in typed]


def finish(tx: Transaction, before: datetime, writer_id: UUID | None = None) -> int:
    """Really remove what was to go before this moment, of one writer or of everybody; for the caretaker."""
    values = {"before": before, "writer": writer_id}
    due = (
        "SELECT id FROM reflection WHERE goes_at <= $before"
        " AND ($writer IS NULL OR writer_id = $writer::UUID)"
        f" AND id IN ({policy.visible(Kind.REFLECTION, Action.DELETE)})"
    )
    for statement in _statements(due):
        tx.execute(statement, values)
    return len(tx.execute(f"DELETE FROM reflection WHERE id IN ({due}) RETURNING id", values))


def _statements(due: str) -> Iterator[str]:
    for table, column in (
        ("reflection_share", "reflection_id"),
        ("opened_by_another", "reflection_id"),
        ("reflection_at", "reflection_id"),
        ("sent_to_ai", "about_id"),
        ("import_ref", "id"),
    ):
        yield f"DELETE FROM {table} WHERE {column} IN ({due})"
    yield (
        "DELETE FROM draft WHERE goes_at <= $before AND ($writer IS NULL OR owner_id = $writer::UUID)"
        f" AND id IN ({policy.visible(Kind.DRAFT, Action.DELETE)})"
    )
