"""`teamtuin runchart`: a series on stdin, what the rules for run charts say on stdout."""

import json
import math
import sys
from argparse import Namespace
from collections.abc import Mapping

from teamtuin.errors import N_, Refused
from teamtuin.insight.runchart import RunChart, Verdict, run_chart
from teamtuin.insight.sentences import not_why, of_run_chart
from teamtuin.settings import Settings
from teamtuin.texts import texts_for

NOT_A_SERIES = N_(
    'This is not one JSON document with "values". Nothing was judged. Give for example: {example}.'
)
NOT_NUMBERS = N_(
    "A value is a number or null, at most {most} of them. Nothing was judged. Look at value {place}."
)
TOO_LARGE = N_(
    "A value has at most fifteen digits before the point, or nobody can draw it. Nothing was judged."
    " Look at value {place}."
)
BAD_BASELINE = N_(
    '"baseline_points" is a whole number from 1 to the number of measurements. Nothing was judged.'
    " Change it, or leave it out."
)
BAD_DIRECTION = N_(
    '"direction" is up, down or stable. Nothing was judged. Choose one of these, or leave it out.'
)
UNKNOWN_KEY = N_('The key "{key}" means nothing here. Nothing was judged. Known are: {known}.')
EXAMPLE = '{"values": [4, 6, null, 5]}'
KEYS = ("values", "baseline_points", "direction")
DIRECTIONS = (None, "up", "down", "stable")
MOST = 10_000
MOST_BYTES = 1_000_000
LARGEST = 10**15


def runchart(args: Namespace) -> int:
    """Print one JSON document; keys that do not apply are null."""
    asked = _asked(sys.stdin.buffer.read(MOST_BYTES + 1))
    chart = _chart(asked)
    if asked.get("direction") not in DIRECTIONS:
        raise Refused(BAD_DIRECTION)
    t = texts_for(Settings.from_environment().language)
    sentence = of_run_chart(chart, t)
    if chart.verdict is Verdict.SIGNAL:
        sentence = f"{sentence} {not_why(t)}"
    document = _as_json(chart) | {"sentence": sentence}
    sys.stdout.buffer.write(json.dumps(document, ensure_ascii=False).encode() + b"\n")
    sys.stdout.flush()
    return 0


def _asked(raw: bytes) -> Mapping[str, object]:
    try:
        asked = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict) or not isinstance(asked.get("values"), list):
        raise Refused(NOT_A_SERIES, example=EXAMPLE)
    for key in asked:
        if key not in KEYS:
            raise Refused(UNKNOWN_KEY, key=key[:40], known=", ".join(KEYS))
    return asked


def _chart(asked: Mapping[str, object]) -> RunChart:
    values, baseline = asked["values"], asked.get("baseline_points")
    if not isinstance(values, list) or len(values) > MOST:
        raise Refused(NOT_NUMBERS, most=MOST, place=MOST + 1)
    series = [_number(value, place) for place, value in enumerate(values, start=1)]
    if baseline is not None and (not isinstance(baseline, int) or isinstance(baseline, bool)):
        raise Refused(BAD_BASELINE)
    try:
        return run_chart(series, baseline)
    except ValueError:
        raise Refused(BAD_BASELINE) from None


def _number(value: object, place: int) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refused(NOT_NUMBERS, most=MOST, place=place)
    if not math.isfinite(value):
        raise Refused(NOT_NUMBERS, most=MOST, place=place)
    if abs(value) > LARGEST:
        raise Refused(TOO_LARGE, place=place)
    return value


def _as_json(chart: RunChart) -> dict[str, object]:
    return {
        "n_obs": chart.n_obs,
        "n_useful": chart.n_useful,
        "median": chart.median,
        "longest_run": chart.longest_run,
        "longest_run_max": chart.longest_run_max,
        "crossings": chart.crossings,
        "crossings_min": chart.crossings_min,
        "signal": chart.signal,
        "verdict": chart.verdict.value,
    }
