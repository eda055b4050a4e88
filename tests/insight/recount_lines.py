"""The Anhøj rules and what an exhibit of measurements should say, worked out in pandas.

Points on the median are dropped. A signal is a longest run above round(log2 n) + 3, or fewer crossings than
the smallest k with P(Bin(n - 1, 1/2) <= k) >= 0.05. Nothing is said below ten useful points.
"""

from dataclasses import dataclass
from decimal import Decimal
from math import comb, log2

import pandas as pd

from tests.insight.frames import MONTHS, number, one_or_more

HIDDEN = "niet getoond"
NOT_WHY = "Dit zegt niet waardoor het komt."
CHANCE = "Zo’n rij is bij toeval ongewoon."


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A series beside its median."""

    median: Decimal
    frozen: bool
    points: int
    useful: int
    crossings: int
    longest: int
    above: bool
    began: int
    first: float
    last: float

    @property
    def long_run(self):
        return self.useful >= 10 and self.longest > round(log2(self.useful)) + 3

    @property
    def few_crossings(self):
        tosses = self.useful - 1
        fewest = next(
            k for k in range(tosses + 1) if 20 * sum(comb(tosses, i) for i in range(k + 1)) >= 2**tosses
        )
        return self.useful >= 10 and self.crossings < fewest

    @property
    def signal(self):
        return self.useful >= 10 and (self.long_run or self.few_crossings)


def judge(values, frozen):
    """`frozen` of the first values make the median, if they are ten and more; then only later ones count."""
    exact = pd.Series([Decimal(repr(float(value))) for value in values])
    before = exact.iloc[:frozen] if frozen else exact
    ordered = before.sort_values().reset_index(drop=True)
    median = (ordered.iloc[(len(ordered) - 1) // 2] + ordered.iloc[len(ordered) // 2]) / 2
    after = exact.iloc[frozen:] if frozen else exact
    useful = after[after != median]
    side = useful > median
    runs = side.groupby((side != side.shift()).cumsum())
    sizes = runs.size()
    longest = sizes.idxmax() if len(sizes) else None
    return Judged(
        median=median,
        frozen=bool(frozen),
        points=len(after),
        useful=len(useful),
        crossings=max(0, len(sizes) - 1),
        longest=int(sizes.max()) if len(sizes) else 0,
        above=bool(len(sizes) and runs.first().loc[longest]),
        began=int(side.index[(side != side.shift()).cumsum() == longest][0]) if len(sizes) else 0,
        first=float(after.iloc[0]) if len(after) else 0,
        last=float(after.iloc[-1]) if len(after) else 0,
    )


def verdict(found, days):
    """What the rule says, with how many lie on the median where a line is drawn."""
    said = [_said(found, days)]
    ties = found.points - found.useful
    if ties >= 2 and found.useful >= 6:
        said.append(
            f"{ties} van de {found.points} metingen liggen precies op het midden en tellen hier niet mee."
        )
    return " ".join(said)


def _said(found, days):
    if found.useful < 10:
        return _too_few(found)
    if found.long_run:
        side = "boven" if found.above else "onder"
        middle = "het midden van vooraf" if found.frozen else "het midden"
        began, last = days[found.began], days[-1]
        year = f" {began.year}" if (last - began).days > 330 and began.year != last.year else ""
        return (
            f"{found.longest} metingen op rij liggen {side} {middle} ({number(found.median)}). {CHANCE}"
            f" Wat veranderde er rond {began.day} {MONTHS[began.month - 1]}{year}?"
        )
    if found.few_crossings:
        return (
            f"De lijn kruist het midden maar {found.crossings} keer in {found.useful} metingen. Dat is bij"
            " toeval ongewoon weinig. Er kan iets verschoven zijn."
        )
    return (
        f"In deze {found.points} metingen vindt de vuistregel geen verschuiving."
        " Dat is iets anders dan: er is niets veranderd."
    )


def _too_few(found):
    too_few = "Dat is te weinig om een verandering van toeval te onderscheiden."
    if found.frozen:
        many = one_or_more(found.useful, "bruikbare meting", "bruikbare metingen")
        return f"Na het vooraf {'is' if found.useful == 1 else 'zijn'} er {many}. {too_few}"
    dots = "We laten alleen de punten zien."
    if found.points < 6:
        return f"Nog te weinig metingen om een lijn te trekken: {found.points}. {dots}"
    if not found.useful:
        return f"Alle {found.points} metingen zijn gelijk. De vuistregel kan hier niets over zeggen."
    if found.useful < 6:
        return f"Nog te weinig bruikbare metingen om een lijn te trekken: {found.useful}. {dots}"
    return f"Er zijn {found.useful} bruikbare metingen. {too_few}"


# -- exhibits of an indicator


def of_indicator(rows, indicator_id):
    """The sentence, the caveat and the numbers of the table that one thing should have."""
    one = rows["indicator"][rows["indicator"].id == indicator_id].iloc[0]
    points = rows["measurement"][rows["measurement"].indicator_id == indicator_id].sort_values("measured_on")
    if points.empty:
        return "Er zijn nog geen metingen.", _caveat(one, [_before(one)], source=False), []
    if points.total.notna().any():
        return _share(one, points)
    if one.counts_of == "answers":
        return (
            "Dit zijn antwoorden van mensen, en van hoeveel mensen weten we niet. Daarom tonen we ze niet.",
            _caveat(one, [], source=False),
            [],
        )
    return _line(one, points)


def what_it_says(rows, indicator_id):
    """Of one thing what the rule finds, or why it says nothing: by the sentence that it should have."""
    said, _, numbers = of_indicator(rows, indicator_id)
    if all(cells[0] == HIDDEN for cells in numbers):
        return "hidden"
    if "geen verschuiving" in said:
        return "no shift"
    if "bij toeval ongewoon" in said.replace("Dat is bij toeval", "bij toeval"):
        return "shift"
    return "too few" if "te weinig" in said or "Alle " in said else "no rule"


def _line(one, points):
    made = min(_count(one.baseline_points) or 0, len(points))
    frozen = made if made >= 10 else 0
    found = judge(points.number, frozen)
    said = verdict(found, list(points.measured_on))
    if found.useful >= 10 and not found.signal:
        unit = "" if not one.unit or one.unit.startswith("aantal") else f" {one.unit}"
        said = f"Van {number(found.first)} naar {number(found.last)}{unit}. {said}"
    before = _before(one)
    if frozen:
        before = f"Vooraf: de eerste {frozen} metingen; daarvan is het midden."
    elif made:
        were = "was er" if made == 1 else "waren er"
        many = one_or_more(made, "meting", "metingen")
        before = f"Vooraf {were} {many}, te weinig voor een midden. Het midden is van alle metingen."
    return said, _caveat(one, [NOT_WHY if found.signal else "", before]), [(v,) for v in points.number]


def _share(one, points):
    points = points.assign(
        shown=[_may(one, met, of) for met, of in zip(points.number, points.total, strict=True)]
    )
    shown, far = points[points.shown], (points.measured_on.max() - points.measured_on.min()).days > 330
    if shown.empty:
        said = "Er zijn steeds te weinig mensen om een getal te laten zien."
    else:
        first, last = shown.iloc[0], shown.iloc[-1]
        said = f"Het laatst: {_of(last)} ({_when(last, far)}). Het eerst: {_of(first)} ({_when(first, far)})."
        if len(shown) == 1:
            said = f"Eén getal kunnen we laten zien: {_of(last)} ({_when(last, far)})."
    found = judge(shown.number, 0) if _is_drawn_as_line(shown) else None
    if found:
        said = f"{said} {verdict(found, list(shown.measured_on))}"
    withheld = (
        "‘Niet getoond’: te weinig mensen, zo is niemand te herkennen." if len(shown) < len(points) else ""
    )
    parts = [NOT_WHY if found and found.signal else "", _before(one), withheld]
    table = [(p.number, p.total) if p.shown else (HIDDEN, HIDDEN) for p in points.itertuples()]
    return said, _caveat(one, parts), table


def _is_drawn_as_line(shown):
    """Totals that hardly differ, and too many for marks; a column of marks or a table says no verdict."""
    totals = shown.total.astype(float)
    totals = totals[totals > 0]
    if totals.empty or (totals % 1 != 0).any():
        return False
    marks = totals.max() <= 15 and not (shown[shown.total > 0].number.astype(float) % 1 != 0).any()
    return not marks and totals.max() <= 1.25 * totals.min()


def _may(one, met, total):
    """Of answers each side is nobody or five and more; whole numbers of people."""
    if total is None or pd.isna(total) or not 0 <= met <= total:
        return False
    sides = (met, total - met)
    people = met % 1 == 0 and total % 1 == 0 and total >= 5 and all(side == 0 or side >= 5 for side in sides)
    return one.counts_of == "events" or people


def _of(point):
    return f"{number(point.number)} van {number(point.total)}"


def _when(point, far):
    month = MONTHS[point.measured_on.month - 1]
    said = month if point.span == "month" else f"{point.measured_on.day} {month}"
    return f"{said} {point.measured_on.year}" if far else said


def _before(one):
    met, total = _count(one.baseline), _count(one.baseline_total)
    if met is None:
        return ""
    if total is not None:
        return f"Vooraf was het {number(met)} van {number(total)}." if _may(one, met, total) else ""
    return "" if one.counts_of == "answers" else f"Vooraf was het {number(met)}."


def _count(value):
    return None if value is None or pd.isna(value) else int(value)


def _caveat(one, parts, source=True):
    few = "Gemeten in één of twee groepen. Dat zegt niets over andere groepen." if one.few_groups else ""
    of = f"Bron: {one.source.rstrip('.')}." if one.source and source else ""
    return " ".join(part for part in (few, *parts, of) if part)
