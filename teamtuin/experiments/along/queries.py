"""SQL about who thinks along with a seed, and about later thoughts.

Who may read a proeftuin reads these; one joins and stops joining for oneself only.
"""

from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.errors import NotVisible
from teamtuin.store.transaction import Transaction

A_SEED = "(SELECT id FROM experiment WHERE phase IN ('signal', 'explore'))"


def _may(action: Action) -> str:
    return f"experiment_id IN ({policy.visible(Kind.EXPERIMENT, action)})"


def joined(tx: Transaction, experiment_id: UUID) -> list[UUID]:
    """Who said to think along, as long as it is a seed; also who is not in the team any more."""
    rows = tx.execute(
        "SELECT person_id FROM experiment_joining WHERE experiment_id = $id"
        f" AND experiment_id IN {A_SEED} AND {_may(Action.READ)}",
        {"id": experiment_id},
    )
    return [person_id for (person_id,) in rows]


def join(tx: Transaction, experiment_id: UUID) -> None:
    """The viewer thinks along. Raises NotVisible, also for what is no seed any more."""
    may = f"$id IN {A_SEED} AND $id IN ({policy.visible(Kind.EXPERIMENT, Action.WRITE)})"
    if tx.one(f"SELECT 1 WHERE {may}", {"id": experiment_id}) is None:
        raise NotVisible
    tx.execute(
        "INSERT INTO experiment_joining (experiment_id, person_id)"
        f" SELECT $id, $viewer WHERE {may} ON CONFLICT DO NOTHING",
        {"id": experiment_id},
    )


def stop_joining(tx: Transaction, experiment_id: UUID) -> None:
    """The viewer thinks along no more; who did not, does not."""
    tx.execute(
        f"DELETE FROM experiment_joining WHERE experiment_id = $id AND person_id = $viewer"
        f" AND {_may(Action.WRITE)}",
        {"id": experiment_id},
    )


def begun(tx: Transaction, experiment_id: UUID) -> None:
    """It is no seed any more: who thought along with the question is kept no longer."""
    tx.execute(
        f"DELETE FROM experiment_joining WHERE experiment_id = $id AND {_may(Action.WRITE)}",
        {"id": experiment_id},
    )


def mine(tx: Transaction) -> list[str]:
    """The names of the seeds with which the viewer thinks along; for taking along, also for who left."""
    rows = tx.execute(
        "SELECT title FROM experiment_joining JOIN experiment ON experiment.id = experiment_id"
        f" WHERE person_id = $viewer AND person_id IN ({policy.visible(Kind.PERSON, Action.EXPORT)})"
        " ORDER BY planted_on DESC, title"
    )
    return [title for (title,) in rows]


def leave(tx: Transaction, person_id: UUID) -> None:
    """Somebody goes, and with this person what was said here."""
    tx.execute(
        "DELETE FROM experiment_joining WHERE person_id = $person"
        f" AND person_id IN ({policy.visible(Kind.PERSON, Action.DELETE)})",
        {"person": person_id},
    )


def forget_thought(tx: Transaction, experiment_id: UUID, thought_id: UUID) -> None:
    """Take a later thought away. Raises NotVisible."""
    done = tx.execute(
        "DELETE FROM experiment_thought WHERE id = $thought AND experiment_id = $id"
        f" AND {_may(Action.WRITE)} RETURNING id",
        {"id": experiment_id, "thought": thought_id},
    )
    if not done:
        raise NotVisible
    tx.execute("DELETE FROM import_ref WHERE id = $thought", {"thought": thought_id})
