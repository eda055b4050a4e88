"""A model asks; whatever it does, the writer reads one plain sentence and nothing is sent twice."""

import json
import logging
from datetime import UTC, datetime

import pytest

from teamtuin.asking import ai
from teamtuin.asking.prompts import prompt
from tests.asking.ai_server import running

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
TEXT = "De wissel kostte vier minuten. [collega 1] stond bij de deur. Sinaasappelgeheim."


@pytest.fixture
def service():
    with running() as service:
        yield service


def endpoint(service):
    return ai.Endpoint(url=service.url, model="klein-model")


def ask(service):
    return ai.ask(endpoint(service), prompt("deepening_question", "nl"), TEXT, NOW)


def test_exactly_the_text_and_the_instruction_are_sent_and_nothing_else(service):
    found = ask(service)

    assert found.questions == ("Wat zag je het kind doen?", "Hoe begon de wissel?")
    (body,) = service.bodies
    assert body == ai.body(endpoint(service), prompt("deepening_question", "nl"), TEXT)
    sent = json.loads(body)
    assert sent["messages"] == [
        {"role": "system", "content": prompt("deepening_question", "nl").text},
        {"role": "user", "content": TEXT},
    ]
    assert set(sent) == {"model", "messages", "temperature", "max_tokens"}


def test_a_question_carries_where_it_came_from(service):
    told = ask(service).provenance

    assert told["model"] == "klein-model"
    assert told["endpoint"] in service.url
    assert told["generated_at"] == NOW.isoformat()
    assert told["prompt_hash"] == prompt("deepening_question", "nl").hash
    assert told["digital_source_type"].endswith("trainedAlgorithmicMedia")


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        ("400", ai.AiCannotRead),
        ("401", ai.AiRefuses),
        ("403", ai.AiRefuses),
        ("404", ai.AiUnknownModel),
        ("422", ai.AiCannotRead),
        ("429", ai.AiBusy),
        ("500", ai.AiAway),
        ("503", ai.AiAway),
        ("slow", ai.AiAway),
        ("cut", ai.AiAway),
        ("html", ai.NoAiQuestion),
        ("empty", ai.NoAiQuestion),
    ],
)
def test_each_failure_is_one_sentence_and_one_request(service, monkeypatch, caplog, mode, sentence):
    monkeypatch.setattr("teamtuin.asking.ai.wire.TIMEOUT_S", 1.0)
    caplog.set_level(logging.DEBUG)
    service.mode = mode

    with pytest.raises(ai.NoAiQuestion) as refused:
        ask(service)

    assert type(refused.value) is sentence
    assert len(service.bodies) == 1
    assert "Sinaasappelgeheim" not in caplog.text
    assert "Sinaasappelgeheim" not in repr(refused.value) + str(refused.value.__cause__)


def test_nobody_at_the_address(service):
    nowhere = ai.Endpoint(url="http://127.0.0.1:1/v1", model="m")
    with pytest.raises(ai.AiAway):
        ai.ask(nowhere, prompt("deepening_question", "nl"), TEXT, NOW)


@pytest.mark.parametrize(
    "answer",
    [
        "Je moet vaker wachten.",
        "Waarom deed je dat?",
        "Was het leuk?",
        "Goed dat je bleef staan! Wat zag je?",
        "Wat vond Marieke ervan?",
        "",
        '{"questions": [1, 2]}',
        '"Je moet vaker wachten."',
    ],
)
def test_an_answer_without_one_good_question_is_none(service, answer):
    service.answer = answer
    with pytest.raises(ai.NoAiQuestion):
        ask(service)


def test_of_a_mixed_answer_only_the_good_questions_are_shown_at_most_three(service):
    service.answer = json.dumps(
        {
            "questions": [
                "Je kunt beter gaan zitten, hoe zou dat zijn?",
                "Wat hoorde je?",
                "Wat hoorde je?",
                "Hoe ging de wissel verder?",
                "Wie had de kaart vast?",
                "Wat gebeurde er daarna?",
            ]
        }
    )
    assert ask(service).questions == (
        "Wat hoorde je?",
        "Hoe ging de wissel verder?",
        "Wie had de kaart vast?",
    )


def test_an_answer_that_was_cut_off_is_not_trusted(service):
    service.finish = "length"
    with pytest.raises(ai.NoAiQuestion):
        ask(service)
