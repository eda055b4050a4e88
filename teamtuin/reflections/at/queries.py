"""SQL about shared texts at a proeftuin, so that its story line opens only the texts that it shows.

At which proeftuin a text stands is sealed with it. While others can read it, it stands in `reflection_at`
too: as the proeftuin is called there, '' for none, NULL for what was shared before and not looked at yet.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.reflections.model import Reflection
from teamtuin.store.transaction import Transaction

IS_SHARED = "SELECT reflection_id FROM reflection_share"


def follow(tx: Transaction, reflection: Reflection) -> None:
    """Keep the place of a text while others can read it; the writing of the text itself asked whose it is."""
    here = {"id": reflection.id}
    tx.execute(f"DELETE FROM reflection_at WHERE reflection_id = $id AND $id NOT IN ({IS_SHARED})", here)
    tx.execute(
        f"INSERT INTO reflection_at (reflection_id, experiment) SELECT $id, $place WHERE $id IN ({IS_SHARED})"
        " ON CONFLICT DO UPDATE SET experiment = excluded.experiment",
        {**here, "place": reflection.experiment or ""},
    )


def forget(tx: Transaction, ids: Iterable[UUID]) -> None:
    """The texts themselves are gone."""
    tx.execute(
        "DELETE FROM reflection_at WHERE reflection_id IN (SELECT unnest($ids::UUID[]))", {"ids": list(ids)}
    )


def not_looked_at(tx: Transaction) -> list[UUID]:
    """Texts that the viewer may read and that were shared before their place was kept."""
    rows = tx.execute(
        "SELECT reflection_id FROM reflection_at WHERE experiment IS NULL"
        f" AND reflection_id IN ({policy.visible(Kind.REFLECTION, Action.READ)})"
    )
    return [reflection_id for (reflection_id,) in rows]


def latest(tx: Transaction, called: Collection[str], most: int) -> list[UUID]:
    """The latest shared texts at the proeftuin that is called so, of those that the viewer may read."""
    rows = tx.execute(
        "SELECT id FROM reflection JOIN reflection_at ON reflection_id = id"
        " WHERE experiment IN (SELECT unnest($called::VARCHAR[]))"
        f" AND id IN ({IS_SHARED}) AND id IN ({policy.visible(Kind.REFLECTION, Action.READ)})"
        " ORDER BY written_at DESC, id DESC LIMIT $most",
        {"called": list(called), "most": most},
    )
    return [reflection_id for (reflection_id,) in rows]
