"""SQL that removes trajectories, or one person's part of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.coaching.model import By, Status
from teamtuin.coaching.queries import may
from teamtuin.errors import NotVisible
from teamtuin.people.queries import IS_CARETAKER
from teamtuin.store.transaction import Row, Transaction

GOES_WITH_IT = (
    ("trajectory_part", "trajectory_id"),
    ("trajectory_reader", "trajectory_id"),
    ("coaching_round", "trajectory_id"),
    ("import_ref", "id"),
    ("trajectory", "id"),
)
PEOPLE = ("owner_id", "coach_id", "protocol_checked_by", "destroyed_confirmed_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What went: whole trajectories, the keys of every part that went with them or alone, and what was
    shared by who left: which trajectory, and with whom."""

    trajectories: tuple[UUID, ...] = ()
    keys: tuple[UUID, ...] = ()
    shares: tuple[tuple[UUID, UUID], ...] = ()


def delete(tx: Transaction, trajectory_id: UUID) -> Removed:
    """Remove all of a trajectory, the coach's part too. Raises NotVisible unless the viewer owns it."""
    removed = _removed(tx, f"id = $id AND {may(Action.DELETE)}", {"id": trajectory_id})
    if not removed.trajectories:
        raise NotVisible
    return removed


def leave(tx: Transaction, person_id: UUID, today: date) -> Removed:
    """Somebody goes: one's own lines go with their key; the other's part stays while the other is here.

    With its owner a trajectory ends, so the year in which the coach's part stays begins. The viewer has to be
    the caretaker, for whom a closed part is no reason to keep anything.
    """
    closable, person = policy.visible(Kind.TRAJECTORY, Action.CLOSE), {"person": person_id}
    owned = f"SELECT id FROM trajectory WHERE owner_id = $person AND id IN ({closable})"
    coached = f"SELECT id FROM trajectory WHERE coach_id = $person AND id IN ({closable})"
    shares = tx.execute(
        f"DELETE FROM trajectory_reader WHERE trajectory_id IN ({owned})"
        f" OR (person_id = $person AND trajectory_id IN ({closable})) RETURNING trajectory_id, person_id",
        person,
    )
    keys = [*_end_parts(tx, By.OWNER, owned, person), *_end_parts(tx, By.COACH, coached, person)]
    tx.execute(
        f"UPDATE trajectory SET status = '{Status.STOPPED.value}', closed_on = $today, next_on = NULL"
        f" WHERE closed_on IS NULL AND id IN ({owned})",
        {"today": today, **person},
    )
    for column in PEOPLE:
        tx.execute(
            f"UPDATE trajectory SET {column} = NULL WHERE {column} = $person AND id IN ({closable})", person
        )
    return nobodys(tx, keys, shares)


def end_coachs_part(tx: Transaction, closed_before: date) -> Removed:
    """Upkeep: what the coach wrote goes unread when the trajectory ended before this day, and the coach's
    reading with it; the owner's part stays the owner's."""
    due = f"closed_on < $day AND coach_id IS NOT NULL AND {may(Action.CLOSE)} AND {IS_CARETAKER}"
    day = {"day": closed_before}
    keys = _end_parts(tx, By.COACH, f"SELECT id FROM trajectory WHERE {due}", day)
    tx.execute(f"UPDATE trajectory SET coach_id = NULL WHERE {due}", day)
    return nobodys(tx, keys)


def nobodys(tx: Transaction, keys: Iterable[UUID] = (), shares: Iterable[Row] = ()) -> Removed:
    """Upkeep: remove the trajectories of which nobody's part is left; told beside what went before."""
    here = "SELECT id FROM person"  # a restored file may still name somebody who was forgotten since
    written = "SELECT trajectory_id FROM trajectory_part WHERE author = 'coach'"
    gone = _removed(
        tx,
        f"(owner_id IS NULL OR owner_id NOT IN ({here}))"
        f" AND (coach_id IS NULL OR coach_id NOT IN ({here}) OR id NOT IN ({written}))"
        f" AND {may(Action.DELETE)} AND {IS_CARETAKER}",
        {},
    )
    return replace(gone, keys=(*keys, *gone.keys), shares=tuple((row[0], row[1]) for row in shares))


def _end_parts(tx: Transaction, author: By, which: str, values: Mapping[str, object]) -> list[UUID]:
    gone = tx.execute(
        f"DELETE FROM trajectory_part WHERE author = '{author.value}' AND trajectory_id IN ({which})"
        " RETURNING key_id",
        values,
    )
    return [key_id for (key_id,) in gone]


def _removed(tx: Transaction, which: str, values: Mapping[str, object]) -> Removed:
    ids = [row_id for (row_id,) in tx.execute(f"SELECT id FROM trajectory WHERE {which}", values)]
    gone = {"ids": ids}
    keys = tx.execute(
        "SELECT key_id FROM trajectory_part WHERE trajectory_id IN (SELECT unnest($ids::UUID[]))", gone
    )
    for table, column in GOES_WITH_IT:
        tx.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT unnest($ids::UUID[]))", gone)
    return Removed(trajectories=tuple(ids), keys=tuple(key_id for (key_id,) in keys))
