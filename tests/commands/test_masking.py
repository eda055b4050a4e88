"""`teamtuin mask`: a text in, one UTF-8 JSON document out, without opening data unless it is told to."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from teamtuin.asking.masking.engine import mask
from teamtuin.commands.masking import as_json, do_mask

ROOT = Path(__file__).resolve().parents[2]


def run(text, *arguments):
    command = [sys.executable, "-X", "importtime", "-m", "teamtuin.command", "mask", *arguments]
    raw = text if isinstance(text, bytes) else text.encode()
    return subprocess.run(command, input=raw, capture_output=True, cwd=ROOT, check=False, timeout=30)


def test_what_is_hidden_is_told_in_code_points_of_the_text_that_came_in():
    text = "\ufeff🌱 Roos zag\r\ne\u0301\u0301n storm.\r\nMerel ook?"
    done = run(text, "--language", "nl")
    assert done.returncode == 0, done.stderr.decode()
    answer = json.loads(done.stdout.decode("utf-8"))
    assert answer["spans"][0] == {
        "start": 3,
        "end": 7,
        "kind": "person",
        "text": "Roos",
        "certainty": "certain",
    }
    for span in answer["spans"]:
        assert text[span["start"] : span["end"]] == span["text"]
    assert answer["masked"].startswith("\ufeff🌱 [kind 1] zag\r\n")


def test_it_needs_neither_data_nor_the_app():
    loaded = run("Roos zag dat.").stderr.decode()
    assert "streamlit" not in loaded
    assert "duckdb" not in loaded


@pytest.mark.parametrize("text", [b"\xff\xfe", b"a" * 100_001])
def test_what_is_no_text_is_refused_in_a_sentence(text):
    done = run(text)
    assert done.returncode == 1
    assert done.stdout == b""


def test_beside_the_data_of_a_school_its_own_names_count(app, team):
    answer = do_mask(app, {"text": "Op De Wilgenhof in Oosterloo zag bas haar.", "language": "nl"})
    assert answer["masked"] == "Op [school] in [plek] zag [collega 1] haar."
    assert as_json(mask("Niets bijzonders."))["spans"] == []
