"""`teamtuin suppress`: counts in, what may be shown out, within a second and without opening data."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def suppress(table, *arguments):
    raw = table if isinstance(table, bytes) else json.dumps(table).encode()
    command = [sys.executable, "-m", "teamtuin.command", "suppress", *arguments]
    return subprocess.run(command, input=raw, capture_output=True, cwd=ROOT, check=False, timeout=30)


def shown(*asked):
    done = suppress(*asked)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout.decode("utf-8"))


def test_small_groups_and_what_would_give_them_away_are_left_out():
    found = shown({"cells": [5, 9, 3], "total_shown": True})
    assert found.pop("sentence").startswith("Groepen van minder dan 5 mensen")
    assert found == {"cells": [None, 9, None], "total": 17}


@pytest.mark.parametrize(
    ("table", "cells", "total"),
    [
        ({"cells": [10, 7], "total_shown": True}, [10, 7], 17),
        ({"cells": [0, 17], "total_shown": False}, [0, 17], None),
        ({"cells": [16, 1], "total_shown": True}, [None, None], 17),
        ({"cells": [2, 2], "total_shown": True}, [None, None], None),
        ({"cells": [], "total_shown": True}, [], None),
    ],
)
def test_known_tables(table, cells, total):
    found = shown(table)
    assert (found["cells"], found["total"]) == (cells, total)
    assert found["sentence"].endswith(".")


def test_another_threshold():
    assert shown({"cells": [9, 12], "total_shown": True}, "--threshold", "10")["cells"] == [None, None]
    done = suppress({"cells": [9, 12], "total_shown": True}, "--threshold", "2")
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"geen json",
        b"\xff",
        b"[" * 90_000,
        b"9" * 90_000,
        [1, 2],
        {"cells": [1, 2]},
        {"cells": [1, 2], "total_shown": 1},
        {"cells": [1, 2], "total_shown": True, "names": ["Yara"]},
        {"cells": [True, 9], "total_shown": True},
        {"cells": [9.0], "total_shown": True},
        {"cells": [-1, 9], "total_shown": True},
        {"cells": [None], "total_shown": True},
        {"cells": "99", "total_shown": True},
        {"cells": [5] * 2000, "total_shown": True},
    ],
)
def test_anything_but_a_table_of_counts_is_refused_in_one_plain_sentence(wrong):
    done = suppress(wrong)
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert '"cells"' in said
    assert "Yara" not in said
    assert said.count("\n") == 1


def test_it_answers_within_a_second_and_loads_neither_streamlit_nor_duckdb():
    began = time.monotonic()
    shown({"cells": list(range(1000)), "total_shown": True})
    assert time.monotonic() - began < 1.0
    code = (
        "import sys; from teamtuin.command import main; status = main(['suppress']);"
        "sys.exit(status or bool({'streamlit', 'duckdb', 'pydantic'} & set(sys.modules)))"
    )
    table = b'{"cells": [9, 8], "total_shown": true}'
    done = subprocess.run(
        [sys.executable, "-c", code], input=table, capture_output=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0
