"""`teamtuin runchart`: a series in, one JSON document out, within a second and without opening data."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEYS = [
    "n_obs",
    "n_useful",
    "median",
    "longest_run",
    "longest_run_max",
    "crossings",
    "crossings_min",
    "signal",
    "verdict",
    "sentence",
]


def judged(asked):
    raw = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
    command = [sys.executable, "-m", "teamtuin.command", "runchart"]
    return subprocess.run(command, input=raw, capture_output=True, cwd=ROOT, check=False, timeout=30)


def answer(asked):
    done = judged(asked)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout.decode("utf-8"))


def processor_seconds_for(asked):
    """What it costs, also where others are busy on the same machine."""
    before = os.times()
    answer(asked)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def test_a_shift_after_the_baseline_is_told_as_a_question():
    before, after = [5, 6, 4, 5, 7, 5, 6, 4, 6, 5, 4, 6], [7, 8, None, 7, 8, 9, 7, 8, 7, 9, 8]
    found = answer({"values": before + after, "baseline_points": 12, "direction": "up"})
    assert list(found) == KEYS
    assert (found["n_obs"], found["median"], found["verdict"]) == (10, 5, "signal")
    assert found["sentence"] == (
        "10 metingen op rij liggen boven het midden van vooraf (5). Zo’n rij is bij toeval ongewoon."
        " Wat veranderde er rond meting 13? Dit zegt niet waardoor het komt."
    )


def test_a_median_of_few_points_says_so():
    found = answer({"values": [5, 6, 5, *range(7, 19)], "baseline_points": 3})
    assert (found["median"], found["verdict"]) == (5, "signal")
    assert "Het midden rust op maar 3 metingen van vooraf." in found["sentence"]


def test_what_does_not_apply_is_null():
    found = answer({"values": [4, 4, None, 4]})
    assert [found[key] for key in KEYS[:-1]] == [3, 0, 4, None, None, None, None, False, "too_few"]
    assert answer({"values": [], "baseline_points": None})["median"] is None


def test_many_points_are_answered_as_well():
    found = answer({"values": list(range(10_000))})
    assert (found["longest_run"], found["crossings"], found["signal"]) == (5000, 1, True)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (b"\xff\xfe", '"values"'),
        (b"", '"values"'),
        (b"[" * 5000, '"values"'),
        ([1, 2], '"values"'),
        ({"values": 3}, '"values"'),
        ({"values": ["3"]}, "1"),
        ({"values": [1, True]}, "2"),
        (b'{"values": [1, NaN]}', "2"),
        (b'{"values": [1e400]}', "1"),
        ({"values": [10**300]}, "1"),
        ({"values": [0] * 10_001}, "10000"),
        ({"values": [1, 2], "baseline_points": 3}, "baseline_points"),
        ({"values": [1, 2], "baseline_points": 0}, "baseline_points"),
        ({"values": [1, 2], "baseline_points": 1.5}, "baseline_points"),
        ({"values": [1, 2], "direction": "sideways"}, "direction"),
        ({"values": [1, 2], "baseline": 1}, "baseline_points"),
    ],
)
def test_what_cannot_be_judged_is_refused_in_one_plain_sentence(asked, told):
    done = judged(asked)
    assert (done.returncode, done.stdout) == (1, b"")
    assert told in done.stderr.decode()
    assert done.stderr.decode().count("\n") == 1


def test_it_answers_within_a_second_and_loads_neither_streamlit_nor_duckdb():
    assert processor_seconds_for({"values": [3, 5, 4]}) < 1.0
    code = (
        "import sys; from teamtuin.command import main; status = main(['runchart']);"
        "sys.exit(status or bool({'streamlit', 'duckdb', 'pandas', 'plotly'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=b'{"values": [1]}', capture_output=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0
