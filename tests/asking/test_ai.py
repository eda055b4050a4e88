"""What goes to an AI: exactly what was shown, to the place that was named, and nothing of this computer."""

import json
import logging
from datetime import UTC, datetime

import pytest

from teamtuin.asking import ai
from teamtuin.asking.masking.model import KnownName, SpanKind
from teamtuin.asking.prompts import prompt
from tests.asking.ai_server import running

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
PROMPT = prompt("deepening_question", "nl")
TEXT = "De wissel kostte vier minuten. [collega 1] stond bij de deur. “Héél” lang \\ 😀"


@pytest.fixture
def service():
    with running() as service:
        yield service


def endpoint(service, **more):
    return ai.Endpoint(url=service.url, model="klein-model", **more)


def ask(service, text=TEXT, **more):
    return ai.ask(endpoint(service), PROMPT, text, NOW, **more)


def test_exactly_the_text_and_the_instruction_are_sent_and_nothing_else(service):
    found = ask(service)

    assert found.questions == ("Wat zag je het kind doen?", "Hoe begon de wissel?")
    (body,) = service.bodies
    assert body == ai.body(endpoint(service), PROMPT, TEXT)
    sent = json.loads(body)
    assert sent["messages"] == [
        {"role": "system", "content": PROMPT.text},
        {"role": "user", "content": TEXT},
    ]
    assert set(sent) == {"model", "messages", "temperature", "max_tokens"}


@pytest.mark.parametrize(
    "text",
    ["", "\ud800 half een teken", "regel\nregel\r\n\x00\x1b", '"}]} en {"x": 1', "é" * 40_000],
    ids=["empty", "half", "lines", "json", "long"],
)
def test_whatever_was_written_the_bytes_that_arrive_are_those_that_were_shown(service, text):
    ask(service, text)
    assert service.bodies == [ai.body(endpoint(service), PROMPT, text)]
    assert service.texts == [text.replace("\ud800", "?")]


def test_a_service_that_takes_a_form_is_asked_for_one_to_three_questions(service):
    service.answer = '{"questions": ["Wat zag je?", "Wat hoorde je?"]}'
    asked = endpoint(service, json=True)
    found = ai.ask(asked, PROMPT, TEXT, NOW)

    assert found.questions == ("Wat zag je?", "Wat hoorde je?")
    assert service.bodies == [ai.body(asked, PROMPT, TEXT)]
    form = json.loads(service.bodies[0])["response_format"]["json_schema"]["schema"]
    each = form["properties"]["questions"]
    assert (each["items"], each["minItems"], each["maxItems"]) == ({"type": "string"}, 1, 3)


def test_nothing_goes_along_that_tells_of_this_computer_or_that_its_environment_adds(service, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "sleutel-van-de-machine")
    monkeypatch.setenv("OPENAI_ORG_ID", "organisatie")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "x-van-wie: tessel")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    ask(service)
    (headers,) = service.headers
    assert set(headers) <= {
        "host",
        "authorization",
        "content-type",
        "content-length",
        "accept",
        "accept-encoding",
        "connection",
    }
    assert headers["authorization"] == "Bearer local"


def test_the_key_of_the_school_goes_to_the_service_and_to_nobody_else(service):
    with running() as other:
        service.mode, service.elsewhere = "307", other.url + "/chat/completions"
        with pytest.raises(ai.NoAiQuestion):
            ai.ask(endpoint(service, key="geheime-sleutel"), PROMPT, TEXT, NOW)
        assert service.headers[0]["authorization"] == "Bearer geheime-sleutel"
        assert other.connections == 0
    assert "geheime-sleutel" not in repr(ai.Endpoint(url="u", model="m", key="geheime-sleutel"))


def test_a_question_carries_where_it_came_from(service):
    told = ask(service).provenance

    assert told["model"] == "klein-model"
    assert told["endpoint"] in service.url
    assert told["generated_at"] == NOW.isoformat()
    assert told["prompt_hash"] == PROMPT.hash
    assert told["digital_source_type"].endswith("trainedAlgorithmicMedia")


def test_what_was_shown_before_and_whom_the_school_knows_are_kept_here_and_only_keep_questions_back(service):
    service.answer = "Wat zag je het kind doen?\nWat deed bloem toen?\nHoe begon de wissel?"
    bloem = KnownName(name="Bloem", kind=SpanKind.PERSON)
    found = ask(service, before=["wat zag je het kind doen?"], names=[bloem])

    assert found.questions == ("Hoe begon de wissel?",)
    assert service.bodies == [ai.body(endpoint(service), PROMPT, TEXT)]


def test_the_libraries_are_silent_also_when_the_computer_asks_them_to_speak(service, monkeypatch, caplog):
    monkeypatch.setenv("OPENAI_LOG", "debug")
    caplog.set_level(logging.DEBUG)
    ask(service)
    assert [record.name for record in caplog.records if record.name.split(".")[0] != "teamtuin"] == []
