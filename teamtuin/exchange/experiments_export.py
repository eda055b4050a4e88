"""The proeftuinen in the school's own export: what they are, what they looked at and what was decided.

Without observations, which may carry a name; numbers of answers only as they may be shown.
"""

from collections.abc import Sequence
from datetime import datetime

import pandas as pd

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.experiments.model import Indicator
from teamtuin.insight.disclosure import cleared_share

EXPERIMENT = (
    "id",
    "title",
    "strand",
    "phase",
    "planted_on",
    "starts_on",
    "ends_on",
    "look_back_on",
    "paused_until",
    "need",
    "expectation",
    "differently",
    "let_go",
    "stop_rule",
    "council_advice_asked_on",
    "tried_on",
)
INDICATOR = (
    "id",
    "experiment_id",
    "label",
    "unit",
    "direction",
    "counts_of",
    "baseline",
    "baseline_total",
    "baseline_points",
    "source",
    "few_groups",
    "stop_at",
    "stop_past",
)
THOUGHT = ("experiment_id", "thought_on", "text")
CYCLE = (
    "experiment_id",
    "prediction",
    "predicted_at",
    "reworded_at",
    "afterwards",
    "surprise",
    "learned",
    "looked_at",
)
DECISION = (
    "experiment_id",
    "decided_on",
    "choice",
    "because",
    "keep",
    "next_look_back_on",
    "numbers_said",
    "numbers_did_not_say",
)
DICTIONARY = """| experiments | id, title, strand, phase | a proeftuin or a seed, and its phase |
| experiments | planted_on, starts_on, ends_on, look_back_on, paused_until | days; empty where there is none |
| experiments | need, expectation, differently, let_go, stop_rule | as the team wrote them |
| experiments | council_advice_asked_on | when the participation council was asked for advice |
| experiments | tried_on | the day on which trying began; from then on the expectation stands |
| thoughts | experiment_id, thought_on, text | what the team thought of its expectation later |
| indicators | id, experiment_id, label, unit, source | what is looked at, and where the number comes from |
| indicators | direction | up, down or stable: which way it should go |
| indicators | counts_of | events (things that happen) or answers (of people) |
| indicators | baseline, baseline_total, baseline_points | how it was before |
| indicators | few_groups | true when measured in one or two groups: that says nothing about others |
| indicators | stop_at, stop_past | the number to talk at, in percent of a share; more or less than it |
| measurements | indicator_id, measured_on, span | the first day, and how long it lasts: day, week or month |
| measurements | number, total | so much, or so many of so many; empty where a group is too small to show |
| cycles | experiment_id, prediction, predicted_at | a round of trying, and what was expected of it |
| cycles | reworded_at | when the words of the prediction were last mended, before there was a result |
| cycles | surprise, learned, looked_at | what came of it; empty while it is open |
| cycles | afterwards | true when the prediction was written together with the result |
| decisions | experiment_id, decided_on, choice | continue, adapt, scale_up, rest or let_go |
| decisions | because, keep, next_look_back_on | why, what is kept, when one looks again |
| decisions | numbers_said, numbers_did_not_say | what they said and left open on that day; never changed |
"""


def experiment_frames(teamtuin: Teamtuin) -> dict[str, pd.DataFrame]:
    """`experiments`, `indicators`, `measurements`, `thoughts`, `cycles` and `decisions`."""
    found = sorted(teamtuin.experiments.for_export(DOORKEEPER), key=lambda one: (one.planted_on, one.title))
    indicators = [indicator for one in found for indicator in one.indicators]
    decisions = [decision for one in found for decision in one.decisions]
    return {
        "experiments": _frame(found, EXPERIMENT),
        "indicators": pd.DataFrame([_indicator(one) for one in indicators], columns=list(INDICATOR)),
        "measurements": _measurements(indicators),
        "thoughts": _frame([thought for one in found for thought in one.thoughts], THOUGHT),
        "cycles": _frame([cycle for one in found for cycle in one.cycles], CYCLE),
        "decisions": _frame(decisions, DECISION),
    }


def _frame(things: Sequence[object], columns: Sequence[str]) -> pd.DataFrame:
    rows = [[_plain(getattr(thing, name)) for name in columns] for thing in things]
    return pd.DataFrame(rows, columns=list(columns))


def _plain(value: object) -> object:
    """Ids as texts: no file format knows them otherwise. Of a moment the day: nobody reads who works late."""
    if value is None or isinstance(value, int | float):
        return value
    return str(day_of(value) if isinstance(value, datetime) else value)


def _indicator(one: Indicator) -> list[object]:
    values = {name: _plain(getattr(one, name)) for name in INDICATOR}
    values["baseline"], values["baseline_total"] = cleared_share(
        one.counts_of, one.baseline, one.baseline_total
    )
    return list(values.values())


def _measurements(indicators: Sequence[Indicator]) -> pd.DataFrame:
    rows = [
        (
            str(one.id),
            str(point.measured_on),
            str(point.span),
            *cleared_share(one.counts_of, point.number, point.total),
        )
        for one in indicators
        for point in one.measurements
    ]
    frame = pd.DataFrame(rows, columns=["indicator_id", "measured_on", "span", "number", "total"])
    return frame.astype({"number": "Float64", "total": "Float64"})
