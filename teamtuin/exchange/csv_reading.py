"""A CSV file as rows, each with its line; what the reader of YAML refuses is refused here too.

The first row names the columns. Cells are divided by a comma, or by a semicolon as Dutch spreadsheets do.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teamtuin.exchange import refusals
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.exchange.tree import LARGEST, decoded, short

DIVIDERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvRow:
    """One row: the line on which it begins, and its cells by the name of their column, trimmed."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvTable:
    """A file: the names of its columns in small letters, and its rows without the empty ones."""

    file: str
    columns: tuple[str, ...]
    rows: Sequence[CsvRow]


def read_csv(file: str, raw: bytes) -> CsvTable:
    """Read a file. Raises ImportRefused with the line and the reason."""
    if len(raw) > LARGEST:
        raise ImportRefused(refusals.TOO_LARGE, file=file)
    found = _rows(file, decoded(file, raw))
    if not found:
        raise ImportRefused(refusals.NOTHING_IN_IT, file=file, line=1)
    (line, header), *rest = found
    columns = tuple(name.lower() for name in header)
    for place, name in enumerate(columns):
        if name in columns[:place]:
            raise ImportRefused(refusals.TWICE, file=file, line=line, field=short(name))
    return CsvTable(file=file, columns=columns, rows=[_row(file, columns, *each) for each in rest])


def _rows(file: str, text: str) -> list[tuple[int, list[str]]]:
    """The cells of every row that holds something, with the line on which the row begins."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    divider = max(DIVIDERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True)
    found, line = [], 1
    try:
        for cells in reader:
            trimmed = [cell.strip() for cell in cells]
            if any(trimmed):
                found.append((line, trimmed))
            line = reader.line_num + 1
    except csv.Error:
        raise ImportRefused(refusals.BROKEN_CSV, file=file, line=line) from None
    return found


def _row(file: str, columns: Sequence[str], line: int, cells: Sequence[str]) -> CsvRow:
    if len(cells) != len(columns):
        raise ImportRefused(refusals.CSV_CELLS, file=file, line=line, cells=len(cells), columns=len(columns))
    return CsvRow(line=line, cells=dict(zip(columns, cells, strict=True)))
