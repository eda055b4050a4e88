"""The parts of a school year: from holiday to holiday, on days that are the same for every school."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from teamtuin.errors import N_
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

    def names(self, t: Texts) -> tuple[str, ...]:
        """What the terms are called; one alone needs no name."""
        return tuple(t.gettext(term.name) for term in self.terms) if len(self.terms) > 1 else ("",)


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
