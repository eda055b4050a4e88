"""The shape of a trajectory with the video coach in a file. Its statuses are written in Dutch there."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from teamtuin.coaching.model import By, Seen, Status, time_code
from teamtuin.exchange.shapes import Day, Id, Line, Shape, Text, YesOrNo

STATUSES = {
    "aangevraagd": Status.REQUESTED,
    "intake": Status.INTAKE,
    "lopend": Status.RUNNING,
    "afgerond": Status.CLOSED,
    "gestopt": Status.STOPPED,
}
StatusWord = Literal["aangevraagd", "intake", "lopend", "afgerond", "gestopt"]


def _at(value: Any) -> Any:
    at = time_code(value) if isinstance(value, str) else None
    if at is None:
        raise PydanticCustomError("not_a_time_code", "not a time code")
    return at


class ClipShape(Shape):
    """A moment in a recording: when, what was seen, and the effect. The coach's unless told otherwise."""

    at: Annotated[str, BeforeValidator(_at)]
    seen: Text
    effect: Text | None = None
    code: Seen | None = None
    by: By = By.COACH


class RoundShape(Shape):
    """One recording and the talk about it."""

    date: Day
    activity: Line | None = None
    clips: list[ClipShape] = Field(default_factory=list)
    strength_seen: Text | None = None
    own_insight: Text | None = None
    next_learning_question: Text | None = None


class TrajectoryShape(Shape):
    """A trajectory; its readers get the owner's own lines."""

    id: Id
    owner: Id
    coach: Id
    status: StatusWord
    started_on: Day
    learning_question: Text
    protocol_checked_on: Day | None = None
    protocol_checked_by: Id | None = None
    consent_category_confirmed: YesOrNo = False
    note: Text | None = None
    shared_with: list[Id] = Field(default_factory=list)
    rounds: list[RoundShape] = Field(default_factory=list)
    planned_next: Day | None = None
    closed_on: Day | None = None
    images_destroyed_on: Day | None = None
    destroyed_confirmed_by: Id | None = None
    closing_reflection: Text | None = None
