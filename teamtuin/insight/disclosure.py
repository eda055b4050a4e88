"""Which numbers about people may be shown: never a group of one to four, nor what gives it away.

Pure functions on counts; who asks has made sure that each person is counted once (product rule R5).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from teamtuin.experiments.model import CountsOf

THRESHOLD = 5
LOWEST_THRESHOLD = 3
"""Below three, a group that is too small would have one possible size: hiding it would tell it."""
FEWEST_SPARE = 2
"""With fewer, two known answers leave each hidden group one size: (2, 1, 1, 1) of five."""
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
    hidden; a zero is shown, so a hidden group holds somebody (for opinions that says too much: see `poll`).
    With a total, the smallest other groups are hidden too until two are hidden, one of them is large enough
    to be shown, and together they hold `threshold` people more than one for each. Equal groups are hidden
    together, so that the same table in another order tells nothing new. When every group stays hidden, the
    total is hidden as well if it leaves them fewer than FEWEST_SPARE people besides one for each.

    What holds where a total is shown, for who knows this rule, the threshold, the total and two of the
    answers (her own and one more): no hidden group below the threshold has one possible size. The tests
    prove it by enumeration, of two to four groups up to 16 people. It does not hold for who knows three
    answers: three of five people in one of three groups leave one for each of the others.
    (5, 9, 3) gives (None, 9, None) and 17. Raises ValueError for a count below zero or a low threshold.
    """
    if threshold < LOWEST_THRESHOLD or any(count < 0 for count in cells):
        raise ValueError
    people = sum(cells)
    if people < threshold:
        return _nothing(cells)
    hidden = {place for place, count in enumerate(cells) if 0 < count < threshold}
    if not total_shown:
        return _without(cells, hidden, total=None)
    while hidden and _can_be_worked_out(cells, hidden, threshold):
        shown = {place for place, count in enumerate(cells) if count and place not in hidden}
        if not shown:
            if _sum(cells, hidden) - len(hidden) < FEWEST_SPARE:
                return _nothing(cells)
            break
        smallest = min(cells[place] for place in shown)
        hidden |= {place for place in shown if cells[place] == smallest}
    return _without(cells, hidden, total=people)


def _can_be_worked_out(cells: Sequence[int], hidden: set[int], threshold: int) -> bool:
    """Whether the total leaves a hidden group too few sizes: each holds somebody, because zeros are shown.

    Who replays the rule also sees whether none can be large enough to be shown: then few sizes are left of
    each, such as 3 and 4 in (3, 4, 5) of 12.
    """
    if len(hidden) == 1 or _sum(cells, hidden) - len(hidden) < threshold:
        return True
    return all(cells[place] < threshold for place in hidden)


def poll(counts: Sequence[int]) -> Table:
    """What may be shown of a choice that each of some people made once: an opinion, so no zero tells.

    Every option from THRESHOLD people: all of it. Else one option alone, which more than half chose, if
    at least THRESHOLD people chose something else; the others are hidden, nobody and few alike. Else how
    many answered and no more, and with fewer than THRESHOLD not that either.

    What holds for who knows this rule, how many answered and three of the answers: of no hidden option she
    learns that exactly one to four chose it, nor, beyond what she knew, that anybody did. What is shown
    follows from the option that is shown and from how many answered; what the others are divided into does
    not matter. The tests prove it by enumeration, of two to four options up to 16 people.
    (14, 7, 3) gives (14, None, None) and 24; (12, 9, 3) gives (None, None, None) and 24.
    """
    people, most = sum(counts), max(counts)
    if people < THRESHOLD:
        return _nothing(counts)
    if min(counts) >= THRESHOLD:
        return Table(cells=tuple(counts), total=people)
    alone = 2 * most > people and people - most >= THRESHOLD
    return Table(cells=tuple(most if alone and count == most else None for count in counts), total=people)


def _nothing(cells: Sequence[int]) -> Table:
    return Table(cells=(None,) * len(cells), total=None)


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


def is_hidden(counts_of: CountsOf, met: float | None, total: float | None) -> bool:
    """Whether there is a number that `cleared_share` leaves out."""
    return met is not None and cleared_share(counts_of, met, total)[0] is None
