"""`teamtuin ask` with a service that answers on this computer: shown first, sent once, or not at all."""

import io
import json
import sys
from argparse import Namespace

import pytest

from teamtuin.asking.school.address import IN_CLEAR
from teamtuin.commands.asking import ask
from teamtuin.errors import Refused
from tests.asking.ai_server import Service, running

TEXT = "Het was druk bij de kast. Een kind bleef staan."


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch):
    with running() as found:
        monkeypatch.setenv("TEAMTUIN_AI_URL", found.url)
        monkeypatch.setenv("TEAMTUIN_AI_MODEL", "m")
        yield found


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]):
    def run(text: str = TEXT, *, bank: bool = False, data: str | None = None):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert ask(Namespace(model="one_minute", language="nl", bank=bank, data=data)) == 0
        said = capsysbinary.readouterr()
        return json.loads(said.out)["questions"], said.err.decode()

    return run


def test_the_exact_text_stands_there_before_it_goes_and_the_answer_says_where_it_came_from(service, asked):
    found, said = asked()
    assert [one["text"] for one in found] == ["Wat zag je het kind doen?", "Hoe begon de wissel?"]
    assert {one["source"] for one in found} == {"ai"}
    assert {one["provenance"]["model"] for one in found} == {"m"}
    assert service.texts == [TEXT]
    assert TEXT in said
    assert service.url.split("/")[2] in said


@pytest.mark.parametrize("given", [{"bank": True}, {"data": "somewhere"}, {"text": "  \n"}])
def test_with_bank_beside_a_schools_data_or_without_a_word_nothing_is_sent(service: Service, asked, given):
    found, said = asked(**given)
    assert {one["source"] for one in found} == {"question_bank"}
    assert (service.bodies, said) == ([], "")


def test_a_failure_ends_in_the_bank_with_one_sentence_that_repeats_nothing(service: Service, asked):
    service.mode = "500"
    found, said = asked()
    assert {one["source"] for one in found} == {"question_bank"}
    assert "antwoordt nu niet" in said
    assert said.count(TEXT) == 1  # where it was shown


@pytest.mark.parametrize(("keys", "sent"), [("\n", 1), ("nee\n", 0), ("", 0)])
def test_at_a_terminal_only_enter_sends_it(service, asked, monkeypatch, tmp_path, keys, sent):
    keyboard = tmp_path / "keys"
    keyboard.write_text(keys)
    monkeypatch.setattr("teamtuin.commands.asking_ai.TERMINAL", keyboard)
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True)
    found, _ = asked()
    assert len(service.bodies) == sent
    assert {one["source"] for one in found} == {"ai" if sent else "question_bank"}


def test_an_address_over_which_others_could_read_is_refused_before_anything_goes(monkeypatch, asked):
    monkeypatch.setenv("TEAMTUIN_AI_URL", "http://ai.example/v1")
    with pytest.raises(Refused) as refused:
        asked()
    assert refused.value.sentence == IN_CLEAR
