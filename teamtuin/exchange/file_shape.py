"""What one file may hold. A kind has its shape in a module of its own; here is only its list."""

from pydantic import Field

from teamtuin.exchange.carriers_shapes import CarriedTaskShape
from teamtuin.exchange.coaching_shapes import TrajectoryShape
from teamtuin.exchange.experiments_shapes import ExperimentShape, MeasurementShape, SeedShape
from teamtuin.exchange.parents_cards_shapes import ParentsCardShape
from teamtuin.exchange.pulse_rounds_shapes import PulseRoundShape
from teamtuin.exchange.session_shapes import SessionShape
from teamtuin.exchange.shapes import PersonShape, ReflectionShape, SchoolShape, Shape
from teamtuin.exchange.study_days_shapes import StudyDayShape


class FileShape(Shape):
    """A file may hold a school, its people and what they did, all of it or one kind."""

    school: SchoolShape | None = None
    people: list[PersonShape] = Field(default_factory=list)
    reflections: list[ReflectionShape] = Field(default_factory=list)
    sessions: list[SessionShape] = Field(default_factory=list)
    experiments: list[ExperimentShape] = Field(default_factory=list)
    seeds: list[SeedShape] = Field(default_factory=list)
    measurements: list[MeasurementShape] = Field(default_factory=list)
    carried_tasks: list[CarriedTaskShape] = Field(default_factory=list)
    parents_cards: list[ParentsCardShape] = Field(default_factory=list)
    study_days: list[StudyDayShape] = Field(default_factory=list)
    pulse_rounds: list[PulseRoundShape] = Field(default_factory=list)
    coaching_trajectories: list[TrajectoryShape] = Field(default_factory=list)
