"""Which numbers about people may be shown: never a group of one to four, nor what gives it away.

Pure functions on counts; who asks has made sure that each person is counted once (product rule R5).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from teamtuin.experiments.model import CountsOf

THRESHOLD = 5
LOWEST_THRESHOLD = 3
"""Below three, a group that is too small would have one possible size: hiding it would tell it."""
HIGH_FROM = 4
"""On a scale of 1 to 5, the answers 4 and 5 are one group and 1 to 3 the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Counts that partition some people, as they may be shown; None is not shown."""

    cells: tuple[int | None, ...]
    total: int | None

    @property
    def whole(self) -> bool:
        """Whether nothing of it was hidden, the total apart."""
        return None not in self.cells


def suppress(cells: Sequence[int], *, threshold: int = THRESHOLD, total_shown: bool = True) -> Table:
    """Hide what may not be shown of counts that partition the people they are about.

    Fewer than `threshold` people: nothing is shown, no total either. Groups of 1 up to the threshold are
    hidden; a zero is shown. With a total, the smallest other groups are hidden too until a hidden one could
    still be any of `threshold` sizes and more, for a reader who knows this rule. Equal groups are hidden
    together, so that the same table in another order tells nothing new. When every group of it stays
    hidden and the total alone would still tell them, the total is hidden as well.
    (5, 9, 3) gives (None, 9, None) and 17. Raises ValueError for a count below zero or a low threshold.
    """
    if threshold < LOWEST_THRESHOLD or any(count < 0 for count in cells):
        raise ValueError
    nothing = Table(cells=(None,) * len(cells), total=None)
    people = sum(cells)
    if people < threshold:
        return nothing
    hidden = {place for place, count in enumerate(cells) if 0 < count < threshold}
    if not total_shown:
        return _without(cells, hidden, total=None)
    while hidden and _can_be_worked_out(cells, hidden, threshold):
        shown = {place for place, count in enumerate(cells) if count and place not in hidden}
        if not shown:
            if _sum(cells, hidden) == len(hidden):  # each hidden group can only be one person
                return nothing
            break
        smallest = min(cells[place] for place in shown)
        hidden |= {place for place in shown if cells[place] == smallest}
    return _without(cells, hidden, total=people)


def _can_be_worked_out(cells: Sequence[int], hidden: set[int], threshold: int) -> bool:
    """Whether the total leaves a hidden group too few sizes: each holds somebody, because zeros are shown.

    Who replays the rule may also see that none can be larger than too small; then all of the largest too
    small size have one possible size: (4, 4, 5) of 13.
    """
    if len(hidden) == 1 or _sum(cells, hidden) - len(hidden) < threshold:
        return True
    return all(cells[place] == threshold - 1 for place in hidden)


def _sum(cells: Sequence[int], places: set[int]) -> int:
    return sum(cells[place] for place in places)


def _without(cells: Sequence[int], hidden: set[int], *, total: int | None) -> Table:
    shown = (None if place in hidden else count for place, count in enumerate(cells))
    return Table(cells=tuple(shown), total=total)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleGroups:
    """What may be shown of answers from 1 to 5: how many answered, and both groups or neither."""

    answers: int
    low: int | None
    high: int | None


def scale_groups(counts: Sequence[int]) -> ScaleGroups | None:
    """Five counts, of the answers 1 to 5, as two groups; None when there are too few answers for anything.

    Single steps are never shown, and no median: it would narrow a hidden group down.
    """
    if len(counts) != 5:
        raise ValueError
    shown = suppress((sum(counts[: HIGH_FROM - 1]), sum(counts[HIGH_FROM - 1 :])))
    if shown.total is None:
        return None
    low, high = shown.cells if shown.whole else (None, None)
    return ScaleGroups(answers=shown.total, low=low, high=high)


def cleared_share(
    counts_of: CountsOf, met: float | None, total: float | None
) -> tuple[float | None, float | None]:
    """So many of so many, both or neither: of answers only when each side is nobody or enough people.

    Without a total the number of answers that are behind it is not known. Events are shown as they are.
    """
    if counts_of is CountsOf.EVENTS or met is None:
        return met, total
    if total is None or not (met.is_integer() and total.is_integer() and 0 <= met <= total):
        return None, None
    return (met, total) if suppress((int(met), int(total - met))).whole else (None, None)
