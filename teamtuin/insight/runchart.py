"""Run charts by the Anhøj rules: exact whole-number arithmetic, no library, no data.

Source: J. Anhøj and A. V. Olesen (2014), Run Charts Revisited, PLoS ONE 9(11): e113825. Points on the
median are dropped: they neither break nor lengthen a run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

ENOUGH = 10  # useful points; with fewer the rules say nothing
A_LINE = 6  # useful points; with fewer only the points are drawn, without a median


class Verdict(StrEnum):
    """What the rules say. A signal is a reason to look, and never a cause."""

    TOO_FEW = "too_few"
    NO_SIGNAL = "no_signal"
    SIGNAL = "signal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The longest row of useful points on one side; `first` and `last` are places among the measurements."""

    first: int
    last: int
    length: int
    above: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChart:
    """A series beside its median, and what the rules count in it.

    `measurements` are all the points in order, gaps left out. With a frozen median the first `baseline` of
    them made it, and only the later ones are judged; the counts are about those.
    """

    measurements: tuple[float, ...]
    baseline: int | None
    median: float | None
    n_obs: int
    n_useful: int
    run: Run | None
    crossings: int | None

    @property
    def longest_run(self) -> int | None:
        return self.run.length if self.run else None

    @property
    def longest_run_max(self) -> int | None:
        return longest_run_limit(self.n_useful) if self.n_useful else None

    @property
    def crossings_min(self) -> int | None:
        return crossings_limit(self.n_useful) if self.n_useful else None

    @property
    def long_run(self) -> bool:
        """Whether the longest run is longer than chance usually makes it."""
        return self.run is not None and self.run.length > longest_run_limit(self.n_useful)

    @property
    def few_crossings(self) -> bool:
        """Whether the line crosses its median less often than chance usually makes it."""
        return self.crossings is not None and self.crossings < crossings_limit(self.n_useful)

    @property
    def signal(self) -> bool:
        """The bare rule, also where there are too few points to say anything: see `verdict`."""
        return self.long_run or self.few_crossings

    @property
    def verdict(self) -> Verdict:
        """What may be said."""
        if self.n_useful < ENOUGH:
            return Verdict.TOO_FEW
        return Verdict.SIGNAL if self.signal else Verdict.NO_SIGNAL

    @property
    def judged(self) -> tuple[float, ...]:
        """The measurements that the counts are about."""
        return self.measurements[self.baseline or 0 :]

    @property
    def has_line(self) -> bool:
        """Whether there are enough points, before and after, to draw a line and a median."""
        return sum(value != self.median for value in self.measurements) >= A_LINE

    @property
    def ties(self) -> int:
        """How many of the judged measurements lie exactly on the median."""
        return self.n_obs - self.n_useful


def run_chart(values: Sequence[float | None], baseline: int | None = None) -> RunChart:
    """Judge a series; None is a gap, and no point.

    With `baseline` the median is that of the first so many points, and only later points are judged.
    Raises ValueError when there are fewer points than that, or when it is below one.
    """
    measurements = tuple(value for value in values if value is not None)
    if baseline is not None and not 1 <= baseline <= len(measurements):
        raise ValueError("baseline")
    exact = [_exact(value) for value in measurements]
    twice = _median_twice(exact[:baseline])
    begin = baseline or 0
    sides = [
        (place, 2 * value > twice)
        for place, value in enumerate(exact)
        if place >= begin and 2 * value != twice
    ]
    runs = _runs(sides)
    return RunChart(
        measurements=measurements,
        baseline=baseline,
        median=_plain(Fraction(twice, 2)) if measurements else None,
        n_obs=len(measurements) - begin,
        n_useful=len(sides),
        run=max(runs, key=lambda run: run.length, default=None),
        crossings=len(runs) - 1 if runs else None,
    )


def longest_run_limit(useful: int) -> int:
    """The longest run that is still usual: log2 of the useful points, rounded, and 3. 10 gives 6, 23 gives 8.

    Half of the number of bits of n squared is log2(n) rounded; a whole n never lies halfway.
    """
    return (useful * useful).bit_length() // 2 + 3


@lru_cache
def crossings_limit(useful: int) -> int:
    """The fewest crossings that are still usual: the smallest k with P(Bin(n - 1, 1/2) <= k) >= 0.05."""
    tosses = useful - 1
    term = below = 1
    k = 0
    while 20 * below < 2**tosses:
        term = term * (tosses - k) // (k + 1)  # the next binomial coefficient
        below += term
        k += 1
    return k


def _runs(sides: Sequence[tuple[int, bool]]) -> list[Run]:
    runs: list[Run] = []
    for place, above in sides:
        if runs and runs[-1].above == above:
            last = runs[-1]
            runs[-1] = Run(first=last.first, last=place, length=last.length + 1, above=above)
        else:
            runs.append(Run(first=place, last=place, length=1, above=above))
    return runs


def _exact(value: float) -> int | Fraction:
    """The number as it was written: 0.15 is halfway 0.1 and 0.2, whatever its bits say."""
    return int(value) if value == int(value) else Fraction(repr(value))  # whole ones compare much faster


def _median_twice(values: Sequence[int | Fraction]) -> int | Fraction:
    """The sum of the two in the middle, so that what is whole stays whole."""
    ordered, half = sorted(values), len(values) // 2
    if not ordered:
        return 0
    return ordered[half] + ordered[-half - 1]  # of an odd number of them the one in the middle, twice


def _plain(number: Fraction) -> float:
    return int(number) if number.denominator == 1 else float(number)
