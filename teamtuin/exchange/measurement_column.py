"""A column of measurements that was pasted, or a CSV file of one: read whole, each line answered for.

Days and numbers beside each other, or numbers alone, which are weeks one after the other. Nothing is left
out in silence: a line is a measurement, or is refused with its reason, and then none of them is kept.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from teamtuin.errors import N_
from teamtuin.exchange.measurement_cells import NotRead, moment_in, number_in
from teamtuin.exchange.measurement_csv import COLUMNS
from teamtuin.experiments.looking.model import Point, first_day
from teamtuin.experiments.model import Span

NO_DAY = N_("There is no day here, and other lines have one. Write it as 24-11-2026.")
TO_COME = N_("This day is still to come.")
NO_NUMBER = N_("There is no number here.")
NEEDS_TOTAL = N_("This does not say of how many. Write it as 12 of 24.")
MORE_THAN_ALL = N_("This is more than the number it is part of.")
TWICE = N_("This day, week or month stands here twice.")
TOO_MUCH = N_("There is more here than a day and a number.")
SOMETHING_ELSE = N_("This line is about something else.")
BROKEN = N_("The quotes on this line do not match.")
NAMES = COLUMNS | {"dag": "date", "day": "date", "getal": "value", "aantal": "value", "number": "value"}
OF = re.compile(r"\s*(?:\bvan\b|\bof\b|/)\s*", re.IGNORECASE)
SHARE = re.compile(r"[0-9]+ ?/ ?[0-9]+")
DAY_AND_COMMA = re.compile(
    r'^\s*"?(?:[0-9]{4}-[0-9W][0-9-]*|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4})"?\s*,', re.MULTILINE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as it was pasted: what it became, or why not; a heading has neither."""

    number: int
    text: str
    point: Point | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """What the column is of: so many of so many or not, by the day or longer, and what it may be called."""

    share: bool
    span: Span
    first: date
    """In the week in which a column of numbers alone begins."""
    today: date
    called: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
    """What stands where on one line, before it is known what a line without a day is."""

    moment: tuple[date, Span] | None
    met: float
    total: float | None


def read_column(text: str, how: How) -> tuple[Line, ...]:
    """Every line that says something, in order."""
    rows = list(_rows(text))
    heading = _heading(rows)
    above = [Line(number=number, text=text) for number, text, cells in rows[:1] if cells is heading]
    read = [_read(number, line, cells, heading, how) for number, line, cells in rows[len(above) :]]
    dated = any(isinstance(found, _Cells) and found.moment for _, found in read)
    started = read[0][0].number if read else 0
    lines = (_line(line, found, started, how, dated=dated) for line, found in read)
    return (*above, *_without_doubles(lines))


def _rows(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """The lines that hold something, with their number and their cells without the empty ones at the end."""
    divider = next((sign for sign in ("\t", ";") if sign in text), "," if _by_comma(text) else None)
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in _cut(line, divider)]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, line.strip(), cells


def _by_comma(text: str) -> bool:
    """Whether commas stand between cells; in "2,5" one stands inside a number."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    names = {name.strip().lower() for name in first.split(",")}
    return bool(DAY_AND_COMMA.search(text)) or (len(names) > 1 and names <= set(NAMES))


def _cut(line: str, divider: str | None) -> list[str]:
    if divider is None:
        return line.split(maxsplit=1) if _is_day(line.split(maxsplit=1)[0]) else [line]
    try:
        return next(csv.reader([line], delimiter=divider, strict=True), [])
    except csv.Error:
        return ['"', line]


def _is_day(cell: str) -> bool:
    try:
        return moment_in(cell) is not None
    except NotRead:
        return True


def _heading(rows: Sequence[tuple[int, str, list[str]]]) -> list[str] | None:
    """The first line, when no cell of it holds a digit."""
    first = rows[0][2] if rows else []
    if not first or first[0] == '"' or any(re.search("[0-9]", cell) for cell in first):
        return None
    return first


def _read(
    number: int, text: str, cells: list[str], heading: list[str] | None, how: How
) -> tuple[Line, _Cells | None]:
    line = Line(number=number, text=text)
    try:
        return line, _cells(cells, [NAMES.get(name.lower(), "") for name in heading or ()], how)
    except NotRead as wrong:
        return replace(line, reason=wrong.reason), None


def _cells(cells: list[str], names: Sequence[str], how: How) -> _Cells:
    """Raises NotRead."""
    if cells[0] == '"':
        raise NotRead(BROKEN)
    if {"date", "value"} <= set(names):
        by_name = {name: cell for name, cell in zip(names, cells, strict=False) if name}
        if by_name.get("indicator", "").lower() not in how.called | {""}:
            raise NotRead(SOMETHING_ELSE)
        if not by_name.get("value"):
            raise NotRead(NO_NUMBER)
        cells = [cell for name in ("date", "value", "of") if (cell := by_name.get(name))]
    moment = None if how.share and SHARE.fullmatch(cells[0]) else moment_in(cells[0])
    return _numbers(moment, cells[1:] if moment else cells, how)


def _numbers(moment: tuple[date, Span] | None, cells: list[str], how: How) -> _Cells:
    """Raises NotRead."""
    if len(cells) == 1 and how.share:
        cells = OF.split(cells[0])
    if not cells or not cells[0]:
        raise NotRead(NO_NUMBER)
    if len(cells) > 1 + how.share:
        raise NotRead(TOO_MUCH)
    numbers = [number_in(cell) for cell in cells]
    if not how.share:
        return _Cells(moment=moment, met=numbers[0], total=None)
    if len(numbers) == 1:
        raise NotRead(NEEDS_TOTAL)
    if numbers[0] > numbers[1]:
        raise NotRead(MORE_THAN_ALL)
    return _Cells(moment=moment, met=numbers[0], total=numbers[1])


def _line(line: Line, found: _Cells | None, started: int, how: How, *, dated: bool) -> Line:
    """The line with its day: its own, or that of the week it stands in below the first; an empty line is a
    week without a number."""
    if found is None:
        return line
    if dated and found.moment is None:
        return replace(line, reason=NO_DAY)
    if found.moment is None:
        span, on = Span.WEEK, first_day(Span.WEEK, how.first) + timedelta(weeks=line.number - started)
    else:
        on, span = found.moment
        span = how.span if span is Span.DAY else span
    on = first_day(span, on)
    if on > how.today or (found.moment and found.moment[0] > how.today):
        return replace(line, reason=TO_COME)
    return replace(line, point=Point(on=on, span=span, number=found.met, total=found.total))


def _without_doubles(lines: Iterator[Line]) -> Iterator[Line]:
    seen: set[date] = set()
    for line in lines:
        if line.point and line.point.on in seen:
            yield replace(line, point=None, reason=TWICE)
            continue
        seen |= {line.point.on} if line.point else set()
        yield line
