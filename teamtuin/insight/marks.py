"""Where the words stand that mark a day above a line: never on each other, nor through another's stem."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from teamtuin.insight.sentences import short_day, written
from teamtuin.insight.sheet import shortened
from teamtuin.settings import Language

MOST = 4
"""Above one line; more of them nobody reads, so the rest is in the table."""
LONGEST = 34  # characters
A_SIGN = 0.52  # of the size of the text: about as wide as a letter
APART = 0.6  # of the size of the text, between two words on one level
HIGHEST = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words that begin at `x` pixels from the left of the plot; `stem`: a thin line goes down from them.

    `nudge` pixels to the left of that, when they fit on neither side of it.
    """

    x: float
    words: str
    width: float
    leftward: bool = False
    stem: bool = True
    level: int = 0
    nudge: float = 0

    @property
    def left(self) -> float:
        return self.x - (self.width if self.leftward else self.nudge)

    @property
    def right(self) -> float:
        return self.left + self.width


def of_days(
    changes: Sequence[tuple[date, str]], language: Language, *, years: bool = False
) -> list[tuple[date, str]]:
    """Each day once, with all that it brought, in order; cut short, for the table has all of it."""
    told: dict[date, list[str]] = {}
    for when, words in sorted(changes, key=lambda change: change[0]):
        told.setdefault(when, []).append(words)
    return [
        (when, shortened(f"{_day(when, language, years)} {', '.join(words)}", LONGEST))
        for when, words in told.items()
    ]


def _day(when: date, language: Language, years: bool) -> str:
    return written(when, "d MMM y", language) if years else short_day(when, language)


def few(days: Sequence[tuple[date, str]]) -> list[tuple[date, str]]:
    """The first and the latest, when there are too many to read."""
    return [*days] if len(days) <= MOST else [days[0], *days[1 - MOST :]]


def mark(x: float, words: str, *, text: float, stem: bool = True) -> Mark:
    """To the right of its stem, for now."""
    return Mark(x=x, words=words, width=len(words) * A_SIGN * text, stem=stem)


def on_levels(marks: Sequence[Mark], text: float, within: tuple[float, float]) -> list[Mark]:
    """On as few levels as let each stand free, `within` the figure; else at least legible.

    From the right to the left: then a stem passes the words of the later ones.
    """
    wanted, apart = sorted(marks, key=lambda one: -one.x), text * APART
    for levels in range(1, len(wanted) + 1):
        if found := _all_free(wanted, [], levels, apart, within):
            return found
    placed: list[Mark] = []
    for one in wanted:
        ways = [*_ways(one, within, HIGHEST)]
        free = (at for at in ways if _is_free(at, placed, apart, stems=True))
        legible = (at for at in ways if _is_free(at, placed, apart, stems=False))
        placed.append(next(free, next(legible, one)))
    return placed


def _all_free(
    wanted: Sequence[Mark], placed: list[Mark], levels: int, apart: float, within: tuple[float, float]
) -> list[Mark]:
    """All of them in their places, or none: an earlier one moves up or aside when a later one needs it."""
    if not wanted:
        return placed
    for at in _ways(wanted[0], within, levels):
        if _is_free(at, placed, apart, stems=True) and (
            found := _all_free(wanted[1:], [*placed, at], levels, apart, within)
        ):
            return found
    return []


def _ways(one: Mark, within: tuple[float, float], levels: int) -> Iterator[Mark]:
    """Rightward as high as it takes, for then no stem of an earlier one goes through it; else leftward."""
    sides = (replace(one, leftward=leftward) for leftward in (False, True))
    fitting = [at for at in sides if within[0] <= at.left and at.right <= within[1]]
    for at in fitting or [replace(one, nudge=one.x + one.width - within[1])]:
        yield from (replace(at, level=level) for level in range(levels))


def _is_free(one: Mark, others: Sequence[Mark], apart: float, *, stems: bool) -> bool:
    return not any(
        _meet(one, other, apart) if one.level == other.level else stems and _crosses(*_low_high(one, other))
        for other in others
    )


def _low_high(one: Mark, other: Mark) -> tuple[Mark, Mark]:
    return (one, other) if one.level < other.level else (other, one)


def _meet(one: Mark, other: Mark, apart: float) -> bool:
    return one.left < other.right + apart and other.left < one.right + apart


def _crosses(low: Mark, high: Mark) -> bool:
    """Whether the stem of the higher one goes through the words of the lower one."""
    return high.stem and low.left - 1 < high.x < low.right + 1 and high.x != low.x
