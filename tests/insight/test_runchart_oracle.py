"""`teamtuin runchart` against a second computation by other means: texts, decimals and tossed coins."""

import io
import json
import re
import sys
from argparse import Namespace
from decimal import Decimal
from fractions import Fraction
from math import log2
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamtuin.commands.runchart import BAD_BASELINE, KEYS, runchart
from teamtuin.errors import Refused

NUMBERS = st.one_of(
    st.integers(-3, 3),
    st.integers(-(10**15), 10**15),
    st.decimals(-9, 9, places=2).map(float),
    st.floats(-(10.0**15), 10.0**15),
)
SERIES = st.lists(st.one_of(st.none(), NUMBERS, st.integers(0, 4)), max_size=60)


def asked(document):
    """What the command writes for this document. Raises Refused."""
    raw = document if isinstance(document, bytes) else json.dumps(document).encode()
    before = sys.stdin, sys.stdout
    sys.stdin, sys.stdout = (io.TextIOWrapper(io.BytesIO(one), encoding="utf-8") for one in (raw, b""))
    try:
        runchart(Namespace())
        return json.loads(sys.stdout.buffer.getvalue())
    finally:
        sys.stdin, sys.stdout = before


def tossed(useful):
    """The crossings of all rows of so many coins, counted by adding one coin at a time."""
    ways = [1]
    for _ in range(useful - 1):
        ways = [a + b for a, b in zip([*ways, 0], [0, *ways], strict=True)]
    return ways


def fewest(useful):
    """The smallest number of crossings that at least one in twenty rows stays at or under."""
    ways = tossed(useful)
    return next(k for k in range(useful) if Fraction(sum(ways[: k + 1]), sum(ways)) >= Fraction(1, 20))


def oracle(values, baseline):
    points = [Decimal(repr(value)) for value in values if value is not None]
    later = points[baseline or 0 :]
    if not points:
        return {"n_obs": 0, "n_useful": 0, "median": None, "verdict": "too_few", "signal": False}
    middle = median(Fraction(one) for one in points[: baseline or len(points)])
    row = "".join("a" if one > middle else "b" for one in later if one != middle)
    found = {"n_obs": len(later), "n_useful": len(row), "median": float(middle)}
    if not row:
        return found | {"signal": False, "verdict": "too_few", "longest_run": None, "crossings": None}
    longest = max(len(run) for run in re.findall("a+|b+", row))
    crossings = row.count("ab") + row.count("ba")
    most, least = round(log2(len(row))) + 3, fewest(len(row))
    signal = longest > most or crossings < least
    verdict = "too_few" if len(row) < 10 else "signal" if signal else "no_signal"
    limits = {"longest_run_max": most, "crossings_min": least}
    return (
        found
        | limits
        | {"longest_run": longest, "crossings": crossings, "signal": signal, "verdict": verdict}
    )


@given(SERIES, st.one_of(st.none(), st.integers(1, 30)), st.sampled_from([None, "up", "down", "stable"]))
def test_the_command_says_what_a_second_computation_says(values, baseline, direction):
    points = sum(value is not None for value in values)
    document = {"values": values, "baseline_points": baseline, "direction": direction}
    if baseline and baseline > points:
        with pytest.raises(Refused) as refusal:
            asked(document)
        assert refusal.value.sentence == BAD_BASELINE
        return
    found, expected = asked(document), oracle(values, baseline)
    assert {name: found[name] for name in expected} == expected
    assert ("Dit zegt niet waardoor het komt." in found["sentence"]) is (found["verdict"] == "signal")


ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={"values": ANYTHING, "baseline_points": ANYTHING, "direction": ANYTHING, "more": ANYTHING},
    )
)
def test_whatever_is_given_is_judged_or_refused_in_a_sentence(document):
    try:
        found = asked(document)
    except Refused:
        return
    assert set(document) <= set(KEYS)
    assert found["n_obs"] >= found["n_useful"] >= 0
