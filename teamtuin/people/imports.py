"""SQL about which id an imported thing got here: the file's own id counts once."""

from uuid import UUID

from teamtuin.store.transaction import Transaction


def known(tx: Transaction, kind: str, reference: str) -> UUID | None:
    """The id that a thing got here, by the id it has in its file."""
    row = tx.one(
        "SELECT id FROM import_ref WHERE kind = $kind AND ref = $reference",
        {"kind": kind, "reference": reference},
    )
    return row[0] if row else None


def note(tx: Transaction, kind: str, reference: str, row_id: UUID) -> None:
    """Remember which id a thing got here."""
    tx.execute(
        "INSERT INTO import_ref (kind, ref, id) VALUES ($kind, $reference, $id)",
        {"kind": kind, "reference": reference, "id": row_id},
    )
