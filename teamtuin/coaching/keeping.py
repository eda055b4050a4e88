"""How long trajectories are kept, and what of them goes with somebody who goes.

Upkeep works by ids, dates and keys and opens no text: so also what is sealed, or of a part that the council
closed since, goes in time.
"""

from datetime import date, datetime
from uuid import UUID

from teamtuin.access.viewer import CARETAKER
from teamtuin.coaching import queries
from teamtuin.coaching.ending import queries as ending
from teamtuin.store.keys import KEY, SHARE, TRAJECTORY, Tombstone
from teamtuin.store.transaction import Transaction


def remove_all_of(tx: Transaction, person_id: UUID, today: date) -> None:
    """Remove somebody's own lines; what the other of the two wrote stays while that one is here."""
    with tx.acting_as(CARETAKER):
        bury(tx, ending.leave(tx, person_id, today))


def end_sharing_before(tx: Transaction, moment: datetime) -> int:
    """Upkeep: sharing that began before this moment ends; returns how often."""
    with tx.acting_as(CARETAKER):
        return queries.READERS.remove_before(tx, moment)


def end_coachs_part_before(tx: Transaction, closed_before: date) -> int:
    """Upkeep: the coach's part of what ended before this day goes; returns of how many."""
    with tx.acting_as(CARETAKER):
        removed = ending.end_coachs_part(tx, closed_before)
    bury(tx, removed)
    return len(removed.keys)


def bury(tx: Transaction, removed: ending.Removed) -> None:
    """Write down what was removed, with its keys, and what was shared by who left."""
    tx.bury(
        *(Tombstone(TRAJECTORY, trajectory_id) for trajectory_id in removed.trajectories),
        *(Tombstone(KEY, key_id) for key_id in removed.keys),
        *(Tombstone(SHARE, trajectory_id, person_id) for trajectory_id, person_id in removed.shares),
    )
