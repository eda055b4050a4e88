"""`teamtuin ask`: a text in, one UTF-8 JSON document out, within a second and without opening data."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def ask(text, *arguments):
    raw = text if isinstance(text, bytes) else text.encode()
    command = [sys.executable, "-m", "teamtuin.command", "ask", *arguments]
    return subprocess.run(command, input=raw, capture_output=True, cwd=ROOT, check=False, timeout=30)


def questions(done):
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout.decode("utf-8"))["questions"]


def test_the_first_question_is_that_of_the_school():
    found = questions(ask("Het was druk bij de kast.", "--bank"))
    assert found == [
        {
            "text": "Wat had dit kind of deze klas nodig?",
            "source": "question_bank",
            "id": "D2b",
            "perspective": "need",
        },
        {
            "text": "Wat zag of hoorde je precies?",
            "source": "question_bank",
            "id": "N1a",
            "perspective": "fact",
        },
    ]


def test_another_model_and_english():
    found = questions(ask("It was busy at the cupboard.", "--model", "alact", "--language", "en"))
    assert [question["id"] for question in found] == ["D2b", "K2a"]
    assert found[1]["text"] == "What happened, step by step, as if a camera were watching?"


def test_several_models_ask_one_question_each():
    found = questions(ask("Het was druk bij de kast.", "--model", "alact,gibbs,kolb"))
    assert [question["id"] for question in found] == ["D2b", "G1a", "L1b"]


@pytest.mark.parametrize("text", ["", "   \n", "🌱", "مرحبا", "\0"])
def test_any_text_gets_a_question(text):
    assert 1 <= len(questions(ask(text))) <= 3


@pytest.mark.parametrize(
    ("text", "arguments", "told"),
    [
        (b"\xff\xfe", (), "UTF-8"),
        ("Iets.", ("--model", "horoscoop"), "one_minute"),
        ("x" * 100_001, (), "100.000"),
        ("é" * 300_000, (), "100.000"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_plain_sentence(text, arguments, told):
    done = ask(text, *arguments)
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert told in said
    assert said.count("\n") == 1


def test_it_answers_within_a_second_and_loads_neither_streamlit_nor_duckdb():
    began = time.monotonic()
    questions(ask("Het was druk bij de kast."))
    assert time.monotonic() - began < 1.0
    code = (
        "import sys; from teamtuin.command import main; status = main(['ask']);"
        "sys.exit(status or bool({'streamlit', 'duckdb', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=b"Iets.", capture_output=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0
