"""What one file may hold. A kind has its shape in a module of its own; here is only its list."""

from pydantic import Field

from teamtuin.exchange.shapes import PersonShape, ReflectionShape, SchoolShape, Shape
from teamtuin.exchange.study_days_shapes import StudyDayShape


class FileShape(Shape):
    """A file may hold a school, its people and what they did, all of it or one kind."""

    school: SchoolShape | None = None
    people: list[PersonShape] = Field(default_factory=list)
    reflections: list[ReflectionShape] = Field(default_factory=list)
    study_days: list[StudyDayShape] = Field(default_factory=list)
