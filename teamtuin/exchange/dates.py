"""The demo school is always now: its dates move by whole weeks, so weekdays and gaps hold."""

import re
from datetime import date, timedelta

ANCHOR = date(2026, 11, 24)
"""The Tuesday that is "today" in the demo content."""

_DAY = re.compile(r"\b([0-9]{4}-[0-9]{2}-[0-9]{2})\b")
_WEEK = re.compile(r"\b([Ww]eek) ([0-9]{1,2})\b")
_ISO_WEEK = re.compile(r"\b([0-9]{4})-W([0-9]{2})\b")
_MONTH = re.compile(r"(?<![-0-9])([0-9]{4})-(0[1-9]|1[0-2])(?![-0-9])")
_FIRST_WEEK_OF_A_SCHOOL_YEAR = 31


def weeks_since_anchor(today: date) -> int:
    """Whole weeks to move: the anchor lands on today or in the six days before it, never after."""
    return (today - ANCHOR).days // 7


def shifted(day: date, weeks: int) -> date:
    """The same weekday, so many weeks later (or earlier, when `weeks` is below zero)."""
    return day + timedelta(weeks=weeks)


def shift_text(text: str, weeks: int) -> str:
    """A file of the demo school with every date in it moved, each 2026-W36, 2026-06 and "week 43" as well."""
    text = _DAY.sub(lambda found: shifted(date.fromisoformat(found[1]), weeks).isoformat(), text)
    text = _ISO_WEEK.sub(lambda found: _shifted_iso_week(int(found[1]), int(found[2]), weeks), text)
    months = _months_in(weeks)
    text = _MONTH.sub(lambda found: _shifted_month(int(found[1]), int(found[2]), months), text)
    return _WEEK.sub(lambda found: f"{found[1]} {_shifted_week(int(found[2]), weeks)}", text)


def _shifted_iso_week(year: int, week: int, weeks: int) -> str:
    """A week of ISO 8601, moved; the year it belongs to moves along."""
    return f"{shifted(date.fromisocalendar(year, week, 1), weeks):%G-W%V}"


def _months_in(weeks: int) -> int:
    """By how many months the middle of the anchor's month moves. Every month moves by as many: each by its
    own middle, two months could become one, because they are not equally long."""
    middle = shifted(date(ANCHOR.year, ANCHOR.month, 15), weeks)
    return (middle.year - ANCHOR.year) * 12 + middle.month - ANCHOR.month


def _shifted_month(year: int, month: int, months: int) -> str:
    years, place = divmod(month - 1 + months, 12)
    return f"{year + years}-{place + 1:02}"


def _shifted_week(week: int, weeks: int) -> int:
    """A week number of the anchor's school year, moved; ISO weeks, so 52 or 53 is followed by 1."""
    year = ANCHOR.year if week >= _FIRST_WEEK_OF_A_SCHOOL_YEAR else ANCHOR.year + 1
    return shifted(date.fromisocalendar(year, week, 1), weeks).isocalendar().week
