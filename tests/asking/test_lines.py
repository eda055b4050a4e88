"""Lines of our own: the bank asks what a careful colleague would, and never for what stands there."""

from pathlib import Path

import pytest
import yaml

from teamtuin.asking.bank import MODELS, SCHOOL_QUESTION, load_bank
from teamtuin.asking.deepening import AT_MOST, deepen
from teamtuin.asking.model import Perspective
from teamtuin.asking.perspectives import absent

LINES = yaml.safe_load(Path(__file__).with_name("lines.yaml").read_text("utf-8"))


def opened(text, model="one_minute", seen=(SCHOOL_QUESTION,), at_most=1):
    asked = deepen(load_bank(), text, model=model, language="nl", seen=seen, at_most=at_most)
    return [question.opens for question in asked]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:30])
def test_the_next_question_is_one_that_a_careful_colleague_would_ask(line):
    assert opened(line["text"])[0] in {Perspective(side) for side in line["asks"]}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:30])
def test_what_stands_in_the_text_is_not_asked_for(line):
    stands = {Perspective(side) for side in line.get("stands", [])}
    assert not stands & absent(line["text"])
    for model in MODELS:
        assert not stands & set(opened(line["text"], model, seen=(), at_most=AT_MOST)), model
