"""`teamtuin guard`: a text and questions in, what may be shown out, without opening data."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Ik stond bij de kast. Noor keek mee."


def guard(given, *arguments):
    raw = given if isinstance(given, bytes) else json.dumps(given).encode()
    command = [sys.executable, "-m", "teamtuin.command", "guard", *arguments]
    return subprocess.run(command, input=raw, capture_output=True, cwd=ROOT, check=False, timeout=30)


def test_each_question_is_told_apart_with_its_reasons():
    questions = ["Wat zag je Noor doen?", "Waarom wachtte je?", "Wat zag je Noor doen?"]
    done = guard({"text": TEXT, "questions": questions})
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout.decode()) == {
        "results": [
            {"text": questions[0], "ok": True, "reasons": []},
            {"text": questions[1], "ok": False, "reasons": ["why", "closed"]},
            {"text": questions[2], "ok": False, "reasons": ["said_before"]},
        ]
    }


def test_in_english():
    done = guard({"text": TEXT, "questions": ["What did you see?"]}, "--language", "en")
    assert [one["ok"] for one in json.loads(done.stdout)["results"]] == [True]


@pytest.mark.parametrize(
    "given",
    [b"", b"[]", b"\xff", {"text": TEXT}, {"text": TEXT, "questions": "Wat?"}, {"text": 1, "questions": []}],
)
def test_anything_else_is_refused_in_one_sentence(given):
    done = guard(given)
    assert done.returncode == 1
    assert done.stdout == b""
    assert len(done.stderr.decode().strip().splitlines()) == 1
