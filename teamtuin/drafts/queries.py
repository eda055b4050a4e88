"""SQL about drafts."""

from datetime import datetime
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.drafts.model import EDIT, QUICK, Draft
from teamtuin.errors import NotVisible
from teamtuin.people.queries import IS_CARETAKER
from teamtuin.store.transaction import Row, Transaction

COLUMNS = "id, owner_id, key_id, place, rev, changed_at, item_id, body"

policy.register(
    Kind.DRAFT,
    {
        Relation.WRITER: "SELECT id FROM draft WHERE owner_id = $viewer AND goes_at IS NULL",
        Relation.CARETAKER: f"SELECT id FROM draft WHERE {IS_CARETAKER}",
    },
)
# The same id may stand with two owners; the owner is asked for beside the relation.
MINE = f"owner_id = $viewer AND id IN ({policy.visible(Kind.DRAFT, Action.READ)})"
TO_WRITE = f"owner_id = $viewer AND id IN ({policy.visible(Kind.DRAFT, Action.WRITE)})"
TO_DELETE = f"owner_id = $viewer AND id IN ({policy.visible(Kind.DRAFT, Action.DELETE)})"
TO_TAKE_ALONG = f"owner_id = $viewer AND id IN ({policy.visible(Kind.DRAFT, Action.EXPORT)})"


def _draft(tx: Transaction, row: Row) -> Draft:
    draft_id, owner_id, key_id, place, rev, changed_at, item_id, body = row
    words = tx.unseal(key_id, draft_id, body) if body is not None else {"text": ""}
    return Draft(
        id=draft_id,
        owner_id=owner_id,
        key_id=key_id,
        place=place,
        rev=rev,
        text=words["text"],
        changed_at=changed_at,
        item_id=item_id,
        began=words.get("began"),
    )


def find(tx: Transaction, draft_id: UUID) -> Draft | None:
    """The viewer's draft with this id, if there is one."""
    row = tx.one(f"SELECT {COLUMNS} FROM draft WHERE id = $id AND {MINE}", {"id": draft_id})
    return _draft(tx, row) if row else None


def get(tx: Transaction, draft_id: UUID) -> Draft:
    """The viewer's draft. Raises NotVisible."""
    if (draft := find(tx, draft_id)) is None:
        raise NotVisible
    return draft


def open_in(tx: Transaction, place: str) -> Draft | None:
    """The viewer's open draft in this place: the one changed last."""
    row = tx.one(
        f"SELECT {COLUMNS} FROM draft WHERE place = $place AND item_id IS NULL AND {MINE}"
        " ORDER BY changed_at DESC LIMIT 1",
        {"place": place},
    )
    return _draft(tx, row) if row else None


def here(tx: Transaction, place: str, draft_id: UUID) -> list[Draft]:
    """The viewer's open drafts in this place and the draft with this id, the one changed last first."""
    rows = tx.execute(
        f"SELECT {COLUMNS} FROM draft WHERE (id = $id OR (place = $place AND item_id IS NULL)) AND {MINE}"
        " ORDER BY changed_at DESC",
        {"id": draft_id, "place": place},
    )
    return [_draft(tx, row) for row in rows]


def open_drafts(tx: Transaction, *, to_take_along: bool = False) -> list[Draft]:
    """The viewer's drafts that became nothing yet, the latest first."""
    mine = TO_TAKE_ALONG if to_take_along else MINE
    rows = tx.execute(
        f"SELECT {COLUMNS} FROM draft WHERE item_id IS NULL AND {mine} ORDER BY changed_at DESC"
    )
    return [_draft(tx, row) for row in rows]


def insert(tx: Transaction, draft: Draft) -> None:
    """Begin a draft of the viewer."""
    tx.execute(
        f"INSERT INTO draft ({COLUMNS}) VALUES"
        " ($id, $viewer, $key_id, $place, $rev, $changed_at, NULL, $body)",
        {
            "id": draft.id,
            "key_id": draft.key_id,
            "place": draft.place,
            "rev": draft.rev,
            "changed_at": draft.changed_at,
            "body": _body(tx, draft),
        },
    )


def write(tx: Transaction, draft: Draft, base: int) -> bool:
    """Put the text in the place of revision `base`; False when that revision no longer stands."""
    done = tx.execute(
        "UPDATE draft SET rev = $rev, changed_at = $changed_at, body = $body"
        f" WHERE id = $id AND rev = $base AND item_id IS NULL AND {TO_WRITE} RETURNING rev",
        {
            "id": draft.id,
            "rev": draft.rev,
            "changed_at": draft.changed_at,
            "body": _body(tx, draft),
            "base": base,
        },
    )
    return bool(done)


def _body(tx: Transaction, draft: Draft) -> bytes | None:
    words = {"text": draft.text} | ({} if draft.began is None else {"began": draft.began})
    return tx.seal(draft.key_id, draft.id, words) if any(words.values()) else None


def move(tx: Transaction, draft_id: UUID, place: str) -> None:
    """Let a draft stand in another place; its text and revision stay. Raises NotVisible."""
    done = tx.execute(
        f"UPDATE draft SET place = $place WHERE id = $id AND item_id IS NULL AND {TO_WRITE} RETURNING id",
        {"id": draft_id, "place": place},
    )
    if not done:
        raise NotVisible


def close(tx: Transaction, draft_id: UUID, item_id: UUID, now: datetime) -> None:
    """The draft became an item: its text now lives there alone. Raises NotVisible."""
    done = tx.execute(
        "UPDATE draft SET item_id = $item, changed_at = $now, body = NULL"
        f" WHERE id = $id AND {TO_WRITE} RETURNING id",
        {"id": draft_id, "item": item_id, "now": now},
    )
    if not done:
        raise NotVisible


def delete(tx: Transaction, draft_id: UUID) -> None:
    """Throw a draft away. Raises NotVisible."""
    if not tx.execute(f"DELETE FROM draft WHERE id = $id AND {TO_DELETE} RETURNING id", {"id": draft_id}):
        raise NotVisible


def delete_all_of(tx: Transaction, owner_id: UUID) -> int:
    """Throw away every draft of somebody that the viewer may delete; returns how many."""
    gone = tx.execute(
        f"DELETE FROM draft WHERE owner_id = $owner AND id IN ({policy.visible(Kind.DRAFT, Action.DELETE)})"
        " RETURNING id",
        {"owner": owner_id},
    )
    return len(gone)


def delete_of_item(tx: Transaction, item_id: UUID) -> list[UUID]:
    """Forget which drafts became this item, and what was typed to change or add to it; returns their ids."""
    gone = tx.execute(
        "DELETE FROM draft WHERE (item_id = $item OR split_part(place, ':', 2) = $item::VARCHAR)"
        f" AND {TO_DELETE} RETURNING id",
        {"item": item_id},
    )
    return [draft_id for (draft_id,) in gone]


def delete_closed_before(tx: Transaction, moment: datetime, receipts: datetime) -> int:
    """Upkeep: forget drafts that became an item, never got a word or stayed an unchanged copy since then.

    Receipts of lines from a device have a moment of their own: a device may be without a network for long.
    """
    done = tx.execute(
        "DELETE FROM draft WHERE changed_at < if(place = $quick, $receipts, $moment)"
        " AND (item_id IS NOT NULL OR body IS NULL OR (starts_with(place, $edit) AND rev <= 1))"
        f" AND id IN ({policy.visible(Kind.DRAFT, Action.DELETE)}) RETURNING id",
        {"moment": moment, "receipts": receipts, "edit": EDIT, "quick": QUICK},
    )
    return len(done)
