"""The arithmetic of the benchmark, and its table. Nothing here measures anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

HEADER = (
    *("figure", "app", "n", "min", "median", "p95", "CPU ms (median)"),
    *("Teamtuin / baseline", "Teamtuin / limit"),
)
NONE = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One value of one figure; the figure's name holds its unit."""

    figure: str
    app: str
    value: float
    processor: float | None = None  # ms of the server


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a row of the table says."""

    n: int
    least: float
    median: float
    p95: float
    processor: float | None


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that this share of them does not exceed (nearest rank): 0.95 of 20 is the 19th.

    Raises ValueError for no values, or a share outside 0 < share <= 1.
    """
    if not values or not 0 < share <= 1:
        raise ValueError(f"no percentile {share} of {len(values)} values")
    return sorted(values)[ceil(share * len(values) - 1e-9) - 1]


def summary(measured: Sequence[Measurement]) -> Summary:
    """Of one figure of one app; the processor's median only where it was measured."""
    values = [one.value for one in measured]
    used = [one.processor for one in measured if one.processor is not None]
    return Summary(
        n=len(values),
        least=min(values),
        median=median(values),
        p95=percentile(values, 0.95),
        processor=median(used) if used else None,
    )


def table(measured: Sequence[Measurement], ours: str, neighbours: Sequence[str]) -> str:
    """Markdown: a row for each figure of each app, in the order in which they were first measured.

    The row of `ours` also says how its medians stand to each neighbour's: of the figure, and of the
    processor time after "CPU". Below 1 is less.
    """
    rows: dict[str, dict[str, list[Measurement]]] = {}
    for one in measured:
        rows.setdefault(one.figure, {}).setdefault(one.app, []).append(one)
    lines: list[tuple[str, ...]] = [HEADER, ("---",) * 2 + ("--:",) * 7]
    for figure, of_apps in rows.items():
        sums = {app: summary(several) for app, several in of_apps.items()}
        lines += [
            (figure, app, *_cells(sums[app]), *_ratios(app == ours, sums[app], sums, neighbours))
            for app in sums
        ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(row: Summary) -> list[str]:
    processor = NONE if row.processor is None else _number(row.processor)
    return [str(row.n), _number(row.least), _number(row.median), _number(row.p95), processor]


def _ratios(is_ours: bool, row: Summary, sums: dict[str, Summary], neighbours: Sequence[str]) -> list[str]:
    return [_ratio(row, sums[app]) if is_ours and app in sums else "" for app in neighbours]


def _ratio(ours: Summary, theirs: Summary) -> str:
    said = _times(ours.median, theirs.median)
    if ours.processor is None or theirs.processor is None:
        return said
    return f"{said} · CPU {_times(ours.processor, theirs.processor)}"


def _times(ours: float, theirs: float) -> str:
    if not theirs:
        return NONE
    times = ours / theirs
    return f"{times:.2f}" if times < 10 else _number(times)


def _number(value: float) -> str:
    """Three figures are enough; whole numbers stay whole."""
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"
