"""One's own presentations, as they leave in the export of one person (docs/export.md)."""

from typing import Any

from teamtuin.presenting.model import Deck


def deck_document(deck: Deck) -> dict[str, Any]:
    """One for another program: the order and the words; what an exhibit says is not its maker's."""
    return {
        "id": str(deck.id),
        "title": deck.title,
        "made_at": deck.made_at.isoformat(),
        "changed_at": deck.changed_at.isoformat(),
        "over": deck.over.value,
        "study_day": str(deck.study_day_id) if deck.study_day_id else None,
        "slides": [
            {"sort": one.sort.value, "of": one.of, "text": one.text, "notes": one.notes}
            for one in deck.slides
        ],
    }
