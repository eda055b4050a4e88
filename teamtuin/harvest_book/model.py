"""Which harvest book it is, and when the team looked it over. Nothing here holds a word of a book."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

WHOLE_YEAR = 0
"""The number of the term when a book is about all five."""
TERMS = 5


class Audience(StrEnum):
    """For whom it is made: what the team sees as such anyway, or what the cards for parents say."""

    TEAM = "team"
    PARENTS = "parents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """A book: of the school year that began in `year`, of all of it or of one term (1 to 5)."""

    year: int
    term: int = WHOLE_YEAR
    audience: Audience = Audience.TEAM


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedOver:
    """The team looked at a book: on a study day, or in another meeting on that day.

    `version` tells what stood in it then; when something else stands in it, it is a concept again.
    """

    id: UUID
    which: Which
    looked_on: date
    version: str
    made_at: datetime
    study_day_id: UUID | None = None
