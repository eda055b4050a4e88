"""What one cell of a measurement says, the same in a file, in a CSV and in a column that was pasted.

Days are written as Dutch spreadsheets do (24-11-2026) or as files do (2026-11-24, 2026-W48, 2026-11);
numbers with a point or a comma. What can be read in two ways is not read at all.
"""

import re
from datetime import date

from teamtuin.errors import N_
from teamtuin.experiments.model import Span

NO_SUCH_DAY = N_("This day does not exist.")
FOUR_DIGITS = N_("Write the year with four digits, such as 24-11-2026.")
NOT_A_NUMBER = N_("This is not a number. Write it as 12 or 2,5.")
TWO_WAYS = N_("This can be read in two ways. Write 1234, or 1,2 with less behind the comma.")
BELOW_ZERO = N_("A number cannot be below zero here.")

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DUTCH = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_SHORT = re.compile(r"[0-9]{1,2}[-/][0-9]{1,2}([-/][0-9]{2})?")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{1,2})", re.IGNORECASE)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_NUMBER = re.compile(r"[0-9]{1,9}([.,][0-9]{1,6})?")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


class NotRead(ValueError):
    """A cell that says something else; its argument is the reason, for who wrote it."""

    @property
    def reason(self) -> str:
        return str(self.args[0])


def moment_in(cell: str) -> tuple[date, Span] | None:
    """The day, or the first day of the week or month; None for what is no day at all. Raises NotRead."""
    text = cell.strip()
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3])), Span.DAY
        if found := _DUTCH.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1])), Span.DAY
        if found := _WEEK.fullmatch(text):
            return date.fromisocalendar(int(found[1]), int(found[2]), 1), Span.WEEK
        if found := _MONTH.fullmatch(text):
            return date(int(found[1]), int(found[2]), 1), Span.MONTH
    except ValueError:
        raise NotRead(NO_SUCH_DAY) from None
    if _SHORT.fullmatch(text):
        raise NotRead(FOUR_DIGITS)
    return None


def number_in(cell: str) -> float:
    """A number of zero or more. Raises NotRead."""
    text = cell.strip().removesuffix("%").strip()
    if _THOUSANDS.fullmatch(text):
        raise NotRead(TWO_WAYS)
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", "."))
    raise NotRead(BELOW_ZERO if _NUMBER.fullmatch(text.removeprefix("-")) else NOT_A_NUMBER)
