"""Which things may come in as CSV, known by the columns that the first row names.

Each kind says which names its columns may have, in Dutch or English, and makes of a row the fields that its
shape knows. From there a row is taken in as if it stood in a YAML file, and refused with its own line.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from teamtuin.exchange import refusals
from teamtuin.exchange.csv_reading import CsvTable, read_csv
from teamtuin.exchange.measurement_csv import COLUMNS as MEASUREMENT_COLUMNS
from teamtuin.exchange.measurement_csv import OPTIONAL, measurement_fields
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.exchange.session_csv import COLUMNS as SESSION_COLUMNS
from teamtuin.exchange.session_csv import session_fields
from teamtuin.exchange.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvKind:
    """A kind of thing: its section of the files, its columns (name in the file: field), and what a row is.

    A field in `optional` needs no column. `fields` gets the cells by field, without the empty ones, and
    gives what stands in the section's list.
    """

    section: str
    columns: Mapping[str, str]
    fields: Callable[[Mapping[str, str]], dict[str, Any]]
    optional: frozenset[str] = frozenset()

    def has(self, names: Sequence[str]) -> bool:
        """Whether these are its columns, in any order."""
        found = [self.columns.get(name) for name in names]
        needed = set(self.columns.values()) - self.optional
        return None not in found and len(found) == len(set(found)) and needed <= set(found)


CSV_KINDS = (
    CsvKind(section="sessions", columns=SESSION_COLUMNS, fields=session_fields),
    CsvKind(
        section="measurements",
        columns=MEASUREMENT_COLUMNS,
        fields=measurement_fields,
        optional=OPTIONAL,
    ),
)


def read_csv_tree(file: str, raw: bytes) -> Tree:
    """What a CSV file holds, in the form of a YAML file. Raises ImportRefused."""
    table = read_csv(file, raw)
    kind = _kind(table)
    tree = Tree(file, "\n" * max((row.line for row in table.rows), default=1))
    tree.lines.update({(): 0, (kind.section,): 0})
    for number, row in enumerate(table.rows):
        cells = {kind.columns[name]: cell for name, cell in row.cells.items() if cell}
        fields = kind.fields(cells)
        tree.content.setdefault(kind.section, []).append(fields)
        _note_lines(tree, (kind.section, number), fields, row.line - 1)
    return tree


def _kind(table: CsvTable) -> CsvKind:
    """The kind with these columns. Raises ImportRefused."""
    for kind in CSV_KINDS:
        if kind.has(table.columns):
            return kind
    headers = " / ".join(", ".join(_first_names(kind)) for kind in CSV_KINDS)
    raise ImportRefused(refusals.UNKNOWN_COLUMNS, file=table.file, line=1, headers=headers)


def _first_names(kind: CsvKind) -> list[str]:
    """The Dutch names: of each field the one that stands first."""
    names: dict[str, str] = {}
    for name, field in kind.columns.items():
        names.setdefault(field, name)
    return list(names.values())


def _note_lines(tree: Tree, place: tuple[str | int, ...], value: Any, line: int) -> None:
    """All that a row holds stands on its line."""
    tree.lines[place] = line
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, below in inside:
        _note_lines(tree, (*place, name), below, line)
