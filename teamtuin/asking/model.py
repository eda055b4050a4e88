"""What a question is, and the ways in that hold them. Pure: no files, no store."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import get_args

from teamtuin.settings import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)


class Perspective(StrEnum):
    """A side from which something can be looked at. A side, never a level (rule R1).

    Feelings are not among them on purpose: no software reads a text for mood (rule R2).
    """

    FACT = "fact"
    CHILD = "child"
    OWN_PART = "own_part"
    NEED = "need"
    ANOTHER_VIEW = "another_view"
    EVIDENCE = "evidence"
    ALTERNATIVE = "alternative"
    SYSTEM = "system"
    INTENTION = "intention"
    WHAT_WORKS = "what_works"
    ASSUMPTION = "assumption"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the bank in one language; the id is the same in both.

    `looks_back` says that it is about what has happened, `supposes_a_deed` that it builds on what the
    writer did.
    """

    id: str
    text: str
    opens: Perspective | None = None
    looks_back: bool = False
    supposes_a_deed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of a model: one question at a time is shown, and each may be skipped."""

    id: str
    name: str
    questions: tuple[Question, ...]
    strand: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionList:
    """A reflection model, or another list of questions, in one language.

    `steps` names the three steps in which each stage of a list per strand is asked.
    """

    id: str
    name: str
    stages: tuple[Stage, ...]
    brought_by: str | None = None
    steps: tuple[str, ...] = ()

    def questions(self) -> Iterator[Question]:
        """All questions, in the order of the stages."""
        for stage in self.stages:
            yield from stage.questions


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """A model named by what brings the writer; the model's own name stands in small type."""

    model: str
    title: str
    model_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysIn:
    """Three ways in that are shown, the ones behind "meer", just writing, and lists for one kind of work."""

    shown: tuple[WayIn, ...]
    more: tuple[WayIn, ...]
    just_write: WayIn
    aside: tuple[WayIn, ...]
