"""SQL about closed rounds that were opened for a proeftuin."""

from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.rooms import queries as rooms
from teamtuin.rooms.closing import queries as closing
from teamtuin.rooms.published.model import PublishedRound
from teamtuin.store.transaction import Transaction


def published_at(tx: Transaction, experiment_id: UUID, most: int) -> list[PublishedRound]:
    """The latest of which something is shown, the newest first."""
    rows = tx.execute(
        "SELECT id, closed_on FROM round WHERE experiment_id = $at AND closed_on IS NOT NULL"
        " AND id IN (SELECT round_id FROM round_result UNION SELECT round_id FROM round_text WHERE shown)"
        f" AND id IN ({policy.visible(Kind.ROUND, Action.COUNT)}) ORDER BY closed_on DESC, id LIMIT $most",
        {"at": experiment_id, "most": most},
    )
    if not rows:
        return []
    ids = [round_id for round_id, _ in rows]
    results, notes = closing.results(tx, ids), closing.shown_texts(tx, ids)
    found = {one.id: one for one in rooms.some(tx, ids)}
    return [
        PublishedRound(
            kind=found[round_id].kind,
            closed_on=closed_on,
            questions=found[round_id].questions,
            results=tuple(result for result in results if result.round_id == round_id),
            notes=tuple(note for note in notes if note.round_id == round_id),
        )
        for round_id, closed_on in rows
        if round_id in found
    ]
