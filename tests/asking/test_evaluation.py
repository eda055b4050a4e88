"""Trying a model: what its questions break, how sure that is, and what is kept of it."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from teamtuin.asking import guard
from teamtuin.asking.ai import Endpoint
from teamtuin.asking.evaluation import (
    Result,
    judged,
    keep,
    kept,
    prompt_version,
    rates,
    reflections,
    result_of,
    takes_up,
    wilson,
)
from teamtuin.asking.guard import Reason
from teamtuin.asking.masking.engine import mask
from teamtuin.asking.model import Perspective
from teamtuin.asking.opening import opened_by

DAY = date(2026, 11, 30)
ENDPOINT = Endpoint(url="http://school.example:1/v1", model="klein")


def result(n=40, clean=40):
    return Result(
        model="klein",
        endpoint="school.example:1",
        prompt_version=prompt_version(),
        guard_version=guard.VERSION,
        day=DAY,
        n=n,
        clean=clean,
    )


def test_the_texts_are_forty_of_four_kinds_and_hold_no_name():
    assert Counter(each.kind for each in reflections()) == {"joy": 10, "tension": 10, "plan": 10, "facts": 10}
    assert Counter(each.language for each in reflections()) == {"nl": 32, "en": 8}
    holds = Counter(each.holds for each in reflections() if each.holds)
    assert holds == {"instruction": 6, "verdict": 6, "masked": 6, "one_sentence": 4}
    assert [each.id for each in reflections() if mask(each.text, each.language).spans] == []


def test_each_question_is_judged_under_its_own_text_and_the_second_of_two_is_one_too_many():
    first, again, told = judged(reflections()[0], ["Wat zag je?", "wat zag je ?", "Het was mooi."])
    assert first.reasons == frozenset()
    assert again.reasons == {Reason.SAID_BEFORE}
    assert Reason.NOT_ONE_QUESTION in told.reasons


def test_the_rates_count_answers_for_the_first_rule_and_questions_for_the_others():
    answers = [
        judged(reflections()[0], ["Wat zag je de jongen doen?", "Waarom las hij?"]),
        judged(reflections()[1], []),
        judged(reflections()[2], ["Wat zag je? " * 30]),
    ]
    found = {rate.code: (rate.passed, rate.n) for rate in rates(answers)}
    assert list(found) == [*(f"V{number}" for number in range(1, 15)), "P1", "P2"]
    assert found["V1"] == (2, 3)
    assert found["V3"] == (2, 3)
    assert found["V4"] == (1, 2)  # the long one was looked at for nothing else
    assert result_of(answers, ENDPOINT, DAY) == result(n=3, clean=1)


def test_a_model_is_let_in_from_ninety_five_in_a_hundred_and_not_after_a_handful():
    assert result(n=100, clean=95).is_clean_enough
    assert not result(n=100, clean=94).is_clean_enough
    assert not result(n=39, clean=39).is_clean_enough
    assert not result(n=0, clean=0).is_clean_enough


@pytest.mark.parametrize(
    ("passed", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (8, 10, 0.4902, 0.9433), (95, 100, 0.8882, 0.9785), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_wilsons(passed, n, low, high):
    assert wilson(passed, n) == pytest.approx((low, high), abs=5e-5)


def test_what_is_kept_comes_back_and_what_cannot_be_read_is_none(tmp_path):
    assert kept(tmp_path) is None
    keep(tmp_path, result())
    assert kept(tmp_path) == result()
    (file,) = tmp_path.iterdir()
    for broken in ("", "[]", "{}", '{"day": 3}', "\udcff"):
        file.write_text(broken, encoding="utf-8", errors="surrogateescape")
        assert kept(tmp_path) is None


@pytest.mark.parametrize(
    "other",
    [
        {"model": "groot"},
        {"endpoint": "elsewhere"},
        {"prompt_version": "0/0"},
        {"guard_version": 0},
    ],
)
def test_a_result_speaks_only_of_the_model_instruction_and_guard_it_was_about(other):
    assert result().is_about(ENDPOINT)
    assert not replace(result(), **other).is_about(ENDPOINT)


@pytest.mark.parametrize(
    ("question", "text", "language"),
    [
        ("Wat deed het kind?", "Twee kinderen wachtten.", "nl"),
        ("Hoe telde je?", "Ik bleef tellen.", "nl"),
        ("Wat las hij voor het lezen?", "Ze lees elke dag.", "nl"),
        ("What did the child carry?", "She was carrying a box.", "en"),
    ],
)
def test_a_word_in_another_form_is_the_same_word(question, text, language):
    assert takes_up(question, text, language)


def test_small_words_refer_to_nothing():
    assert not takes_up("Wat zag je toen je daar met hem was?", "Ik zag hem daar toen.", "nl")


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Wat deed jij toen?", Perspective.OWN_PART),
        ("Wat had dit kind nodig?", Perspective.NEED),
        ("Hoe zou een collega dit vertellen?", Perspective.ANOTHER_VIEW),
        ("What will you try tomorrow?", Perspective.INTENTION),
    ],
)
def test_a_question_opens_what_its_answer_would_show(question, side):
    assert side in opened_by(question)
