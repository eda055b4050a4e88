"""An exhibit: the only way in which a number reaches a screen, a deck or a document.

It is built from numbers that may be shown; who looks makes no difference to it.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from teamtuin.experiments.model import CountsOf
from teamtuin.insight.drawings import Drawing, Listing
from teamtuin.texts import Texts

BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet reads UTF-8 as something else
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
FORMULA_WITHIN = re.compile(r"([;\t\r\n] *)([=+\-@])")

Cell = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The same numbers in rows; what is not shown stands there in words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def csv(self) -> str:
        """A file for a spreadsheet: commas, numbers with a point, and no cell that can run as a formula."""
        out = StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([harmless(name) for name in self.columns])
        writer.writerows([harmless(cell) for cell in row] for row in self.rows)
        return BYTE_ORDER_MARK + out.getvalue()


def harmless(cell: Cell) -> Cell:
    """The same words, which no spreadsheet takes for a formula: neither the cell, nor what would be a cell of
    its own where somebody's program parts them by semicolons, as it does in Dutch."""
    if not isinstance(cell, str):
        return cell
    quoted = f"'{cell}" if cell.lstrip(" ").startswith(BEGINS_A_FORMULA) else cell
    return FORMULA_WITHIN.sub(r"\1'\2", quoted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A question and its answer, five times: a sentence, a figure, what it does not say, a table, a file.

    `n` is how many different people a number is about; things have none. `alt` is the figure in words.
    Without anything to show there is no figure and the table has no rows. On a page a `listing` in words
    stands in the place of the figure.
    """

    key: str
    question: str
    sentence: str
    table: Table
    caveat: str = ""
    n: int | None = None
    counts_of: CountsOf = CountsOf.EVENTS
    figure: Drawing | None = None
    listing: Listing | None = None
    alt: str = ""


def what_they_say(exhibits: Iterable[Exhibit]) -> str:
    """What the numbers say now: a line for each, to be kept with a decision."""
    return "\n".join(f"{one.question}: {one.sentence}" for one in exhibits)


def what_they_do_not_say(exhibits: Iterable[Exhibit], t: Texts) -> str:
    """What no number says, and what has to be known with these: to be kept with a decision too."""
    found = list(exhibits)
    if not found:
        return ""
    never = t.gettext("Why it went like this, and what it was like for a child: no number says that.")
    return "\n".join([never, *(f"{one.question}: {one.caveat}" for one in found if one.caveat)])
