"""The parts of a school year: from holiday to holiday, on days that are the same for every school."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from teamtuin.errors import N_
from teamtuin.insight import sentences
from teamtuin.keeping.model import school_year_start
from teamtuin.texts import Texts

BEGINS = (
    (8, 1, N_("to autumn")),
    (10, 16, N_("autumn to Christmas")),
    (1, 1, N_("Christmas to spring")),
    (3, 1, N_("spring")),
    (5, 1, N_("to summer")),
)
"""Month and day on which each term begins, and what it is called."""


class Stretch(StrEnum):
    """Over which time our garden looks back."""

    TERM = "term"
    YEAR = "year"
    YEAR_BEFORE = "year_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """From one day up to and including another."""

    start: date
    end: date
    name: str

    def holds(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time that is looked at, in its terms, and the day on which one looks."""

    terms: tuple[Term, ...]
    today: date

    @property
    def start(self) -> date:
        return self.terms[0].start

    @property
    def end(self) -> date:
        return self.terms[-1].end

    def holds(self, day: date | None) -> bool:
        """Whether this day lies in it."""
        return day is not None and self.start <= day <= self.end

    @property
    def is_month(self) -> bool:
        """Whether it is one month and no more."""
        return self.start.day == 1 and self.end == month_end(self.start)

    def names(self, t: Texts) -> tuple[str, ...]:
        """What the terms are called; one alone needs no name."""
        return tuple(t.gettext(term.name) for term in self.terms) if len(self.terms) > 1 else ("",)


def year_name(year: int) -> str:
    """The school year that begins in August of this year: "2026/2027"."""
    return f"{year}/{year + 1}"


def when(over: Period, t: Texts) -> str:
    """Which time that is, for in a sentence: "this school year", "since 16 October", "in November"."""
    start, end, today = over.start, over.end, over.today
    if over.is_month:
        pattern = "LLLL" if start.year == today.year else "LLLL y"
        return t.gettext("in {month}").format(month=sentences.written(start, pattern, t.language))
    runs, last_day = over.holds(today) and today < end, terms_of(start)[-1].end
    if start == school_year_start(start) and (runs or end == last_day):
        if over.holds(today):
            return t.gettext("this school year")
        return t.gettext("in school year {year}").format(year=year_name(start.year))
    if runs:
        return t.gettext("since {day}").format(day=sentences.day(start, t.language, today))
    first, last = sentences.day(start, t.language, end), sentences.day(end, t.language, today)
    return t.gettext("from {first} up to and including {last}").format(first=first, last=last)


def month_of(moment: date, today: date) -> Period:
    """The month in which this day lies, as it is looked at on `today`."""
    start, end = moment.replace(day=1), month_end(moment)
    return Period(terms=(Term(start=start, end=end, name=""),), today=min(today, end))


def month_end(moment: date) -> date:
    """The last day of its month."""
    return (moment.replace(day=1) + timedelta(31)).replace(day=1) - timedelta(1)


def terms_of(day: date) -> tuple[Term, ...]:
    """The five terms of the school year in which this day lies."""
    year = school_year_start(day).year
    starts = [date(year if month >= 8 else year + 1, month, first) for month, first, _ in BEGINS]
    ends = [*(start - timedelta(1) for start in starts[1:]), date(year + 1, 7, 31)]
    return tuple(
        Term(start=start, end=end, name=name)
        for start, end, (_, _, name) in zip(starts, ends, BEGINS, strict=True)
    )


def period(stretch: Stretch, today: date) -> Period:
    """The terms of this stretch that have begun."""
    if stretch is Stretch.YEAR_BEFORE:
        return Period(terms=terms_of(school_year_start(today) - timedelta(1)), today=today)
    begun = tuple(term for term in terms_of(today) if term.start <= today)
    return Period(terms=begun[-1:] if stretch is Stretch.TERM else begun, today=today)
