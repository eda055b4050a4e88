"""The bank opens what is not yet in a text, and the school's question comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamtuin.asking.bank import MODELS, UnknownQuestion, load_bank
from teamtuin.asking.deepening import deepen
from teamtuin.asking.model import Perspective
from teamtuin.asking.perspectives import absent, generalises

LONG = (
    "Donderdag riep ik vier keer de volgorde om in het circuit. Twee meiden uit groep 4 pakten "
    "de kaart van hun hoek en hielden die boven hun hoofd."
)
ABSOLUTE = "Ik sta " + LONG.lower() + " Het gaat altijd zo."


def ids(text, seen=(), model="alact", at_most=2):
    asked = deepen(load_bank(), text, model=model, language="nl", seen=seen, at_most=at_most)
    return [question.id for question in asked]


@pytest.mark.parametrize("model", MODELS)
def test_the_question_of_the_school_is_the_first_after_a_first_line(model):
    assert ids("Het was druk bij de kast.", model=model)[0] == "D2b"
    assert ids(LONG, model=model)[0] == "D2b"


def test_a_short_text_is_asked_what_happened_exactly():
    assert ids("Het was druk bij de kast.") == ["D2b", "K2a"]
    assert ids("Het was druk bij de kast.", model="one_minute") == ["D2b", "N1a"]


def test_the_question_of_the_school_comes_back_every_third_time():
    seen: list[str] = []
    for _ in range(9):
        seen += ids(LONG, seen, at_most=1)
    assert [place for place, question in enumerate(seen) if question == "D2b"] == [0, 3, 6]


def test_a_text_that_speaks_of_a_need_is_not_asked_for_it():
    seen: list[str] = []
    for _ in range(9):
        seen += ids(LONG + " Die groep had rust nodig.", seen, at_most=1)
    assert "D2b" not in seen


def test_a_generalising_word_comes_before_everything_else():
    assert ids(ABSOLUTE, ["D2b"], at_most=1) == ["K3c"]
    assert ids(ABSOLUTE) == ["K3c", "D2b"]
    assert ids("De kring loopt altijd uit.", model="one_minute") == ["N1e", "N1a"]


def test_a_generalising_word_that_is_denied_is_none():
    for text in ("Het lukt niet altijd.", "Zo rustig had ik ze nog nooit gezien.", "It is not always so."):
        assert not generalises(text)


@pytest.mark.parametrize(
    "text",
    [
        "Niemand reageerde op mijn vraag.",
        "Iedereen die wilde kwam aan de beurt.",
        "Een meisje dat het vertelde en die nooit praat.",
        "Nobody sat down at the writing corner.",
        "A girl who never speaks told us about her rabbit.",
    ],
)
def test_what_was_so_that_once_or_of_that_one_is_no_rule_about_everybody(text):
    assert not generalises(text)


@pytest.mark.parametrize("model", MODELS)
def test_a_plan_is_asked_how_it_will_show_and_not_what_happened(model):
    plan = "Vanaf maandag wil ik de kinderen zelf de hoeken laten kiezen. Ik ga de eerste dagen rondlopen."
    assert ids(plan, model=model) == ["D2b", "K5b"]
    assert ids(plan + " Vandaag koos een kind al zelf.", model=model)[1] != "K5b"


def test_who_told_of_no_deed_is_not_asked_what_it_was_meant_for():
    seen = ["D2b"]
    while "K2b" not in seen:
        seen += ids(
            "Woensdag werkten negen kinderen een uur lang met klei. Het bleef stil tot het eind.", seen
        )
    assert "K1c" not in seen[: seen.index("K2b")]


def test_what_was_answered_in_an_earlier_text_is_not_asked_so_soon():
    first = ids(LONG, ["D2b"], at_most=1)
    assert ids(LONG, ["D2b"], at_most=1) == first
    later = deepen(load_bank(), LONG, model="alact", language="nl", seen=["D2b"], lately=first, at_most=1)
    assert later[0].id not in first


def test_the_earliest_stage_that_opens_something_new_is_chosen():
    (question,) = deepen(load_bank(), LONG, model="alact", language="nl", seen=["D2b"], at_most=1)
    assert question.id.startswith("K1")
    assert question.opens in absent(LONG)


def test_a_question_does_not_come_back_while_it_is_remembered():
    seen: list[str] = []
    for _ in range(10):
        seen += ids(LONG, seen, at_most=1)
    others = [question for question in seen if question != "D2b"]
    assert len(others) == len(set(others))


def test_an_empty_field_still_gets_a_question_to_begin_with():
    assert ids("", model="one_minute", at_most=1)[0].startswith("D1")


def test_both_languages_ask_the_same():
    for text in ("Het was druk.", LONG, ABSOLUTE):
        dutch = deepen(load_bank(), text, model="gibbs", language="nl")
        english = deepen(load_bank(), text, model="gibbs", language="en")
        assert [question.id for question in dutch] == [question.id for question in english]


def test_an_unknown_model_is_refused():
    with pytest.raises(UnknownQuestion):
        ids("Iets.", model="horoscope")


@given(
    text=st.text(max_size=400),
    seen=st.lists(st.sampled_from(["D2b", "K1a", "K2a", "N1a", "?"]), max_size=30),
    model=st.sampled_from(MODELS),
    at_most=st.integers(0, 3),
)
def test_any_text_gets_one_to_three_different_questions_and_twice_the_same(text, seen, model, at_most):
    first = ids(text, seen, model, at_most)
    assert first == ids(text, seen, model, at_most)
    assert len(first) == len(set(first)) == max(1, at_most)
    assert all(load_bank().holds(question) for question in first)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Een kind keek om.", Perspective.CHILD),
        ("Ik bleef staan.", Perspective.OWN_PART),
        ("Er was rust nodig.", Perspective.NEED),
        ("Een collega keek mee.", Perspective.ANOTHER_VIEW),
        ("Het rooster zat vol.", Perspective.SYSTEM),
        ("Volgende keer wacht ik.", Perspective.INTENTION),
        ("Dat vind ik belangrijk.", Perspective.VALUE),
        ("“Wij weten het al.”", Perspective.FACT),
        ("Ik telde elf kinderen.", Perspective.EVIDENCE),
    ],
)
def test_a_plain_word_shows_a_perspective(text, shown):
    assert shown in absent("Zo.")
    assert shown not in absent(text)


def test_generalising_words_are_whole_words():
    assert generalises("Dat gaat nooit goed.")
    assert generalises("It is always loud.")
    assert not generalises("Een nooitgedachte uitkomst.")
