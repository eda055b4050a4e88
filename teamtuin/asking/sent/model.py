"""One press on "Send": exactly what went, where to, and which questions came back."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What leaves at a press: the text as the writer read it, the instruction with it, and to whom.

    `endpoint` is the name of the computer. `prompt_hash` is of the whole file of the instruction.
    """

    text: str
    instruction: str
    endpoint: str
    model: str
    prompt: str
    prompt_version: str
    prompt_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What left, with what came of it. `sent_at` is a UTC moment; `about_id` the text it was about.

    `questions` is None while nothing is known, and empty when no question came back: an error is never
    kept, because a service may repeat the text in it. `kept` is the question that the writer chose.
    """

    id: UUID
    owner_id: UUID
    key_id: UUID
    sent_at: datetime
    what: Leaving
    about_id: UUID | None = None
    questions: tuple[str, ...] | None = None
    kept: str | None = None


def to_body(sent: Sent) -> dict[str, Any]:
    """What is sealed: all but ids and the moment."""
    questions = None if sent.questions is None else list(sent.questions)
    return {"what": asdict(sent.what), "questions": questions, "kept": sent.kept}


def from_body(body: dict[str, Any]) -> dict[str, Any]:
    """The fields of a Sent that were sealed."""
    questions = body["questions"]
    return {
        "what": Leaving(**{field.name: body["what"][field.name] for field in fields(Leaving)}),
        "questions": None if questions is None else tuple(questions),
        "kept": body["kept"],
    }
