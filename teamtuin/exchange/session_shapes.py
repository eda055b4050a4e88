"""The shape of a session in a file, with what was agreed in it."""

import hashlib
from typing import Literal

from pydantic import Field

from teamtuin.agreements.model import Result
from teamtuin.exchange.shapes import Day, Id, Line, Number, Shape, Text, YesOrNo
from teamtuin.peer_learning.model import Form

OURS = "ours"
RESULTS = {
    "gedaan": Result.DONE,
    "anders gedaan": Result.DONE_DIFFERENTLY,
    "losgelaten": Result.LET_GO,
}


class AgreedBackShape(Shape):
    """What became of an agreement."""

    date: Day
    status: Literal["gedaan", "anders gedaan", "losgelaten"]
    text: Text | None = None


class AgreedShape(Shape):
    """What was agreed: `ours`, or the own small step of the person who is named."""

    what: Text
    by: Day | None = None
    whose: Id
    look_back: AgreedBackShape | None = None


class SessionShape(Shape):
    """One session. Without `written_by` it is of whoever takes it in, as in a CSV file.

    `attendance_count` is a number: a file that names who was there is refused.
    """

    id: Id | None = None
    form: Form
    method: Line | None = None
    date: Day
    experiment: Id | None = None
    need: Text | None = None
    insights: list[Text] = Field(default_factory=list)
    what_works: Text | None = None
    agreements: list[AgreedShape] = Field(default_factory=list)
    written_by: Id | None = None
    attendance_count: Number | None = None
    shared_with: list[Id] = Field(default_factory=list)
    insights_for_team: YesOrNo = False

    @property
    def reference(self) -> str:
        """Its id; a row without one is the same row only when all of it is. This is kept nowhere."""
        return self.id or hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    @property
    def has_words(self) -> bool:
        """Whether anything was written down."""
        texts = (self.need, self.what_works, *self.insights, *(agreed.what for agreed in self.agreements))
        return any(text and text.strip() for text in texts)
