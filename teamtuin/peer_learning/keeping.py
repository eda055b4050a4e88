"""How long sessions and small steps are kept, and what of them goes with somebody who goes.

Upkeep works by ids, dates and keys and opens no text: so also what is sealed, or of a part that the council
closed since, goes in time (docs/decisions/0008-what-of-a-session-goes-when.md).
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from teamtuin.access.viewer import CARETAKER
from teamtuin.agreements import queries as agreements
from teamtuin.peer_learning import queries
from teamtuin.store.keys import AGREEMENT, KEY, PEER_SESSION, Tombstone
from teamtuin.store.transaction import Transaction


def remove_all_of(tx: Transaction, person_id: UUID) -> None:
    """Remove somebody's small steps, and the sessions that nobody else reads; what others read stays."""
    with tx.acting_as(CARETAKER):
        steps = agreements.delete_all_of(tx, person_id)
        sessions = queries.leave(tx, person_id)
    tx.bury(*(Tombstone(AGREEMENT, step_id) for step_id in steps))
    _bury(tx, sessions)


def end_sharing_before(tx: Transaction, moment: datetime) -> int:
    """Upkeep: sharing of sessions that began before this moment ends; returns how often."""
    with tx.acting_as(CARETAKER):
        ended = queries.READERS.remove_before(tx, moment)
        _bury(tx, queries.nobodys(tx))
    return ended


def clear_summaries_before(tx: Transaction, moment: datetime) -> int:
    """Upkeep: need and what was seen go, with their keys, of sessions written down before this moment."""
    with tx.acting_as(CARETAKER):
        keys = queries.clear_summaries_before(tx, moment)
    tx.bury(*(Tombstone(KEY, key_id) for key_id in keys))
    return len(keys)


def _bury(tx: Transaction, sessions: Iterable[queries.Removed]) -> None:
    for session in sessions:
        tx.bury(Tombstone(PEER_SESSION, session.id), *(Tombstone(KEY, key_id) for key_id in session.keys))
