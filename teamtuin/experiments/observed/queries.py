"""SQL about what one person saw at proeftuinen: taking it back, taking it along, and going."""

from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.errors import NotVisible
from teamtuin.experiments.model import Observation
from teamtuin.experiments.parts.queries import NAME, OBSERVATION, SEEN, as_observations
from teamtuin.store.transaction import Transaction


def get(tx: Transaction, observation_id: UUID) -> Observation:
    """One that the viewer may read. Raises NotVisible, also when it was taken back meanwhile."""
    rows = tx.execute(
        f"{SEEN} WHERE id = $id AND id IN ({policy.visible(Kind.OBSERVATION, Action.READ)})",
        {"id": observation_id},
    )
    if not rows:
        raise NotVisible
    return as_observations(rows)[0]


def delete_observation(tx: Transaction, observation_id: UUID) -> None:
    """Take back what the viewer saw. Raises NotVisible unless the viewer wrote it."""
    done = tx.execute(
        f"DELETE FROM observation WHERE id = $id AND writer_id = $viewer"
        f" AND id IN ({policy.visible(Kind.OBSERVATION, Action.DELETE)}) RETURNING id",
        {"id": observation_id},
    )
    if not done:
        raise NotVisible
    tx.execute("DELETE FROM import_ref WHERE id = $id", {"id": observation_id})


def observed_by_me(tx: Transaction) -> list[tuple[Observation, str, bool]]:
    """What the viewer saw, with the name of its proeftuin and whether it was signed; for taking along."""
    rows = tx.execute(
        "SELECT observation.id, observation.experiment_id, observation.seen_on, observation.text,"
        f" observation.made_at, {NAME}, title, observation.signed FROM observation"
        " JOIN experiment ON experiment.id = observation.experiment_id"
        " WHERE observation.writer_id = $viewer AND observation.id IN"
        f" ({policy.visible(Kind.OBSERVATION, Action.EXPORT)})"
        " ORDER BY seen_on DESC, observation.made_at DESC"
    )
    found = []
    for *values, name, title, signed in rows:
        fields = dict(zip(OBSERVATION, values, strict=True))
        found.append((Observation(**fields, name=name, mine=True), title, signed))
    return found


def leave(tx: Transaction, person_id: UUID) -> list[UUID]:
    """Somebody goes: what was signed goes along and is returned, the rest is of somebody in the team."""
    mine = f"writer_id = $person AND id IN ({policy.visible(Kind.OBSERVATION, Action.DELETE)})"
    gone = tx.execute(f"DELETE FROM observation WHERE signed AND {mine} RETURNING id", {"person": person_id})
    ids = [observation_id for (observation_id,) in gone]
    tx.execute("DELETE FROM import_ref WHERE id IN (SELECT unnest($ids::UUID[]))", {"ids": ids})
    tx.execute(f"UPDATE observation SET writer_id = NULL WHERE {mine}", {"person": person_id})
    return ids
