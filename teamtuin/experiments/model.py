"""A proeftuin: a small experiment of the team, from a seed to a decision, and all that hangs on it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from teamtuin.experiments.along.model import Past, Thought

MOST_INDICATORS = 3
LONGEST_SEED = 120  # characters: one line, which is also the name


class Phase(StrEnum):
    """Where a proeftuin stands; going back is normal."""

    SIGNAL = "signal"
    EXPLORE = "explore"
    DESIGN = "design"
    TRY_OUT = "try_out"
    LOOK_BACK = "look_back"
    DECIDE = "decide"
    EMBED = "embed"
    STOPPED = "stopped"


class Step(StrEnum):
    """The four phases that a screen shows."""

    SEED = "seed"
    TRY = "try"
    LOOK = "look"
    DECISION = "decision"


STEP_OF = {
    Phase.SIGNAL: Step.SEED,
    Phase.EXPLORE: Step.SEED,
    Phase.DESIGN: Step.SEED,
    Phase.TRY_OUT: Step.TRY,
    Phase.LOOK_BACK: Step.LOOK,
    Phase.DECIDE: Step.DECISION,
    Phase.EMBED: Step.DECISION,
    Phase.STOPPED: Step.DECISION,
}
FIRST_PHASE = {
    Step.SEED: Phase.DESIGN,
    Step.TRY: Phase.TRY_OUT,
    Step.LOOK: Phase.LOOK_BACK,
    Step.DECISION: Phase.DECIDE,
}
"""Where one goes who chooses a step on screen."""


class Strand(StrEnum):
    """The five strands of the school's plan."""

    PUPIL_CO_ORGANISERS = "pupil_co_organisers"
    SMART_CIRCUITS = "smart_circuits"
    PARENT_PARTNERSHIP = "parent_partnership"
    TEAM_DEVELOPMENT = "team_development"
    DIVERSE_STAFF = "diverse_staff"


class Direction(StrEnum):
    """Which way a number should go."""

    UP = "up"
    DOWN = "down"
    STABLE = "stable"


class CountsOf(StrEnum):
    """What a number is about: things that happened, or what people answered (product rule R5)."""

    EVENTS = "events"
    ANSWERS = "answers"


class Span(StrEnum):
    """How long a measurement lasted; then its day is the first one."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Choice(StrEnum):
    """What can be decided; every choice is good, letting go too."""

    CONTINUE = "continue"
    ADAPT = "adapt"
    SCALE_UP = "scale_up"
    REST = "rest"
    LET_GO = "let_go"


class RoomKind(StrEnum):
    """What a proeftuin asks of who leads the school."""

    TIME = "time"
    MONEY = "money"
    PLACE = "place"
    PERMISSION = "permission"
    HANDS = "hands"


class RoomAnswer(StrEnum):
    """What who leads the school says; `CANNOT` goes with a reason."""

    ARRANGED = "arranged"
    TOGETHER = "together"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A number on a day, or in the week or month that begins on it; with `total` it is so many of so many."""

    indicator_id: UUID
    measured_on: date
    number: float
    span: Span = Span.DAY
    total: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What a proeftuin looks at ("waar letten we op"), with how it was before.

    `unit` is written as the team writes it. `baseline_points` is how many of the first measurements were
    made before the change; then the middle is frozen on those. `stop_at` is a limit of the stop rule, in
    percent for so many of so many, and `stop_past` on which side of it the team talks (stopping.py).
    """

    id: UUID
    experiment_id: UUID
    place: int
    label: str
    unit: str
    direction: Direction
    counts_of: CountsOf
    baseline: float | None = None
    baseline_total: float | None = None
    baseline_points: int | None = None
    source: str = ""
    few_groups: bool = False
    """Measured in one or two groups, which says nothing about the others."""
    stop_at: float | None = None
    stop_past: Past | None = None
    measurements: tuple[Measurement, ...] = ()
    """In order of their days."""

    @property
    def is_share(self) -> bool:
        """Whether it is measured as so many of so many."""
        if self.measurements:
            return any(one.total is not None for one in self.measurements)
        return self.baseline_total is not None or self.unit.strip().lower() in ("x van y", "x of y")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What somebody saw. `name` is the writer's first name when it is signed; None is "somebody in the team".

    `mine` is whether the viewer wrote it, and so may take it back.
    """

    id: UUID
    experiment_id: UUID
    seen_on: date
    text: str
    made_at: datetime
    name: str | None = None
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """A round of trying: what was expected, and later what surprised and what was learned.

    `afterwards`: the prediction was written together with the result. Until there is a result its words may
    be mended (`reworded_at`: when that was last); from then on nothing of it changes.
    """

    id: UUID
    experiment_id: UUID
    prediction: str
    predicted_at: datetime
    afterwards: bool = False
    surprise: str = ""
    learned: str = ""
    looked_at: datetime | None = None
    reworded_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.looked_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the team decided, and why. It never changes afterwards: going on is another decision.

    `numbers_said` and `numbers_did_not_say`: a line for each thing that was looked at, as it stood then.
    """

    id: UUID
    experiment_id: UUID
    decided_on: date
    choice: Choice
    because: str
    made_at: datetime
    keep: str = ""
    next_look_back_on: date | None = None
    numbers_said: str = ""
    numbers_did_not_say: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomAsked:
    """What a proeftuin needs of who leads the school, in one line, and the answer."""

    id: UUID
    experiment_id: UUID
    asked_on: date
    kind: RoomKind
    text: str
    made_at: datetime
    answer: RoomAnswer | None = None
    because: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """A proeftuin with all that hangs on it; each of those in the order of its day.

    `planted_by` is the first name of who planted the seed, when that was signed. `tried_on` is the day on
    which trying first began: from then on the expectation stands, also when it goes back to a plan.
    `seen_on` are the days of all that was seen; the observations themselves are there only where a whole
    proeftuin was asked for, because in years they become many.
    """

    id: UUID
    title: str
    phase: Phase
    planted_on: date
    made_at: datetime
    strand: Strand | None = None
    planted_by: str | None = None
    paused_until: date | None = None
    need: str = ""
    expectation: str = ""
    let_go: str = ""
    stop_rule: str = ""
    look_back_on: date | None = None
    differently: str = ""
    who_joins: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    council_advice_asked_on: date | None = None
    tried_on: date | None = None
    indicators: tuple[Indicator, ...] = ()
    observations: tuple[Observation, ...] = ()
    seen_on: tuple[date, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    decisions: tuple[Decision, ...] = ()
    rooms_asked: tuple[RoomAsked, ...] = ()
    thoughts: tuple[Thought, ...] = ()

    @property
    def step(self) -> Step:
        return STEP_OF[self.phase]

    @property
    def is_seed(self) -> bool:
        """Whether it is only a line yet: nobody has begun a plan."""
        return self.phase in (Phase.SIGNAL, Phase.EXPLORE)

    @property
    def last_decision(self) -> Decision | None:
        return self.decisions[-1] if self.decisions else None

    @property
    def open_rooms(self) -> tuple[RoomAsked, ...]:
        """What was asked and not answered yet."""
        return tuple(room for room in self.rooms_asked if room.answer is None)

    @property
    def open_cycle(self) -> Cycle | None:
        """The round that waits for its result."""
        return next((cycle for cycle in reversed(self.cycles) if cycle.is_open), None)

    def is_paused(self, today: date) -> bool:
        return self.paused_until is not None and self.paused_until > today

    def indicator(self, indicator_id: UUID) -> Indicator | None:
        return next((one for one in self.indicators if one.id == indicator_id), None)
