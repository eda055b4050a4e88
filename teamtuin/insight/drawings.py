"""What a figure holds: numbers that may be shown, and words. How it looks is for `figures`."""

from dataclasses import dataclass
from datetime import date

from teamtuin.insight.runchart import RunChart


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """Measurements in time beside their median; `labels` name the days, `ends` the first and the last."""

    days: tuple[date, ...]
    labels: tuple[str, ...]
    chart: RunChart
    unit: str
    strand: str | None = None
    changes: tuple[tuple[date, str], ...] = ()
    ends: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """How often it came off, of the times that it could; without numbers it is not shown."""

    label: str
    met: int | None
    total: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasions:
    """One mark for each time that it could, filled where it came off."""

    columns: tuple[Occasion, ...]
    strand: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """One closed round: how many answered, and how many of them in each group, as far as may be shown."""

    label: str
    answers: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoGroups:
    """Closed rounds, the latest first, each with its two groups of answers."""

    rounds: tuple[Groups, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRow:
    """Things of one sort, counted for each column; open marks are those that are not so yet.

    `hidden`: it says "not shown", and its counts are no numbers of anything.
    """

    name: str
    counts: tuple[int, ...]
    symbol: str = "circle"
    open: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One mark for each thing, in rows that keep their order."""

    rows: tuple[CountedRow, ...]
    columns: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRow:
    """Where one proeftuin is on the way of four steps (0 to 3), and what it asks."""

    title: str
    strand: str | None
    step: int
    decision: str
    let_go: bool
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phases:
    """The proeftuinen, what asks soonest first."""

    rows: tuple[PhaseRow, ...]
    steps: tuple[str, str, str, str]


Drawing = RunLine | Occasions | TwoGroups | Counted | Phases


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One line of a list: what, at the end a word about it, and under it what comes next."""

    title: str
    strand: str | None
    word: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """A list in words instead of a figure."""

    rows: tuple[Ask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """Things side by side, each with a small line under it."""

    items: tuple[tuple[str, str], ...]


Listing = Asks | Wall
