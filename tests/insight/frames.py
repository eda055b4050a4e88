"""The rows of a school as pandas frames, and Dutch words for what is counted in them.

Nothing of the program's own counting is used here: what its sentences should say is worked out anew.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

import pandas as pd

from teamtuin.access.viewer import CARETAKER
from tests.insight.asking import Poll

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
READ = (
    "experiment",
    "indicator",
    "measurement",
    "decision",
    "room_asked",
    "carried_task",
    "peer_session",
    "agreement",
    "study_day",
    "outcome",
)
BEGINS = ((8, 1), (10, 16), (1, 1), (3, 1), (5, 1))


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Every row that a number is made of. Of rounds, which keep no answers, what was answered in them."""

    of: dict[str, pd.DataFrame]
    pulses: pd.DataFrame
    polls: pd.DataFrame
    open_modules: frozenset[str]

    def __getitem__(self, table):
        return self.of[table]

    def until(self, on):
        """As it stood on that day: what came later is not there."""
        of = dict(self.of)
        for table, day in (
            ("measurement", "measured_on"),
            ("decision", "decided_on"),
            ("room_asked", "asked_on"),
        ):
            of[table] = of[table][of[table][day] <= on]
        of["room_asked"] = of["room_asked"].assign(
            answer=of["room_asked"].answer.where(known(of["room_asked"].answered_on, date.max) <= on)
        )
        later = self["decision"][self["decision"].decided_on > on].experiment_id
        goes_on = of["experiment"].id.isin(later) & (of["experiment"].phase == "stopped")
        of["experiment"] = of["experiment"].assign(phase=of["experiment"].phase.mask(goes_on, "try_out"))
        return replace(self, of=of)


@dataclass(frozen=True, kw_only=True)
class Time:
    """From the first day of it up to the last, seen on the day of `today`."""

    start: date
    end: date
    today: date
    of_year: tuple[date, date]

    def holds(self, days):
        return (known(days, date.min) >= self.start) & (known(days, date.max) <= self.end)

    @property
    def said(self):
        """Over which time a sentence speaks."""
        begins, whole = (
            (self.start.month, self.start.day) == (8, 1),
            (self.end.month, self.end.day) == (7, 31),
        )
        now, runs = self.start <= self.today <= self.end, self.start <= self.today < self.end
        if begins and (runs or whole):
            return "dit schooljaar" if now else f"in schooljaar {self.start.year}/{self.start.year + 1}"
        if runs:
            return f"sinds {day(self.start, self.today)}"
        return f"van {day(self.start, self.end)} tot en met {day(self.end, self.today)}"

    def terms(self):
        """The terms in it: where they begin and end."""
        year = self.start.year if self.start.month >= 8 else self.start.year - 1
        begins = [date(year if month >= 8 else year + 1, month, day) for month, day in BEGINS]
        ends = [*(date.fromordinal(one.toordinal() - 1) for one in begins[1:]), date(year + 1, 7, 31)]
        return [pair for pair in zip(begins, ends, strict=True) if self.start <= pair[0] <= self.end]


def rows_of(app, viewer, pulses, polls):
    """Read the frames; `pulses` are (day, key, counts) and `polls` what was asked of other voices."""
    of = {}
    with app.store.transaction(CARETAKER) as tx:
        for table in READ:
            names = [
                name
                for (name,) in tx.execute(
                    "SELECT column_name FROM information_schema.columns WHERE table_name = $table"
                    " ORDER BY ordinal_position",
                    {"table": table},
                )
            ]
            found = tx.execute(f"SELECT {', '.join(names)} FROM {table}")
            of[table] = pd.DataFrame(found, columns=names, dtype=object)
    return Rows(
        of=of,
        pulses=pd.DataFrame(pulses, columns=["opened_on", "key", "counts"], dtype=object),
        polls=pd.DataFrame([vars(one) for one in polls], columns=list(Poll.__annotations__), dtype=object),
        open_modules=frozenset(app.school.open_modules(viewer)),
    )


def known(values, otherwise):
    """The same with something in the place of what is not there."""
    found = values.astype(object)
    return found.where(found.notna(), otherwise)


# -- words


def day(when, today=None):
    said = f"{when.day} {MONTHS[when.month - 1]}"
    return said if today is None or today.year == when.year else f"{said} {when.year}"


def listed(parts):
    parts = list(parts)
    return " en ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def number(value):
    exact = Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    said = f"{exact:f}".rstrip("0").rstrip(".") if "." in f"{exact:f}" else f"{exact:f}"
    return said.replace(".", ",")


def one_or_more(n, one, more):
    return f"{n} {one if n == 1 else more}"
