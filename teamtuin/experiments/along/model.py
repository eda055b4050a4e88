"""Who thinks along with a seed, what the team thought later, and where a number asks for talk."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Past(StrEnum):
    """On which side of a limit the team wants to stop and talk."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thought:
    """What the team thought of its expectation later; nobody's name is kept with it."""

    id: UUID
    experiment_id: UUID
    thought_on: date
    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Who thinks along with a seed: first names in the order of the alphabet, and whether the viewer does."""

    names: tuple[str, ...]
    mine: bool


NOBODY = Joining(names=(), mine=False)
