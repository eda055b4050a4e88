"""A study day: what is needed, a programme with a clock, what came out of it, and what became of that.

Only the start of the day is a time. Every item has minutes, so a change in one moves all that follow.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

TWO_WEEKS, SIX_WEEKS = timedelta(weeks=2), timedelta(weeks=6)
"""When a team looks back on a day: the habit that keeps it alive (practice 4)."""
A_DAY = 24 * 60  # minutes
LONGEST_ITEM = 480  # minutes: a whole working day
LONGEST_TITLE = 60  # characters of the need, when it gives the day its name
NINE = time(9)


class Character(StrEnum):
    """What a part of the programme is for, in the order in which the choices stand."""

    INFORM = "inform"
    EXPLORE = "explore"
    FORM_OPINION = "form_opinion"
    MAKE = "make"
    PRACTISE = "practise"
    DECIDE = "decide"
    AGREE = "agree"
    REST = "rest"


class Place(StrEnum):
    """Where an outcome goes on living; letting go is a place too."""

    AGREEMENT = "agreement"
    EXPERIMENT = "experiment"
    HABIT = "habit"
    PARKED = "parked"
    LET_GO = "let_go"


class FollowUp(StrEnum):
    """The two moments of looking back, by the name of their column."""

    TWO_WEEKS = "follow_up_2w"
    SIX_WEEKS = "follow_up_6w"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItem:
    """One part of the day: how long, what, and how one works."""

    id: UUID
    minutes: int
    title: str
    activity_format: str = ""
    character: Character | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """An item with its time: from and until in minutes after midnight, at school."""

    item: ProgrammeItem
    begins: int
    ends: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Something that came out of the day; `became_id` is the agreement or the proeftuin that it became."""

    id: UUID
    text: str
    made_at: datetime
    place: Place | None = None
    became_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """One of the two moments of looking back: its day, and what was seen then."""

    which: FollowUp
    due_on: date
    text: str = ""

    def is_due(self, today: date) -> bool:
        """Whether its day has come and nothing was written yet."""
        return not self.text and self.due_on <= today


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyDay:
    """A day of the team. Days and times are those at school, `made_at` is a UTC moment.

    `attendance` is a number and nothing more: who was there is kept nowhere.
    """

    id: UUID
    title: str
    held_on: date
    need: str
    aim: str
    made_at: datetime
    starts_at: time = NINE
    planned_end: time | None = None
    attendance: int | None = None
    closed_on: date | None = None
    look_backs: tuple[LookBack, ...] = ()
    facilitators: tuple[UUID, ...] = ()
    programme: tuple[ProgrammeItem, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The programme with its times."""
        return slots(self.starts_at, self.programme)

    @property
    def need_beyond_title(self) -> str:
        """What the title does not say of the need yet: it may be its first sentence."""
        first, _, rest = " ".join(self.need.split()).partition(". ")
        return rest if first.rstrip(".") == self.title else self.need

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None

    @property
    def without_place(self) -> tuple[Outcome, ...]:
        """What still has to get a place before the day can be closed."""
        return tuple(outcome for outcome in self.outcomes if outcome.place is None)

    @property
    def let_go(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.place is Place.LET_GO)

    def outcome(self, outcome_id: UUID) -> Outcome | None:
        return next((outcome for outcome in self.outcomes if outcome.id == outcome_id), None)

    def due(self, today: date) -> tuple[LookBack, ...]:
        """The look-backs whose day has come and that nobody wrote yet."""
        return tuple(each for each in self.look_backs if each.is_due(today))

    def moved_to(self, held_on: date) -> "StudyDay":
        """The same day on another date; its look-backs move along."""
        by = held_on - self.held_on
        moved = tuple(replace(each, due_on=each.due_on + by) for each in self.look_backs)
        return replace(self, held_on=held_on, look_backs=moved)


def look_backs_after(held_on: date) -> tuple[LookBack, ...]:
    """Two weeks and six weeks after the day."""
    return (
        LookBack(which=FollowUp.TWO_WEEKS, due_on=held_on + TWO_WEEKS),
        LookBack(which=FollowUp.SIX_WEEKS, due_on=held_on + SIX_WEEKS),
    )


def short_name(need: str) -> str:
    """What a day is called until somebody gives it a name: the first sentence of its need."""
    return shortened(" ".join(need.split()).split(". ")[0].rstrip("."), LONGEST_TITLE)


def described(day: StudyDay, **words: str) -> StudyDay:
    """The day with these words for its title, need or aim. An empty title is the short name of the need."""
    new = replace(day, **words)  # type: ignore[arg-type]
    return replace(new, title=" ".join(new.title.split()) or short_name(new.need))


def shortened(line: str, longest: int) -> str:
    """A line of at most this many characters, cut at a whole word."""
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def minute_of(moment: time) -> int:
    """Minutes after midnight: 9.30 gives 570."""
    return moment.hour * 60 + moment.minute


def slots(starts_at: time, programme: Sequence[ProgrammeItem]) -> tuple[Slot, ...]:
    """Give each item its time: it begins where the one before it ends, the first at the start of the day."""
    found, clock = [], minute_of(starts_at)
    for item in programme:
        found.append(Slot(item=item, begins=clock, ends=clock + item.minutes))
        clock += item.minutes
    return tuple(found)


def ends_at(starts_at: time, programme: Sequence[ProgrammeItem]) -> int:
    """When the last item ends, in minutes after midnight."""
    return minute_of(starts_at) + sum(item.minutes for item in programme)


def over_by(day: StudyDay) -> int:
    """By how many minutes the programme passes the planned end; 0 or less when it fits or none is planned."""
    if day.planned_end is None or not day.programme:
        return 0
    return ends_at(day.starts_at, day.programme) - minute_of(day.planned_end)


def slot_now(day: StudyDay, now: datetime) -> Slot | None:
    """The part that is going on at this moment, which is told in the time at school; None when none is."""
    if now.date() != day.held_on or day.is_closed:
        return None
    minute = minute_of(now.time())
    return next((slot for slot in day.slots if slot.begins <= minute < slot.ends), None)


def moved(programme: Sequence[ProgrammeItem], item_id: UUID, by: int) -> tuple[ProgrammeItem, ...]:
    """The programme with one item this many places later (earlier below zero), no further than the ends."""
    items = list(programme)
    place = next((number for number, item in enumerate(items) if item.id == item_id), None)
    if place is None:
        return tuple(items)
    item = items.pop(place)
    items.insert(min(max(place + by, 0), len(items)), item)
    return tuple(items)


def changed(programme: Sequence[ProgrammeItem], new: ProgrammeItem) -> tuple[ProgrammeItem, ...]:
    """The programme with other words or minutes in one item."""
    return tuple(new if item.id == new.id else item for item in programme)


def longer(programme: Sequence[ProgrammeItem], item_id: UUID, minutes: int) -> tuple[ProgrammeItem, ...]:
    """The programme with one item this much longer; it stays between a minute and a whole working day."""
    return tuple(
        replace(item, minutes=min(max(item.minutes + minutes, 1), LONGEST_ITEM))
        if item.id == item_id
        else item
        for item in programme
    )


def without(programme: Sequence[ProgrammeItem], item_id: UUID) -> tuple[ProgrammeItem, ...]:
    """The programme without one item."""
    return tuple(item for item in programme if item.id != item_id)
