"""SQL about the AI service of the school: read by everybody who is here, changed by who administers.

The doorkeeper does so at a start, when the environment names another service than before.
"""

from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Relation
from teamtuin.asking.school.model import Chosen, Signature, Trial, Where
from teamtuin.errors import NotAllowed
from teamtuin.school import queries as school
from teamtuin.store.transaction import Transaction

# It belongs to the school's card, except that who is not signed in reads nothing of it.
MAY_READ = " UNION ".join(
    policy.related(Kind.SCHOOL, relation, Action.CARD)
    for relation in (Relation.COLLEAGUE, Relation.DOORKEEPER)
)
READS = f"EXISTS ({MAY_READ})"
CHANGES = f"EXISTS ({policy.visible(Kind.SCHOOL, Action.WRITE)})"


def chosen(tx: Transaction) -> Chosen | None:
    """The service that was named on the page."""
    row = tx.one(f"SELECT url, model FROM ai_service WHERE {READS}")
    return Chosen(url=row[0], model=row[1]) if row else None


def require_administrator(tx: Transaction) -> None:
    """Raises NotAllowed for who may not change it."""
    if tx.one(f"SELECT 1 WHERE {CHANGES}") is None:
        raise NotAllowed


def choose(tx: Transaction, one: Chosen) -> None:
    """Name the service. Raises NotAllowed."""
    let_go(tx)
    tx.execute(
        "INSERT INTO ai_service VALUES ($id, $url, $model)",
        {"id": _school(tx), "url": one.url, "model": one.model},
    )


def let_go(tx: Transaction) -> None:
    """Name no service any more. Raises NotAllowed."""
    require_administrator(tx)
    tx.execute("DELETE FROM ai_service")


def trial(tx: Transaction, of: Chosen) -> Trial | None:
    """What the latest good test found, if it was of this service and model."""
    row = tx.one(
        f"SELECT takes_json, seconds, tried_at FROM ai_trial WHERE url = $url AND model = $model AND {READS}",
        {"url": of.url, "model": of.model},
    )
    return Trial(of=of, takes_json=row[0], seconds=row[1], tried_at=row[2]) if row else None


def keep_trial(tx: Transaction, one: Trial) -> None:
    """Keep what a test found, over an earlier one. Raises NotAllowed."""
    require_administrator(tx)
    tx.execute("DELETE FROM ai_trial")
    tx.execute(
        "INSERT INTO ai_trial VALUES ($id, $url, $model, $takes_json, $seconds, $tried_at)",
        {
            "id": _school(tx),
            "url": one.of.url,
            "model": one.of.model,
            "takes_json": one.takes_json,
            "seconds": one.seconds,
            "tried_at": one.tried_at,
        },
    )


def signature(tx: Transaction, of: Chosen) -> Signature | None:
    """The signature that stands for this service and model."""
    row = tx.one(
        "SELECT id, place, document, signed_by, signed_on FROM ai_signature"
        f" WHERE url = $url AND model = $model AND {READS}",
        {"url": of.url, "model": of.model},
    )
    if row is None:
        return None
    signature_id, place, document, signed_by, signed_on = row
    return Signature(
        id=signature_id,
        of=of,
        where=Where(place),
        document=document,
        signed_by=signed_by,
        signed_on=signed_on,
    )


def sign(tx: Transaction, one: Signature) -> None:
    """Write a signature down. Raises NotAllowed."""
    require_administrator(tx)
    tx.execute(
        "INSERT INTO ai_signature VALUES ($id, $url, $model, $place, $document, $signed_by, $signed_on)",
        {
            "id": one.id,
            "url": one.of.url,
            "model": one.of.model,
            "place": one.where.value,
            "document": one.document,
            "signed_by": one.signed_by,
            "signed_on": one.signed_on,
        },
    )


def end_signatures(tx: Transaction, but: Chosen | None = None) -> list[UUID]:
    """End every signature, or all but of one service and model; returns their ids. Raises NotAllowed."""
    require_administrator(tx)
    gone = tx.execute(
        "DELETE FROM ai_signature WHERE url <> $url OR model <> $model RETURNING id",
        {"url": but.url if but else "", "model": but.model if but else ""},
    )
    return [signature_id for (signature_id,) in gone]


def _school(tx: Transaction) -> UUID:
    found = school.find(tx)
    if found is None:
        raise NotAllowed
    return found.id
