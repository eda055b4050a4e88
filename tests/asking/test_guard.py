"""What a model may ask: open, short, without advice, praise, mood, names or a verdict on a colleague."""

from pathlib import Path

import pytest
import yaml

from teamtuin.asking.bank import load_bank
from teamtuin.asking.guard import Reason, Under, allowed, reasons
from teamtuin.asking.masking.model import KnownName, SpanKind

CASES = Path(__file__).parent / "guard_cases"
GOOD, BAD = (yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("good", "bad"))
TEXT = "Ik stond bij de kast en was moe. Twee kinderen pakten de kaart. Noor keek mee."


@pytest.mark.parametrize("language", BAD)
def test_no_bad_question_passes_and_each_falls_for_its_own_reason(language):
    under = Under(text=BAD[language]["source"], language=language)
    wrong = {
        question: reasons(question, under)
        for reason, questions in BAD[language]["questions"].items()
        for question in questions
        if Reason(reason) not in reasons(question, under)
    }
    assert wrong == {}


@pytest.mark.parametrize("language", GOOD)
def test_hardly_a_good_question_is_dropped(language):
    under = Under(text=GOOD[language]["source"], language=language)
    questions = GOOD[language]["questions"]
    dropped = {question: reasons(question, under) for question in questions if reasons(question, under)}
    assert len(dropped) <= len(questions) * 5 // 200, dropped


def test_there_are_two_hundred_of_each():
    assert sum(len(GOOD[language]["questions"]) for language in GOOD) >= 200
    assert sum(len(each) for language in BAD for each in BAD[language]["questions"].values()) >= 200


def test_what_somebody_did_said_or_needed_may_be_asked():
    dropped = {
        question: reasons(question, Under(text=case["text"], language=case["language"]))
        for case in yaml.safe_load((CASES / "people.yaml").read_text(encoding="utf-8"))
        for question in case["questions"]
    }
    assert {question: why for question, why in dropped.items() if why} == {}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_whole_bank_passes(language):
    bank = [question.text for each in load_bank().lists(language) for question in each.questions()]
    under = Under(text="", language=language)
    assert {question: reasons(question, under) for question in bank if reasons(question, under)} == {}


def test_a_mood_that_the_writer_did_not_name_is_never_given_to_them():
    assert Reason.FEELING in reasons("Wat maakte je moe?", Under(text="Ik stond bij de kast."))
    assert reasons("Waar kwam die vermoeidheid vandaan?", Under(text=TEXT)) == []


def test_somebody_of_the_school_is_named_only_after_the_writer_did():
    bloem = KnownName(name="Bloem", kind=SpanKind.PERSON)
    question = "Wat deed bloem toen?"
    assert reasons(question, Under(text=TEXT)) == []
    assert reasons(question, Under(text=TEXT, names=[bloem])) == [Reason.NAME]
    assert reasons(question, Under(text="Bloem keek mee.", names=[bloem])) == []


def test_a_name_inside_a_word_of_the_writer_is_no_name_that_she_used():
    assert Reason.NAME in reasons("Wat zag je toen Els keek?", Under(text="Het snelste rondje in januari."))


def test_a_question_comes_once_and_not_again_after_it_was_shown():
    twice = ["Wat zag je?", "wat zag je ?", "Hoe begon het?"]
    assert allowed(twice, Under(text=TEXT)) == ["Wat zag je?", "Hoe begon het?"]
    assert allowed(twice, Under(text=TEXT, before=["Wat zag je?"])) == ["Hoe begon het?"]
    assert len(allowed(GOOD["nl"]["questions"], Under(text=GOOD["nl"]["source"]))) == 3
