"""Things that are measured, of every kind that a team can write down."""

from datetime import date, timedelta
from itertools import accumulate

from tests.insight.planting import NOW, TODAY

UNITS = ("aantal", "minuten", "", "aantal keer", "per week")
HOLIDAYS = (range(42, 44), range(52, 54), range(1, 2), range(8, 10), range(29, 35))
"""Weeks of the year without school: there nothing is measured."""


def some_indicator(chance, made, experiment_id, place):
    kind = chance.choice(("line", "line", "line", "share", "share", "answers", "unknown", "none", "mixed"))
    days = _days(chance)
    numbers = {
        "line": lambda: [(number, None) for number in _numbers(chance, len(days))],
        "share": lambda: _shares(chance, len(days)),
        "answers": lambda: _answers(chance, len(days)),
        "unknown": lambda: [(chance.randrange(20), None) for _ in days],
        "none": list,
        "mixed": lambda: [*_shares(chance, len(days))[1:], (3, None)],
    }[kind]()
    answers = kind in ("answers", "unknown")
    baseline = chance.choice((None, None, (chance.randrange(20), None), (chance.randrange(9), 12)))
    indicator_id = made.put(
        "indicator",
        experiment_id=experiment_id,
        place=place,
        label=f"Wat we tellen {place}",
        unit="x van y" if kind in ("share", "answers") else chance.choice(UNITS),
        direction=chance.choice(("up", "down", "stable")),
        counts_of="answers" if answers else "events",
        baseline=baseline and baseline[0],
        baseline_total=baseline and baseline[1],
        baseline_points=_made_before(chance, len(numbers)),
        source=chance.choice(("", "de lijst bij de deur.")),
        few_groups=chance.random() < 0.2,
    )
    span = "month" if len(days) > 1 and days[1].day == days[0].day == 1 else chance.choice(("day", "week"))
    for (number, total), day in zip(numbers, days, strict=False):
        row = {"measured_on": day, "span": span, "number": float(number), "total": total, "made_at": NOW}
        made.put("measurement", indicator_id=indicator_id, **row)


def _made_before(chance, many):
    """How many of them were made before the change; often around ten, from which on they make the middle."""
    if not many:
        return None
    return chance.choice((None, None, min(9, many), min(10, many), many, chance.randrange(1, many + 1)))


def _days(chance):
    """Weeks or months up to today, without the holidays and now and then without a week; in order."""
    many = chance.choice((1, 3, 5, 6, 8, 9, 10, 11, 12, 13, 16, 20, 24, 33, 45, 70))
    if chance.random() < 0.2:
        months = range(2026 * 12 + 10 - many, 2026 * 12 + 10)
        return [date(month // 12, month % 12 + 1, 1) for month in months]
    monday, days = TODAY - timedelta(TODAY.weekday()), []
    while len(days) < many:
        monday -= timedelta(7)
        if not any(monday.isocalendar().week in weeks for weeks in HOLIDAYS) and chance.random() < 0.95:
            days.append(monday)
    return days[::-1]


def _numbers(chance, many):
    """Noise, many ties, all the same, a climb, a step, up and down, halves and hundredths."""
    kinds = ["noise", "ties", "same", "climb", "step", "saw", "halves", "hundredths"]
    kinds += ["blocks", "turns"] * 3
    kind = chance.choice(kinds)
    step, width = chance.randrange(many + 1), chance.randrange(2, 10)
    turned = [*accumulate(chance.random() < 0.3 for _ in range(many))]
    draw = {
        "noise": lambda n: chance.randrange(40),
        "ties": lambda n: chance.choice((3, 4, 4, 4, 5)),
        "same": lambda n: 7,
        "climb": lambda n: 10 + n,
        "step": lambda n: (20 if n < step else 8) + chance.randrange(6),
        "saw": lambda n: 10 + 5 * (n % 2) + chance.randrange(2),
        "halves": lambda n: chance.randrange(20) / 2,
        "hundredths": lambda n: chance.randrange(900) / 100,
        "turns": lambda n: (10, 15)[turned[n] % 2] + chance.randrange(2),
        "blocks": lambda n: 10 + 5 * (n // width % 2) + chance.randrange(2),
    }[kind]
    return [draw(n) for n in range(many)]


def _shares(chance, many):
    """Of the same few, of about as many each time, or of any number."""
    totals = {
        "few": lambda: 10,
        "some": lambda: chance.randrange(1, 16),
        "alike": lambda: 100 + chance.randrange(20),
        "any": lambda: chance.randrange(1, 200),
        "halves": lambda: 12.5,
    }[chance.choice(("few", "some", "alike", "any", "halves"))]
    drawn = [float(totals()) for _ in range(many)]
    return [(min(total, float(chance.randrange(int(total) + 1))), total) for total in drawn]


def _answers(chance, many):
    """Of people: too few, one side small, or enough."""
    totals = [chance.choice((3, 5, 9, 12, 17, 24)) for _ in range(many)]
    return [(float(chance.choice((0, total, chance.randrange(total + 1)))), float(total)) for total in totals]
