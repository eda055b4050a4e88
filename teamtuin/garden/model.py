"""What stands in somebody's garden: one entry for each thing of one's own, wherever it lives."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from teamtuin.people.model import Person
from teamtuin.reflections.along.model import NOTHING_HEARD, Heard

A_WEEK = timedelta(days=3)
"""To either side of a day: together the week around it."""
AFTER_A_STUDY_DAY = timedelta(days=3)
STUDY_DAY_IS_PAST = timedelta(days=7)
LONGEST_AGO = timedelta(days=180)
"""A study day of more than half a year ago is no longer the last one that anybody thinks of."""


class What(StrEnum):
    """What an entry is, and so in which room it lives."""

    LINE = "line"
    SHARED = "shared"
    SESSION = "session"
    TRAJECTORY = "trajectory"
    OBSERVATION = "observation"
    STEP = "step"


class Choice(StrEnum):
    """What the list shows: ALL is one's own and what one put beside it, READABLE all that is shared too.

    APART is what others share and nobody put beside it.
    """

    ALL = "all"
    READABLE = "readable"
    ONLY_MINE = "only_mine"
    SHARED = "shared"
    WITH_ME = "with_me"
    APART = "apart"


class ThreadKind(StrEnum):
    """What holds things of one's own together; the value stands in addresses."""

    EXPERIMENT = "proeftuin"
    STUDY_DAY = "studiedag"
    SESSIONS = "samen-leren"
    COACHING = "beeldcoach"
    STEPS = "stappen"
    WAY_IN = "manier"
    DEEPENED = "verdiept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something of one's own stands in time, before a word of it is opened. `day` is one at school."""

    what: What
    id: UUID
    day: date
    experiment_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing as it stands in a list.

    `readers` are who else can read it; a shared text has its writer instead, None when that person left.
    `kind` is the way in of a line or the form of a session; `title` the name of an observation's proeftuin;
    `is_open` a small step on which one has not looked back yet; `heard` what readers of a line said back.
    """

    place: Place
    text: str
    kind: str | None = None
    readers: tuple[Person, ...] = ()
    writer: Person | None = None
    title: str = ""
    experiment: str | None = None
    strand: str | None = None
    deepened: bool = False
    is_open: bool = False
    heard: Heard = NOTHING_HEARD

    @property
    def id(self) -> UUID:
        return self.place.id

    @property
    def day(self) -> date:
        return self.place.day

    @property
    def is_mine(self) -> bool:
        return self.place.what is not What.SHARED


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some of a list, and whether more comes after it."""

    entries: tuple[Entry, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What holds some of one's things together, from the first day to the last.

    `of` is the id of a proeftuin or study day, or the name of a way in; `title` what people call it.
    """

    kind: ThreadKind
    first: date
    last: date
    of: str = ""
    title: str = ""

    @property
    def address(self) -> str:
        """How an address names it; it holds no word of a person."""
        return f"{self.kind}:{self.of}" if self.of else str(self.kind)

    def with_day(self, day: date) -> "Thread":
        return replace(self, first=min(self.first, day), last=max(self.last, day))


class Ago(StrEnum):
    """Why something of earlier stands on its card."""

    A_YEAR = "a_year"
    STUDY_DAY = "study_day"


def a_year_ago(today: date) -> tuple[date, date]:
    """The same week a year ago; 29 February counts as the 28th."""
    try:
        day = today.replace(year=today.year - 1)
    except ValueError:
        day = today.replace(year=today.year - 1, day=28)
    return day - A_WEEK, day + A_WEEK


def around(held_on: date) -> tuple[date, date]:
    """The days about which one wrote because of a study day."""
    return held_on, held_on + AFTER_A_STUDY_DAY


def last_study_day(days: Iterator[date], today: date) -> date | None:
    """The last one that is a week behind us and not half a year."""
    past = (day for day in days if today - LONGEST_AGO <= day <= today - STUDY_DAY_IS_PAST)
    return max(past, default=None)
