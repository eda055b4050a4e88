"""What becomes a reflection of its own: a reflection, or each day of a journal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from teamtuin.asking.bank import Bank
from teamtuin.exchange.shapes import ReflectionShape
from teamtuin.reflections.model import AskedQuestion, Part
from teamtuin.settings import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One reflection to be: its own reference, its day, and its fields."""

    ref: str
    day: date
    fields: Mapping[str, Any]


def pieces(shape: ReflectionShape, bank: Bank, language: Language) -> Iterator[Piece]:
    """The reflections in a shape: its text and answers as one, then one for each day of its journal.

    A day is numbered and not dated in its reference, so that it is the same day after a shift of dates.
    """
    words = [Part(text=shape.text.strip())] if shape.text and shape.text.strip() else []
    parts = (*words, *_parts(shape.answers, bank, language))
    if parts:
        yield Piece(ref=shape.id, day=shape.date, fields=_fields(shape, parts, asked=_asked(shape)))
    for number, entry in enumerate(shape.entries, start=1):
        parts = (*_parts(entry.answers, bank, language),)
        yield Piece(ref=f"{shape.id}/{number}", day=entry.date, fields=_fields(shape, parts, asked=None))


def _parts(answers: Mapping[str, str], bank: Bank, language: Language) -> Iterator[Part]:
    for question_id, words in answers.items():
        text = bank.question(question_id, language).text
        yield Part(text=words.strip(), question=AskedQuestion(text=text, id=question_id))


def _fields(
    shape: ReflectionShape, parts: tuple[Part, ...], *, asked: AskedQuestion | None
) -> dict[str, Any]:
    return {
        "parts": parts,
        "way_in": shape.model,
        "strand": shape.strand,
        "experiment": shape.experiment,
        "asked": asked,
    }


def _asked(shape: ReflectionShape) -> AskedQuestion | None:
    question = shape.deepening_question
    return AskedQuestion(text=question.text, source=question.source, id=question.id) if question else None
