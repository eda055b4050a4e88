"""How something is counted, by what it is, and what only its makers know of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from teamtuin.experiments.model import CountsOf, Indicator, Measurement, Span

MOST_MAKERS = 5
"""So many people at most measure something that is theirs alone: more than these are the team."""
MOST_LINES = 600
"""Measurements at once: ten years of weeks."""
LATE = timedelta(days=7)
"""A press that a bad line held up still counts for its own day so long."""
NO_EVENTS = re.compile(
    r"minu|\bmin\b|\buur\b|\buren\b|\bhours?\b|\bsec|procent|percent|%|euro|€|\bcm\b|meter|kilo|graden|degrees",
    re.IGNORECASE,
)
"""Units that are read off and not counted one by one."""
SPANS = (
    (Span.WEEK, re.compile(r"\b(?:per|a|each|in de) week\b|\bweekly\b|\bwekelijks\b", re.IGNORECASE)),
    (
        Span.MONTH,
        re.compile(r"\b(?:per|a|each|in de) (?:maand|month)\b|\bmonthly\b|\bmaandelijks\b", re.IGNORECASE),
    ),
)


class Way(StrEnum):
    """How one number comes about: one by one, read off, or so many of so many."""

    TALLY = "tally"
    NUMBER = "number"
    SHARE = "share"


def way_of(indicator: Indicator) -> Way:
    """How this is counted, by its unit and by what was measured before."""
    if indicator.is_share:
        return Way.SHARE
    if indicator.counts_of is CountsOf.ANSWERS or NO_EVENTS.search(indicator.unit):
        return Way.NUMBER
    return Way.TALLY


def span_of(indicator: Indicator) -> Span:
    """How long one measurement lasts: as the last one did, else as the unit says, else a day."""
    if indicator.measurements:
        return indicator.measurements[-1].span
    return next((span for span, words in SPANS if words.search(indicator.unit)), Span.DAY)


def first_day(span: Span, day: date) -> date:
    """The first day of the week or month in which this day lies, or the day itself."""
    if span is Span.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if span is Span.MONTH else day


def number_on(indicator: Indicator, day: date) -> Measurement | None:
    """What was measured in the day, week or month in which this day lies."""
    first = first_day(span_of(indicator), day)
    return next((one for one in indicator.measurements if one.measured_on == first), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIndicator:
    """What one or two groups measure, as long as only its makers know of it."""

    indicator: Indicator
    makers: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToMeasure:
    """Something of a proeftuin that runs, to measure now."""

    experiment_id: UUID
    title: str
    indicator: Indicator
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A press on the plus, of which the screen chose the id; `back` takes that one back."""

    id: UUID
    on: date
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One measurement of a column, not of anything yet."""

    on: date
    span: Span
    number: float
    total: float | None = None


def measurements(indicator_id: UUID, points: Sequence[Point]) -> list[Measurement]:
    """The points as measurements of this."""
    return [
        Measurement(
            indicator_id=indicator_id, measured_on=one.on, span=one.span, number=one.number, total=one.total
        )
        for one in points
    ]
