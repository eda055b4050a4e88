"""A text may order a verdict and a model may obey; what is shown never judges, advises, names or ranks."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from teamtuin.asking import ai, guard
from teamtuin.asking.ai.answer import questions
from teamtuin.asking.prompts import prompt
from tests.asking.ai_server import running

CASES = yaml.safe_load((Path(__file__).parent / "injection_cases.yaml").read_text(encoding="utf-8"))
NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)


def test_there_are_a_hundred_tries():
    assert sum(len(case["tries"]) for case in CASES) >= 100


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_nothing_passes_but_what_may(case):
    under = guard.Under(text=case["text"], language=case["language"])
    shown = {said: guard.allowed(questions(said), under) for said in case["tries"]}
    assert {said: found for said, found in shown.items() if set(found) - set(case.get("may", ()))} == {}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_of_a_service_that_obeys_nothing_else_reaches_the_writer(case):
    with running() as service:
        service.answer = "\n".join(case["tries"][:3])
        asked = ai.begin(
            ai.Endpoint(url=service.url, model="m"),
            prompt("deepening_question", case["language"]),
            case["text"],
            NOW,
        )
        try:
            assert set(asked.result().questions) <= set(case.get("may", ()))
        except ai.NoAiQuestion:
            assert "may" not in case
    assert service.texts == [case["text"]]
