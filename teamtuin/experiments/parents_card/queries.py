"""SQL about the words for parents. Who may read or write a proeftuin may do so with its card."""

from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.errors import NotVisible
from teamtuin.experiments.parents_card.model import Kept, Seen, Words
from teamtuin.store.transaction import Transaction

COLUMNS = ("trying", "why", "notice", "joining", "seen_title", "seen_let_go", "seen_decision_id")


def find(tx: Transaction, experiment_id: UUID, action: Action = Action.READ) -> Kept | None:
    """The words of the team, if it gave any."""
    row = tx.one(
        f"SELECT {', '.join(COLUMNS)} FROM parents_card WHERE experiment_id = $id"
        f" AND experiment_id IN ({policy.visible(Kind.EXPERIMENT, action)})",
        {"id": experiment_id},
    )
    if row is None:
        return None
    trying, why, notice, joining, seen_title, seen_let_go, seen_decision_id = row
    words = Words(trying=trying, why=why, notice=notice, joining=joining)
    seen = Seen(title=seen_title, let_go=seen_let_go, decision_id=seen_decision_id)
    return Kept(words=words, seen=seen)


def for_export(tx: Transaction) -> dict[UUID, Words]:
    """The words of every card that the viewer may take along, by the id of its proeftuin."""
    rows = tx.execute(
        "SELECT experiment_id, trying, why, notice, joining FROM parents_card"
        f" WHERE experiment_id IN ({policy.visible(Kind.EXPERIMENT, Action.EXPORT)}) ORDER BY experiment_id"
    )
    return {
        experiment_id: Words(trying=trying, why=why, notice=notice, joining=joining)
        for experiment_id, trying, why, notice, joining in rows
    }


def put(tx: Transaction, experiment_id: UUID, kept: Kept) -> None:
    """Keep these words in the place of earlier ones. Raises NotVisible."""
    named = ", ".join(f"${name}" for name in COLUMNS)
    changed = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS)
    done = tx.execute(
        f"INSERT INTO parents_card (experiment_id, {', '.join(COLUMNS)}) SELECT $id, {named}"
        f" WHERE $id IN ({policy.visible(Kind.EXPERIMENT, Action.WRITE)})"
        f" ON CONFLICT (experiment_id) DO UPDATE SET {changed} RETURNING experiment_id",
        {
            "id": experiment_id,
            "trying": kept.words.trying,
            "why": kept.words.why,
            "notice": kept.words.notice,
            "joining": kept.words.joining,
            "seen_title": kept.seen.title,
            "seen_let_go": kept.seen.let_go,
            "seen_decision_id": kept.seen.decision_id,
        },
    )
    if not done:
        raise NotVisible
