"""An agreement: what, and by when. Mine is a small step of one person; ours belongs to where it was made."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

SOON = timedelta(weeks=2)
"""When one looks back if nobody chose a day: a habit that works (two and six weeks)."""

LONG_AGO = timedelta(weeks=6)
"""So long after its day an agreement is late no more: one asks whether it is still of now."""


class Result(StrEnum):
    """What became of it; letting go is a good outcome too."""

    DONE = "done"
    DONE_DIFFERENTLY = "done_differently"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One agreement, with its look-back. Days are days at school; `made_at` is a UTC moment.

    Exactly one of `owner_id` (mine), `session_id` and `study_day_id` (ours) is there. `key_id` is of the
    person or of the session; what a study day agreed is plain, because the whole team reads it.
    """

    id: UUID
    text: str
    made_on: date
    made_at: datetime
    due_on: date | None = None
    owner_id: UUID | None = None
    session_id: UUID | None = None
    study_day_id: UUID | None = None
    key_id: UUID | None = None
    result: Result | None = None
    looked_on: date | None = None
    look_back: str = ""

    @property
    def is_mine(self) -> bool:
        """Whether it is one person's own small step, which nobody else can see."""
        return self.owner_id is not None

    @property
    def is_open(self) -> bool:
        """Whether nobody looked back yet."""
        return self.result is None

    def is_due(self, today: date) -> bool:
        """Whether the day on which one wanted to look back has come, and is not long ago."""
        return self.is_open and self.due_on is not None and self.due_on <= today <= self.due_on + LONG_AGO

    def is_long_ago(self, today: date) -> bool:
        """Whether that day is so long ago that it may not be of now any more."""
        return self.is_open and self.due_on is not None and self.due_on + LONG_AGO < today

    def looked_back(self, result: Result, today: date) -> "Agreement":
        """The agreement with what became of it; a line that was said with it stays."""
        return replace(self, result=result, looked_on=today)


def to_body(agreement: Agreement) -> dict[str, Any]:
    """What is sealed: of mine also what became of it; of a session's the words alone."""
    words: dict[str, Any] = {"text": agreement.text, "look_back": agreement.look_back}
    if agreement.is_mine:
        looked_on = agreement.looked_on.isoformat() if agreement.looked_on else None
        words |= {"result": agreement.result, "looked_on": looked_on}
    return words


def from_body(body: dict[str, Any]) -> dict[str, Any]:
    """The fields of an Agreement that were sealed."""
    fields = {"text": body["text"], "look_back": body["look_back"]}
    if "result" in body:
        fields["result"] = Result(body["result"]) if body["result"] else None
        fields["looked_on"] = date.fromisoformat(body["looked_on"]) if body["looked_on"] else None
    return fields
