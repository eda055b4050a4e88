"""What a figure holds: numbers that may be shown, and words. How it looks is for `figures`."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from teamtuin.insight.runchart import RunChart

MISSED = 1.6  # times the usual step between two measurements: there the line breaks


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """Measurements in time beside their median; `labels` name the days, `ends` the first and the last.

    `drawn_from` is the place of the first measurement that is drawn: the chart is about all of them. A
    `guardrail` is not what the team hopes for, but what it keeps an eye on.
    """

    days: tuple[date, ...]
    labels: tuple[str, ...]
    chart: RunChart
    unit: str
    strand: str | None = None
    changes: tuple[tuple[date, str], ...] = ()
    ends: tuple[str, str] | None = None
    drawn_from: int = 0
    guardrail: bool = False

    @property
    def drawn_days(self) -> tuple[date, ...]:
        return self.days[self.drawn_from :]

    @property
    def drawn_values(self) -> tuple[float, ...]:
        return self.chart.measurements[self.drawn_from :]

    @property
    def drawn_baseline(self) -> tuple[date, ...]:
        """The drawn days of before, from which the median was taken."""
        return self.days[self.drawn_from : self.chart.baseline or 0]

    @property
    def drawn_changes(self) -> tuple[tuple[date, str], ...]:
        """What changed, without what lies before the first day that is drawn."""
        if not self.drawn_from:
            return self.changes
        return tuple(change for change in self.changes if change[0] >= self.days[self.drawn_from])

    @property
    def usual_step(self) -> timedelta:
        """How long it usually takes until the next measurement; a week when there is one."""
        steps = sorted(later - earlier for earlier, later in pairwise(self.days))
        return steps[len(steps) // 2] if steps else timedelta(7)

    @property
    def gaps(self) -> tuple[tuple[date, date], ...]:
        """The drawn days before and after which measurements miss: there the line breaks."""
        usual = self.usual_step * MISSED
        return tuple(pair for pair in pairwise(self.drawn_days) if pair[1] - pair[0] > usual)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalAndGuardrail:
    """What the team hopes for above what it keeps an eye on; `heads` are the name and the thing of each."""

    goal: RunLine
    guardrail: RunLine
    heads: tuple[tuple[str, str], tuple[str, str]]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """When one proeftuin ran, in the time that is drawn; `decision` is the latest one in it, in a word."""

    title: str
    strand: str | None
    start: date
    end: date
    decision: str = ""
    decided: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolYear:
    """A school year or a part of it: what ran in it, and its study days by day and name."""

    start: date
    end: date
    today: date
    rows: tuple[YearRow, ...]
    study_days: tuple[tuple[date, str], ...]


Drawing = RunLine | GoalAndGuardrail | Occasions | TwoGroups | Counted | Phases | SchoolYear


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
