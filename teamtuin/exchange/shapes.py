"""The shape of what comes in: a team, and reflections. Pydantic stands here and nowhere deeper.

A field that has no place here is refused, so that a misspelt word is never silently lost.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

from teamtuin.people.model import Role

LONGEST_TEXT = 100_000  # characters, as in every field on screen
LONGEST_LINE = 200
LONGEST_NAME = 60
LONGEST_ID = 40
EVERYONE = "team"
NOBODY = "private"


def _day(value: Any) -> Any:
    """A day that exists, written as 2026-11-24 and in no other way."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("not_a_day", "not a day")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("no_such_day", "no such day", {"day": value}) from None


def _number(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,6}", value):
        raise PydanticCustomError("not_a_number", "not a number")
    return int(value)


def _yes_or_no(value: Any) -> Any:
    if value not in ("true", "false"):
        raise PydanticCustomError("not_yes_or_no", "not yes or no")
    return value == "true"


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _one_line(value: str) -> str:
    line = " ".join(value.split())
    if not line or not line.isprintable():
        raise PydanticCustomError("not_one_line", "not one line")
    return line


OneLine = AfterValidator(_one_line)
Id = Annotated[str, Field(max_length=LONGEST_ID), OneLine]
Line = Annotated[str, Field(max_length=LONGEST_LINE), OneLine]
Name = Annotated[str, Field(max_length=LONGEST_NAME), OneLine]
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Day = Annotated[date, BeforeValidator(_day)]
Number = Annotated[int, BeforeValidator(_number)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]


class Shape(BaseModel):
    """Fields with a name; an unknown one is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def reference(self) -> str:
        """What it is called in the files: the same reference is the same thing."""
        return str(getattr(self, "id", ""))


class SchoolShape(Shape):
    """The school's card. Region and numbers are read and left out: Teamtuin has no use for them yet."""

    name: Line
    town: Line | None = None
    region: Line | None = None
    pupils: Number | None = None
    groups: Number | None = None
    demo: YesOrNo = False


class PersonShape(Shape):
    """Somebody of the team: one role or more; the section stands where there are no groups."""

    id: Id
    first_name: Name
    role: Annotated[list[Role], BeforeValidator(_one_or_more), Field(min_length=1)]
    section: Line | None = None
    groups: Line | None = None
    external: YesOrNo = False


class SharedWith(Shape):
    """Named readers."""

    shared_with: list[Id]


def _word_or_names(value: Any) -> str:
    return "word" if isinstance(value, str) else "names"


Visibility = Annotated[
    Annotated[str, Tag("word")] | Annotated[SharedWith, Tag("names")], Discriminator(_word_or_names)
]


class DeepeningQuestion(Shape):
    """A question that was offered; its own words, as they were read."""

    source: Literal["question_bank", "person", "ai"]
    id: Id | None = None
    text: Line


class Entry(BaseModel):
    """One day of a journal: a day, and answers under the ids of their questions."""

    model_config = ConfigDict(frozen=True)

    date: Day
    answers: dict[str, Text]

    @model_validator(mode="before")
    @classmethod
    def _apart(cls, value: Any) -> Any:
        """The day stands between the answers in the file."""
        if not isinstance(value, dict):
            return value
        answers = {name: words for name, words in value.items() if name != "date"}
        return {"answers": answers, **({"date": value["date"]} if "date" in value else {})}


class ReflectionShape(Shape):
    """One reflection, or a journal of several days; at least one of text, answers and entries."""

    id: Id
    author: Id
    date: Day
    model: Id | None = None
    strand: Id | None = None
    experiment: Id | None = None
    visibility: Visibility = NOBODY
    text: Text | None = None
    answers: dict[str, Text] = Field(default_factory=dict)
    entries: list[Entry] = Field(default_factory=list)
    deepening_question: DeepeningQuestion | None = None
