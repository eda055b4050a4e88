"""`teamtuin evaluate` with a service on this computer: only the forty texts go, each answer is told apart."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from teamtuin import command
from teamtuin.asking.ai import Endpoint
from teamtuin.asking.evaluation import judged, kept, rates, reflections
from teamtuin.commands.evaluate import do_evaluate, raw_questions
from teamtuin.errors import Refused
from teamtuin.store.store import FILE
from tests.asking.ai_server import Service, running

CASES = yaml.safe_load((Path(__file__).parents[1] / "asking" / "evaluation_cases.yaml").read_text("utf-8"))
TEXTS = {each.id: each for each in reflections()}
GOOD = {TEXTS[name].text: answer for name, answer in CASES["good"].items()}


@pytest.fixture(scope="module")
def server():
    with running() as found:
        yield found


@pytest.fixture
def service(server: Service, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    server.mode, server.answers = "ok", dict(GOOD)
    server.bodies.clear()
    monkeypatch.setenv("TEAMTUIN_AI_URL", server.url)
    monkeypatch.setenv("TEAMTUIN_AI_MODEL", "klein")
    monkeypatch.setenv("TEAMTUIN_DATA", str(tmp_path))
    monkeypatch.setattr("teamtuin.commands.evaluate.PAUSE_S", 0)
    monkeypatch.setattr("teamtuin.commands.evaluate.today", lambda: date(2026, 11, 30))
    return server


def test_a_good_model_passes_and_the_school_can_read_so(service, tmp_path, capsys):
    (tmp_path / FILE).touch()

    assert command.main(["evaluate"]) == 0

    assert service.texts == [each.text for each in reflections()]
    told = capsys.readouterr()
    assert "63 van de 63 vragen braken geen regel: 100 %" in told.out
    assert "schoon genoeg" in told.out
    assert len([line for line in told.out.splitlines() if line.startswith(("V", "P1", "P2"))]) == 16
    assert service.url.split("/")[2] in told.err
    result = kept(tmp_path)
    assert result is not None
    assert (result.n, result.clean, result.model, result.day) == (63, 63, "klein", date(2026, 11, 30))
    assert result.is_clean_enough
    assert result.is_about(Endpoint(url=service.url, model="klein"))


def test_a_bad_model_does_not_and_what_is_kept_says_so(service, tmp_path, capsys):
    (tmp_path / FILE).touch()
    service.answers |= dict.fromkeys(list(GOOD)[:10], "Waarom deed je dat?\nWat zag je?")

    assert command.main(["evaluate"]) == 1

    assert "niet schoon genoeg" in capsys.readouterr().out
    result = kept(tmp_path)
    assert result is not None
    assert not result.is_clean_enough


def test_a_model_that_says_next_to_nothing_is_not_let_in_and_without_data_nothing_is_kept(
    service, tmp_path, capsys
):
    service.answers |= dict.fromkeys(list(GOOD)[1:], "")

    assert command.main(["evaluate"]) == 1

    told = capsys.readouterr().out
    assert "te weinig om iets te zeggen" in told
    assert "niet bewaard" in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("mode", "tries", "says"),
    [
        ("401", 1, "weigert de sleutel"),
        ("404", 1, "kent het model klein niet"),
        ("400", 1, "kan het verzoek niet lezen"),
        ("429", 3, "te druk"),
        ("500", 3, "geen antwoord op tekst 1 van 40"),
    ],
)
def test_a_service_that_fails_ends_it_in_one_sentence_and_keeps_nothing(
    service, tmp_path, capsys, mode, tries, says
):
    (tmp_path / FILE).touch()
    service.mode = mode
    assert command.main(["evaluate"]) == 1
    assert len(service.bodies) == tries
    told = capsys.readouterr()
    assert says in told.err
    assert told.out == ""
    assert kept(tmp_path) is None


def test_without_a_service_nothing_happens(service, monkeypatch, capsys):
    monkeypatch.delenv("TEAMTUIN_AI_URL")
    assert command.main(["evaluate"]) == 1
    assert "geen AI-dienst" in capsys.readouterr().err
    assert service.bodies == []


def test_the_service_that_a_school_named_on_the_screen_is_tried_and_its_key_stays_there(
    app, team, service, monkeypatch
):
    monkeypatch.delenv("TEAMTUIN_AI_URL")
    with pytest.raises(Refused):
        do_evaluate(app, {"send": True})
    app.asking.school.choose(team.wim, url=service.url, model="klein", key="geheim")

    told = do_evaluate(app, {"send": False})
    assert service.bodies == []
    sent = do_evaluate(app, {"send": True})

    assert told["service"] == sent["service"] == {"url": service.url, "model": "klein"}
    assert "geheim" not in json.dumps(sent)
    assert service.texts == [each.text for each in reflections()]
    assert sum(map(len, sent["answers"])) == 63


def test_each_planted_answer_falls_under_its_own_rule(service):
    endpoint = Endpoint(url=service.url, model="klein")
    missed = []
    for case in CASES["bad"]:
        reflection = TEXTS[case["to"]]
        service.answers = {reflection.text: case["answer"]}
        found = rates([judged(reflection, raw_questions(endpoint, reflection))])
        rate = next(rate for rate in found if rate.code == case["falls"])
        if rate.passed == rate.n:
            missed.append(case)
    assert missed == []
    assert len(CASES["bad"]) == 60
    assert {case["falls"] for case in CASES["bad"]} == {rate.code for rate in found}


def test_each_good_answer_is_counted_good():
    assert len(CASES["good"]) == 40
    assert set(CASES["good"]) == set(TEXTS)


def test_the_texts_went_as_they_stand_with_the_instruction_and_nothing_of_a_school(service):
    raw_questions(Endpoint(url=service.url, model="klein"), TEXTS["E01"])
    (body,) = service.bodies
    assert [one["role"] for one in json.loads(body)["messages"]] == ["system", "user"]
    assert set(json.loads(body)) == {"model", "messages", "temperature", "max_tokens"}
