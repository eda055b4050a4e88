"""SQL about when a harvest book was looked over. Whoever is in the team says so, for the whole team."""

from collections.abc import Mapping
from typing import Any

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.errors import NotVisible
from teamtuin.harvest_book.model import Audience, LookedOver, Which
from teamtuin.people.queries import IN_TEAM, IS_DOORKEEPER
from teamtuin.store.transaction import Row, Transaction

COLUMNS = ("id", "year", "term", "audience", "looked_on", "study_day_id", "version", "made_at")

policy.register(
    Kind.HARVEST_BOOK,
    {
        Relation.TEAM: f"SELECT id FROM harvest_looked_over WHERE {IN_TEAM}",
        Relation.DOORKEEPER: f"SELECT id FROM harvest_looked_over WHERE {IS_DOORKEEPER}",
    },
)


def _may(action: Action) -> str:
    return f"id IN ({policy.visible(Kind.HARVEST_BOOK, action)})"


def latest(tx: Transaction, which: Which) -> LookedOver | None:
    """When this book was looked over last, if it ever was."""
    row = tx.one(
        f"SELECT {', '.join(COLUMNS)} FROM harvest_looked_over"
        f" WHERE year = $year AND term = $term AND audience = $audience AND {_may(Action.READ)}"
        " ORDER BY made_at DESC, id DESC LIMIT 1",
        _values(which),
    )
    return _looked_over(row) if row else None


def for_export(tx: Transaction) -> list[LookedOver]:
    """Every time that a book was looked over, for who may take that along."""
    rows = tx.execute(
        f"SELECT {', '.join(COLUMNS)} FROM harvest_looked_over WHERE {_may(Action.EXPORT)}"
        " ORDER BY made_at, id"
    )
    return [_looked_over(row) for row in rows]


def insert(tx: Transaction, one: LookedOver) -> None:
    """Keep that it was looked over. Raises NotVisible for who is not in the team."""
    named = ", ".join(f"${name}" for name in COLUMNS)
    tx.execute(
        f"INSERT INTO harvest_looked_over ({', '.join(COLUMNS)}) VALUES ({named})",
        {
            "id": one.id,
            **_values(one.which),
            "looked_on": one.looked_on,
            "study_day_id": one.study_day_id,
            "version": one.version,
            "made_at": one.made_at,
        },
    )
    if (
        tx.one(f"SELECT 1 FROM harvest_looked_over WHERE id = $id AND {_may(Action.WRITE)}", {"id": one.id})
        is None
    ):
        raise NotVisible


def _values(which: Which) -> Mapping[str, Any]:
    return {"year": which.year, "term": which.term, "audience": which.audience.value}


def _looked_over(row: Row) -> LookedOver:
    looked_id, year, term, audience, looked_on, study_day_id, version, made_at = row
    return LookedOver(
        id=looked_id,
        which=Which(year=year, term=term, audience=Audience(audience)),
        looked_on=looked_on,
        study_day_id=study_day_id,
        version=version,
        made_at=made_at,
    )
