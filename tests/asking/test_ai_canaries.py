"""Of what went to an AI, and of what its errors repeat, no word stands in a log or in what a fault leaves."""

import logging
import traceback
from datetime import UTC, datetime

import pytest

from teamtuin.asking import ai
from teamtuin.asking.ai import wire
from teamtuin.asking.prompts import prompt
from teamtuin.faults import note_fault
from tests.asking.ai_server import loaded, running

__all__ = ["loaded"]  # a fixture
pytestmark = pytest.mark.usefixtures("loaded")
NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
LIBRARIES = ("openai", "openai._base_client", "httpx2", "httpcore2", "httpcore2.http11", "asyncio", "urllib3")
WRITTEN = [f"geheimwoord{number:02}q" for number in range(50)]
REPEATED = [f"dienstzin{number:02}x" for number in range(50)]
TEXT = " ".join(WRITTEN)
WAYS = [
    "ok",
    "400",
    "401",
    "404",
    "429",
    "500",
    "307",
    "cut",
    "html",
    "not_json",
    "nested",
    "drip",
    "drip_head",
]


class Written(logging.Handler):
    """All that any library would write down, with what hangs on it."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines = []

    def emit(self, record):
        self.lines.append(f"{self.format(record)} {vars(record)!r}")


@pytest.fixture
def written():
    """Everything at its most talkative."""
    handler, before = Written(), {}
    for name in (None, *LIBRARIES):
        logger = logging.getLogger(name)
        before[logger] = logger.level
        logger.setLevel(logging.DEBUG)
    logging.getLogger().addHandler(handler)
    yield handler.lines
    logging.getLogger().removeHandler(handler)
    for logger, level in before.items():
        logger.setLevel(level)


def told_of(refusal):
    """What anybody could print of a refusal: its words, what caused it, and the values of our own frames."""
    found = traceback.TracebackException.from_exception(refusal, capture_locals=True)
    frames = [frame for frame in found.stack if "/teamtuin/asking/ai/" in frame.filename.replace("\\", "/")]
    assert frames
    assert (refusal.__cause__, refusal.__context__) == (None, None)
    return [str(refusal), repr(refusal), repr(refusal.args), *(repr(frame.locals) for frame in frames)]


@pytest.mark.parametrize("mode", WAYS)
def test_no_word_is_found_anywhere(written, capfd, monkeypatch, mode):
    monkeypatch.setattr(wire, "TIMEOUT_S", 1.0 if mode.startswith("drip") else 40)
    monkeypatch.setenv("OPENAI_LOG", "debug")
    with running() as service:
        service.mode, service.answer, service.elsewhere = mode, " ".join(REPEATED), service.url
        asking = ai.begin(
            ai.Endpoint(url=service.url, model="m"), prompt("deepening_question", "nl"), TEXT, NOW
        )
        with pytest.raises(ai.NoAiQuestion) as refused:
            asking.result()
    assert service.texts == [TEXT]
    note_fault(refused.value)

    said = "\n".join(
        [*written, *capfd.readouterr(), *told_of(refused.value), repr(asking), repr(vars(asking))]
    )
    assert "fault" in said  # what we write down ourselves arrives here
    assert [word for word in (*WRITTEN, *REPEATED) if word in said] == []
