"""The shape of a study day in a file. Places and characters are written in Dutch there."""

import re
from datetime import time
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from teamtuin.exchange.shapes import Day, Id, Line, Number, Shape, Text
from teamtuin.study_days.model import Character, Place

PLACES = {
    "afspraak": Place.AGREEMENT,
    "proeftuin": Place.EXPERIMENT,
    "nieuwe gewoonte": Place.HABIT,
    "geparkeerd": Place.PARKED,
    "losgelaten": Place.LET_GO,
}
CHARACTERS = {
    "informeren": Character.INFORM,
    "onderzoeken": Character.EXPLORE,
    "mening vormen": Character.FORM_OPINION,
    "maken": Character.MAKE,
    "oefenen": Character.PRACTISE,
    "besluiten": Character.DECIDE,
    "afspreken": Character.AGREE,
    "rust": Character.REST,
}
OURS = "ours"
DONE = "afgerond"


def _time(value: Any) -> Any:
    """A time of the day, written as 09:30 and in no other way."""
    if not isinstance(value, str) or not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        raise PydanticCustomError("not_a_time", "not a time")
    return time.fromisoformat(value)


Time = Annotated[time, BeforeValidator(_time)]
PlaceWord = Literal["afspraak", "proeftuin", "nieuwe gewoonte", "geparkeerd", "losgelaten"]
CharacterWord = Literal[
    "informeren", "onderzoeken", "mening vormen", "maken", "oefenen", "besluiten", "afspreken", "rust"
]


class ProgrammeItemShape(Shape):
    """One part: from and until, which have to meet the parts beside it."""

    start: Time
    end: Time
    title: Line
    activity_format: Line | None = None
    character: CharacterWord | None = None


class OutcomeShape(Shape):
    """What came out of the day; without a place it waits for one."""

    text: Text
    place: PlaceWord | None = None


class AgreementShape(Shape):
    """What was agreed: `ours`, or the own small step of the person who is named."""

    what: Line
    by: Day | None = None
    whose: Id


class ExitTicketShape(Shape):
    """Answers at the end of the day: how many, and how many people chose each step from 1 to 5."""

    n: Number
    worth_my_time: Annotated[list[Number], Field(min_length=5, max_length=5)]
    takeaways: list[Line] = Field(default_factory=list)
    questions: list[Line] = Field(default_factory=list)


class LookBackShape(Shape):
    """One of the two moments of looking back."""

    date: Day
    text: Text | None = None


class StudyDayShape(Shape):
    """One day. `afgerond` is a closed day: then every outcome has a place."""

    id: Id
    title: Line
    date: Day
    status: Literal["gepland", "afgerond"] = "gepland"
    need: Text
    aim: Text | None = None
    facilitators: list[Id] = Field(default_factory=list)
    programme: list[ProgrammeItemShape] = Field(default_factory=list)
    attendance_count: Number | None = None
    outcomes: list[OutcomeShape] = Field(default_factory=list)
    let_go: list[Line] = Field(default_factory=list)
    agreements: list[AgreementShape] = Field(default_factory=list)
    exit_ticket: ExitTicketShape | None = None
    follow_up_2w: LookBackShape | None = None
    follow_up_6w: LookBackShape | None = None
