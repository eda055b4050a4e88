"""What one sent to an AI, as it leaves in the export of one person (docs/export.md)."""

from typing import Any

from teamtuin.asking.sent.model import Sent


def sent_document(sent: Sent) -> dict[str, Any]:
    """One press for another program."""
    what = sent.what
    return {
        "id": str(sent.id),
        "sent_at": sent.sent_at.isoformat(),
        "about": str(sent.about_id) if sent.about_id else None,
        "endpoint": what.endpoint,
        "model": what.model,
        "prompt": what.prompt,
        "prompt_version": what.prompt_version,
        "prompt_hash": what.prompt_hash,
        "text": what.text,
        "instruction": what.instruction,
        "questions": None if sent.questions is None else list(sent.questions),
        "kept": sent.kept,
    }
