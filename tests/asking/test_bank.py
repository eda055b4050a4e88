"""The bank holds every question, keeps its own rules, and is named by what brings you."""

import re

import pytest

from teamtuin.asking.bank import QUESTIONS, UnknownQuestion, another, load_bank
from teamtuin.asking.model import LANGUAGES, Perspective

# Questions per stage, as the bank was written.
STAGES = {
    "appreciative": [4, 4, 4, 4, 4],
    "observation": [4, 5, 4, 4, 4, 4],
    "alact": [5, 5, 5, 5, 5],
    "gibbs": [4, 4, 4, 5, 4, 4],
    "core": [4, 4, 4, 4, 4, 4, 4],
    "starrt": [4, 4, 4, 4, 4, 4],
    "kolb": [4, 4, 4, 4],
    "one_minute": [5, 4, 4],
    "facilitating": [3, 3, 3, 3],
    "perspectives": [9],
    "proeftuin": [3, 3, 3, 4, 3],
    "viewing": [2, 4, 2, 1],
}
STRANDS = ["pupil_co_organisers", "smart_circuits", "parent_partnership", "team_development", "diverse_staff"]
OPEN_WORDS = {
    "nl": r"\b(wat|welke?|hoe|wie|waar|waaraan|wanneer)\b",
    "en": r"\b(what|which|how|who|whom|where|when)\b",
}


def every_question(language):
    return [question for each in load_bank().lists(language) for question in each.questions()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_has_its_stages_and_each_stage_its_questions(language):
    found = {each.id: [len(stage.questions) for stage in each.stages] for each in load_bank().lists(language)}
    assert found == STAGES
    assert sum(map(sum, found.values())) == 222


def test_each_question_has_one_id_that_begins_with_its_stage():
    ids = [question.id for question in every_question("nl")]
    assert len(ids) == len(set(ids))
    assert ids == [question.id for question in every_question("en")]
    for each in load_bank().lists("nl"):
        for stage in each.stages:
            assert {question.id[:-1] for question in stage.questions} == {stage.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_keeps_the_rules_of_the_bank(language):
    for question in every_question(language):
        text = question.text
        assert text.endswith("?"), question.id
        assert text.count("?") == 1, question.id
        assert len(text.split()) <= 20, question.id
        assert not re.search(r"\b(waarom|hoezo|why)\b", text, re.IGNORECASE), question.id
        assert re.search(OPEN_WORDS[language], text, re.IGNORECASE), question.id
        assert text == text.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_stands_in_a_list_twice(language):
    for each in load_bank().lists(language):
        texts = [question.text for question in each.questions()]
        assert len(texts) == len(set(texts)), each.id


def test_dutch_and_english_are_two_texts():
    pairs = zip(every_question("nl"), every_question("en"), strict=True)
    assert [dutch.id for dutch, english in pairs if dutch.text == english.text] == []


def test_a_file_is_named_after_what_it_holds():
    assert sorted(path.stem for path in QUESTIONS.glob("*.yaml")) == sorted(STAGES)


def test_each_strand_has_its_own_questions():
    assert [stage.strand for stage in load_bank().stages("proeftuin", "nl")] == STRANDS


def test_three_ways_in_are_shown_and_the_others_wait_behind_more():
    ways = load_bank().ways_in("nl")
    assert [(way.model, way.title) for way in ways.shown] == [
        ("appreciative", "Er lukte iets"),
        ("observation", "Ik heb gekeken"),
        ("alact", "Er gebeurde iets"),
    ]
    assert [(way.model, way.title) for way in ways.more] == [
        ("gibbs", "Het raakte me"),
        ("core", "Het komt steeds terug"),
        ("starrt", "Eén opdracht"),
        ("kolb", "Na het uitproberen"),
    ]
    assert (ways.just_write.model, ways.just_write.title) == ("one_minute", "Gewoon schrijven")
    assert load_bank().ways_in("en").shown[0].title == "Something worked"


def test_the_question_of_the_school_is_the_same_in_both_languages():
    bank = load_bank()
    assert bank.school_question("nl").text == "Wat had dit kind of deze klas nodig?"
    assert bank.school_question("en").text == "What did this child or this class need?"


def test_another_question_comes_back_only_after_all_were_seen():
    stage = load_bank().stages("alact", "nl")[0]
    ids = [question.id for question in stage.questions]
    seen: list[str] = []
    for _ in range(10):
        seen.append(another(stage, seen).id)
    assert seen == ids + ids


def test_an_unknown_model_or_question_is_told_apart_from_a_known_one():
    bank = load_bank()
    assert bank.holds("K1a")
    assert not bank.holds("K9z")
    with pytest.raises(UnknownQuestion):
        bank.question("K9z", "nl")
    with pytest.raises(UnknownQuestion):
        bank.stages("horoscope", "nl")


def test_no_question_is_tied_to_a_feeling():
    assert not {"feeling", "mood", "emotion"} & {perspective.value for perspective in Perspective}
