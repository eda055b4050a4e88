"""The shape of a proeftuin, a seed and a measurement in a file. Phases and choices are in Dutch there."""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from teamtuin.exchange.measurement_cells import NotRead, moment_in, number_in
from teamtuin.exchange.shapes import Day, Id, Line, Number, Shape, Text, YesOrNo
from teamtuin.experiments.along.model import Past
from teamtuin.experiments.model import (
    LONGEST_SEED,
    Choice,
    CountsOf,
    Direction,
    Phase,
    RoomAnswer,
    RoomKind,
    Span,
    Strand,
)

PHASES = {
    "signaal": Phase.SIGNAL,
    "verkennen": Phase.EXPLORE,
    "ontwerpen": Phase.DESIGN,
    "uitproberen": Phase.TRY_OUT,
    "terugkijken": Phase.LOOK_BACK,
    "besluiten": Phase.DECIDE,
    "borgen": Phase.EMBED,
    "gestopt": Phase.STOPPED,
}
CHOICES = {
    "doorgaan": Choice.CONTINUE,
    "aanpassen": Choice.ADAPT,
    "breder maken": Choice.SCALE_UP,
    "even rusten": Choice.REST,
    "loslaten": Choice.LET_GO,
}
ROOM_KINDS = {
    "tijd": RoomKind.TIME,
    "geld": RoomKind.MONEY,
    "plek": RoomKind.PLACE,
    "toestemming": RoomKind.PERMISSION,
    "handen": RoomKind.HANDS,
}
ANSWERS = {
    "geregeld": RoomAnswer.ARRANGED,
    "samen zoeken": RoomAnswer.TOGETHER,
    "kan niet": RoomAnswer.CANNOT,
}
NOBODY_NAMED = ("iemand uit het team", "somebody in the team")
PhaseWord = Literal[
    "signaal", "verkennen", "ontwerpen", "uitproberen", "terugkijken", "besluiten", "borgen", "gestopt"
]
ChoiceWord = Literal["doorgaan", "aanpassen", "breder maken", "even rusten", "loslaten"]
RoomKindWord = Literal["tijd", "geld", "plek", "toestemming", "handen"]
AnswerWord = Literal["geregeld", "samen zoeken", "kan niet"]


def _decimal(value: Any) -> Any:
    """A number of zero or more, with a point or a comma."""
    try:
        return number_in(value if isinstance(value, str) else "")
    except NotRead:
        raise PydanticCustomError("not_a_decimal", "not a number") from None


def _before(value: Any) -> Any:
    """How it was: a number, or so many of so many as "12 van 24"."""
    parts = re.split(r" (?:van|of) ", value) if isinstance(value, str) else []
    if not 1 <= len(parts) <= 2:
        raise PydanticCustomError("not_a_decimal", "not a number")
    return tuple(_decimal(part) for part in parts)


def _moment(value: Any) -> Any:
    """A day, a week such as 2026-W36 or a month such as 2026-06: its first day and how long it lasts."""
    try:
        found = moment_in(value if isinstance(value, str) else "")
    except NotRead:
        found = None
    if found is None:
        raise PydanticCustomError("not_a_moment", "not a moment")
    return found


def _point(value: Any) -> Any:
    """A moment with a number, or with so many of so many."""
    if not isinstance(value, list) or not 2 <= len(value) <= 3:
        raise PydanticCustomError("not_a_point", "not a point")
    on, span = _moment(value[0])
    numbers = [_decimal(one) for one in value[1:]]
    return Point(on=on, span=span, number=numbers[0], total=numbers[1] if numbers[1:] else None)


class Point(Shape):
    """One measurement of a series."""

    on: date
    span: Span
    number: float
    total: float | None


Decimal = Annotated[float, BeforeValidator(_decimal)]
Before = Annotated[tuple[float, ...], BeforeValidator(_before)]
Points = list[Annotated[Point, BeforeValidator(_point)]]


class PeriodShape(Shape):
    """From and until."""

    start: Day
    end: Day | None = None


class IndicatorShape(Shape):
    """What is looked at. How often is for who reads the file, and is left out: the numbers show it."""

    key: Id
    label: Line
    unit: Line
    direction: Direction
    counts_of: CountsOf
    baseline: Before | None = None
    baseline_points: Number | None = None
    source: Line = ""
    stop_at: Decimal | None = None
    stop_past: Past | None = None
    few_groups: YesOrNo = False
    frequency: Line | None = None


class ObservationShape(Shape):
    """What was seen, by a person of the files or by somebody in the team."""

    date: Day
    by: Line
    text: Text


class CycleShape(Shape):
    """A round: the prediction, and what came of it when it is done; the days are marked on the lines."""

    prediction: Text
    predicted_on: Day | None = None
    done: YesOrNo = False
    looked_on: Day | None = None
    afterwards: YesOrNo = False
    surprise: Text | None = None
    learned: Text | None = None


class ThoughtShape(Shape):
    """What the team thought of its expectation later."""

    date: Day
    text: Text


class RoomShape(Shape):
    """Room that was asked, and the answer if there is one."""

    date: Day
    kind: RoomKindWord
    text: Line
    answer: AnswerWord | None = None
    answered_on: Day | None = None
    because: Text | None = None


class ExperimentShape(Shape):
    """A proeftuin with all that hangs on it; `series` holds the measurements by the key of the indicator."""

    id: Id
    title: Annotated[Line, Field(max_length=LONGEST_SEED)]
    strand: Strand | None = None
    need: Text
    expectation: Text | None = None
    what_we_do_differently: Text | None = None
    let_go: Text | None = None
    who_joins: list[Line] = Field(default_factory=list)
    period: PeriodShape | None = None
    review_on: Day | None = None
    stop_rule: Text | None = None
    status: PhaseWord
    indicators: Annotated[list[IndicatorShape], Field(max_length=3)] = Field(default_factory=list)
    series: dict[str, Points] = Field(default_factory=dict)
    observations: list[ObservationShape] = Field(default_factory=list)
    cycles: list[CycleShape] = Field(default_factory=list)
    decision: ChoiceWord | None = None
    decision_on: Day | None = None
    decision_because: Text | None = None
    what_we_keep: Text | None = None
    next_look_back: Day | None = None
    council_advice_asked_on: Day | None = None
    rooms_asked: list[RoomShape] = Field(default_factory=list)
    thoughts: list[ThoughtShape] = Field(default_factory=list)


class SeedShape(Shape):
    """A seed: one line, signed by a person of the files or of somebody in the team."""

    id: Id
    date: Day
    by: Line
    text: Annotated[Line, Field(max_length=LONGEST_SEED)]


class MeasurementShape(Shape):
    """A measurement by itself, from a CSV file: of which proeftuin and indicator, by id or by name."""

    experiment: Line
    indicator: Line
    date: Day
    value: Decimal
    of: Decimal | None = None

    @property
    def reference(self) -> str:
        """There is one of a day."""
        return f"{self.experiment}/{self.indicator}/{self.date}"
