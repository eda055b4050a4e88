"""A reflection: the writer's own words, part by part, under the questions that drew them out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

FIRST_LINE_CHARACTERS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question as it was asked, kept with its answer and its origin (product rule R14).

    `source` is `question_bank`, `person` or `ai`; for the last `provenance` says which model, where and when.
    """

    text: str
    source: str = "question_bank"
    id: str | None = None
    provenance: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some of the writer's words, under a question or under none."""

    text: str
    question: AskedQuestion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """What somebody wrote. `way_in` is one of the bank's models, or None for a plain line.

    `asked` is a deepening question that was offered and may still be answered. Moments are UTC.
    """

    id: UUID
    writer_id: UUID
    key_id: UUID
    written_at: datetime
    changed_at: datetime
    parts: tuple[Part, ...]
    way_in: str | None = None
    strand: str | None = None
    experiment: str | None = None
    asked: AskedQuestion | None = None

    @property
    def text(self) -> str:
        """All the writer's words, without the questions."""
        return "\n\n".join(part.text for part in self.parts)

    @property
    def first_line(self) -> str:
        """How it is called in a list: its own first words."""
        return first_line(self.text)

    def answered(self, part: Part, now: datetime) -> "Reflection":
        """The reflection with this answer: in the place of an earlier one to the same question, else last."""
        place = next((i for i, old in enumerate(self.parts) if _same_question(old, part)), len(self.parts))
        parts = (*self.parts[:place], part, *self.parts[place + 1 :])
        return replace(self, parts=parts, changed_at=now)

    def deepened(self, parts: tuple[Part, ...], way_in: str, now: datetime) -> "Reflection":
        """The reflection with these answers after what stood there; no earlier words make way."""
        return replace(self, parts=(*self.parts, *parts), way_in=self.way_in or way_in, changed_at=now)

    def with_text(self, place: int, text: str, now: datetime) -> "Reflection":
        """The reflection with other words in one part. Raises IndexError."""
        part = replace(self.parts[place], text=text)
        parts = (*self.parts[:place], part, *self.parts[place + 1 :])
        return replace(self, parts=parts, changed_at=now)


def first_line(text: str) -> str:
    """The first words of a text, cut at a whole word."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= FIRST_LINE_CHARACTERS:
        return line
    return line[:FIRST_LINE_CHARACTERS].rsplit(" ", 1)[0].rstrip(",.;:") + "\N{NO-BREAK SPACE}…"


def _same_question(one: Part, other: Part) -> bool:
    if not (one.question and other.question):
        return False
    if one.question.source == other.question.source == "ai":
        return one.question.text == other.question.text
    return bool(one.question.id and one.question.id == other.question.id)


def to_body(reflection: Reflection) -> dict[str, Any]:
    """What is sealed: everything but ids and moments."""
    return {
        "parts": [
            {"text": part.text, "question": _question_body(part.question)} for part in reflection.parts
        ],
        "way_in": reflection.way_in,
        "strand": reflection.strand,
        "experiment": reflection.experiment,
        "asked": _question_body(reflection.asked),
    }


def _question_body(question: AskedQuestion | None) -> dict[str, Any] | None:
    if question is None:
        return None
    body = {"text": question.text, "source": question.source, "id": question.id}
    return body | ({"provenance": dict(question.provenance)} if question.provenance else {})


def from_body(body: dict[str, Any]) -> dict[str, Any]:
    """The fields of a Reflection that were sealed."""
    return {
        "parts": tuple(
            Part(text=part["text"], question=_question(part["question"])) for part in body["parts"]
        ),
        "way_in": body["way_in"],
        "strand": body["strand"],
        "experiment": body["experiment"],
        "asked": _question(body["asked"]),
    }


def _question(body: dict[str, Any] | None) -> AskedQuestion | None:
    return AskedQuestion(**body) if body else None
