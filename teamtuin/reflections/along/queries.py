"""SQL about signs of readers, which stand at the share, and about openings that should not have been.

An opening is looked at apart from the policy: whoever opens a text of another has to stand in
`reflection_share`, whatever the table and its relations say (docs/decisions/0012).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.errors import NotVisible
from teamtuin.reflections.along.model import Opened, Sign
from teamtuin.store.transaction import Transaction

COLUMNS: Mapping[Sign, str] = {
    Sign.RECOGNISED: "recognised",
    Sign.TALK: "talk",
    Sign.HELPED: "helped",
    Sign.KEPT: "kept",
}
NAMES = ", ".join(COLUMNS.values())


def _signs(marks: Iterable[bool | None]) -> frozenset[Sign]:
    return frozenset(sign for sign, is_on in zip(COLUMNS, marks, strict=True) if is_on)


def mine(tx: Transaction) -> dict[UUID, frozenset[Sign]]:
    """What the viewer said or marked, by the text that is shared with them."""
    rows = tx.execute(
        f"SELECT reflection_id, {NAMES} FROM reflection_share"
        f" WHERE person_id = $viewer AND reflection_id IN ({policy.visible(Kind.REFLECTION, Action.SIGN)})"
    )
    return {reflection_id: _signs(marks) for reflection_id, *marks in rows}


def put(tx: Transaction, reflection_id: UUID, sign: Sign, *, is_on: bool) -> None:
    """Say or mark this at what is shared with the viewer, or take it back. Raises NotVisible."""
    done = tx.execute(
        f"UPDATE reflection_share SET {COLUMNS[sign]} = $is_on WHERE reflection_id = $id"
        f" AND person_id = $viewer AND reflection_id IN ({policy.visible(Kind.REFLECTION, Action.SIGN)})"
        " RETURNING person_id",
        {"id": reflection_id, "is_on": is_on},
    )
    if not done:
        raise NotVisible


def leave(tx: Transaction, reflection_id: UUID) -> None:
    """The viewer reads this no more, and what they said of it goes too. Raises NotVisible."""
    done = tx.execute(
        "DELETE FROM reflection_share WHERE reflection_id = $id AND person_id = $viewer"
        f" AND reflection_id IN ({policy.visible(Kind.REFLECTION, Action.SIGN)}) RETURNING person_id",
        {"id": reflection_id},
    )
    if not done:
        raise NotVisible


def given(tx: Transaction) -> dict[UUID, list[tuple[UUID, frozenset[Sign]]]]:
    """What readers said to the viewer, by text; what they marked for themselves is not among it."""
    rows = tx.execute(
        "SELECT reflection_id, person_id, recognised, talk, helped, false FROM reflection_share"
        " WHERE (recognised OR talk OR helped)"
        f" AND reflection_id IN ({policy.visible(Kind.REFLECTION, Action.PEOPLE)})"
        " ORDER BY shared_at, person_id"
    )
    found: dict[UUID, list[tuple[UUID, frozenset[Sign]]]] = defaultdict(list)
    for reflection_id, person_id, *marks in rows:
        found[reflection_id].append((person_id, _signs(marks)))
    return found


def may_read(tx: Transaction, reflection_id: UUID) -> bool:
    """Whether the acting viewer may read this; it opens no text."""
    readable = policy.visible(Kind.REFLECTION, Action.READ)
    return tx.one(f"SELECT 1 WHERE $id IN ({readable})", {"id": reflection_id}) is not None


def notice(tx: Transaction, opened: Iterable[UUID]) -> None:
    """Look whether the viewer may have these texts of others, without asking the policy; note which not."""
    if not (ids := set(opened)):
        return
    shared = tx.execute("SELECT reflection_id FROM reflection_share WHERE person_id = $viewer")
    for reflection_id in ids - {shared_id for (shared_id,) in shared}:
        tx.execute(
            "INSERT INTO opened_by_another (reflection_id, month)"
            " VALUES ($id, date_trunc('month', current_date))"
            " ON CONFLICT DO UPDATE SET month = excluded.month",
            {"id": reflection_id},
        )


def opened(tx: Transaction) -> dict[UUID, Opened]:
    """Which texts of the viewer were ever opened by somebody who is neither writer nor reader."""
    rows = tx.execute(
        "SELECT reflection_id, month FROM opened_by_another"
        f" WHERE reflection_id IN ({policy.visible(Kind.REFLECTION, Action.PEOPLE)})"
    )
    return {reflection_id: Opened(by_another=True, month=month) for reflection_id, month in rows}


def forget_months_before(tx: Transaction, day: date) -> int:
    """Upkeep: that it was opened stays with the text, when it was does not."""
    done = tx.execute(
        "UPDATE opened_by_another SET month = NULL WHERE month < $day"
        f" AND reflection_id IN ({policy.visible(Kind.REFLECTION, Action.CLOSE)}) RETURNING reflection_id",
        {"day": day},
    )
    return len(done)
