"""Whatever a service does, the writer gets one plain sentence in time, and the text went there once."""

import socket
import threading
import time
from datetime import UTC, datetime

import pytest

from teamtuin.asking import ai
from teamtuin.asking.ai import wire
from teamtuin.asking.prompts import prompt
from tests.asking.ai_server import HUGE, loaded, running

__all__ = ["loaded"]  # a fixture
pytestmark = pytest.mark.usefixtures("loaded")
NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
PROMPT = prompt("deepening_question", "nl")
TEXT = "De wissel kostte vier minuten. [collega 1] stond bij de deur."
QUICKLY = 20  # seconds; far more than is needed, far less than the server would wait


@pytest.fixture
def service():
    with running() as service:
        yield service


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr(wire, "TIMEOUT_S", 1.0)


def begin(url):
    return ai.begin(ai.Endpoint(url=url, model="klein-model"), PROMPT, TEXT, NOW)


def refusal_of(asking):
    with pytest.raises(ai.NoAiQuestion) as refused:
        asking.result()
    return type(refused.value)


@pytest.mark.parametrize(
    ("mode", "refusal"),
    [
        ("400", ai.AiCannotRead),
        ("401", ai.AiRefuses),
        ("403", ai.AiRefuses),
        ("404", ai.AiUnknownModel),
        ("413", ai.AiCannotRead),
        ("418", ai.NoAiQuestion),
        ("422", ai.AiCannotRead),
        ("429", ai.AiBusy),
        ("500", ai.AiAway),
        ("503", ai.AiAway),
        ("204", ai.NoAiQuestion),
        ("cut", ai.AiAway),
        ("too_long_told", ai.AiAway),
        ("too_short_told", ai.NoAiQuestion),
        ("html", ai.NoAiQuestion),
        ("not_json", ai.NoAiQuestion),
        ("no_choices", ai.NoAiQuestion),
        ("nested", ai.NoAiQuestion),
        ("nothing", ai.NoAiQuestion),
    ],
)
def test_each_failure_is_one_sentence_and_one_request(service, mode, refusal):
    service.mode = mode
    assert refusal_of(begin(service.url)) is refusal
    assert service.texts == [TEXT]
    assert service.connections == 1


@pytest.mark.parametrize("mode", ["slow", "drip", "drip_head"])
def test_a_service_that_keeps_us_waiting_is_left_in_time_and_notices(service, short, mode):
    service.mode = mode
    started = time.monotonic()
    assert refusal_of(begin(service.url)) is ai.AiAway
    assert time.monotonic() - started < QUICKLY
    assert service.hung_up.wait(QUICKLY)
    assert service.texts == [TEXT]


@pytest.mark.parametrize("mode", ["301", "302", "303", "307", "308"])
def test_the_text_is_not_carried_on_to_another_address(service, mode):
    with running() as other:
        service.mode, service.elsewhere = mode, other.url + "/chat/completions"
        assert refusal_of(begin(service.url)) is ai.AiUnknownModel
        assert other.connections == 0
    assert service.texts == [TEXT]


def test_of_an_endless_answer_only_a_little_is_read(service):
    service.mode = "huge"
    assert refusal_of(begin(service.url)) is ai.NoAiQuestion
    assert service.written < HUGE
    assert service.texts == [TEXT]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/v1", "ftp://127.0.0.1/v1", "localhost", "http://[", ""])
def test_nobody_at_the_address(url):
    assert issubclass(refusal_of(begin(url)), ai.NoAiQuestion)


def test_a_computer_that_takes_the_line_and_says_nothing_is_left_in_time(short):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert refusal_of(begin(f"https://127.0.0.1:{silent.getsockname()[1]}/v1")) is ai.AiAway


@pytest.mark.parametrize("finish", ["length", "content_filter", None, "tool_calls"])
def test_an_answer_that_did_not_come_to_its_own_end_is_not_trusted(service, finish):
    service.finish = finish
    assert refusal_of(begin(service.url)) is ai.NoAiQuestion


@pytest.mark.parametrize("mode", ["slow", "drip"])
def test_stop_closes_the_line_and_nothing_is_sent_again(service, mode):
    service.mode = mode
    asking = begin(service.url)
    until = time.monotonic() + QUICKLY
    while not service.bodies and time.monotonic() < until:
        time.sleep(0.01)
    assert not asking.done
    asking.stop()
    assert asking.done
    assert refusal_of(asking) is ai.AiStopped
    assert service.hung_up.wait(QUICKLY)
    assert service.connections == 1


def test_what_is_stopped_at_once_does_not_leave(service):
    asking = begin(service.url)
    asking.stop()
    assert refusal_of(asking) is ai.AiStopped
    for thread in threading.enumerate():
        if thread.name == "ai question":
            thread.join(QUICKLY)
    assert service.bodies == []


def test_a_stop_after_the_answer_changes_nothing(service):
    asking = begin(service.url)
    found = asking.result()
    asking.stop()
    assert asking.result() == found
