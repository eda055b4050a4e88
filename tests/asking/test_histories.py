"""Question after question under a text, by whatever way in: what the bank promises holds in every history."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from teamtuin.asking.bank import MODELS, SCHOOL_QUESTION, load_bank
from teamtuin.asking.deepening import EVERY_THIRD, OF_A_PLAN, REMEMBERED, SHORT, deepen
from teamtuin.asking.model import Perspective
from teamtuin.asking.opening import still_open
from teamtuin.asking.perspectives import absent, generalises
from teamtuin.asking.tense import looks_ahead

BANK = load_bank()
EVERY = sorted({question.id for each in BANK.lists("nl") for question in each.questions()})
# Each shows some sides and leaves others out; a text is any few of them.
SENTENCES = (
    "De wissel liep uit.",
    "Twee kinderen pakten de kaart van hun hoek.",
    "Ik bleef bij de deur staan en telde tot dertig.",
    "Mijn collega keek mee vanaf de gang.",
    "Die groep had rust nodig.",
    "Het gaat altijd zo.",
    "Volgende week laat ik de kinderen zelf kiezen.",
    "Ik wil het morgen anders beginnen.",
    "Het rooster zat vol door de vergadering.",
    "Dat vind ik belangrijk.",
    "Het lukte vanzelf.",
    "Had ik maar eerder iets gevraagd.",
    "I stepped back and the children took over.",
    "Tomorrow I will try the other corner.",
    "Nobody ever tidies up.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True).map(" ".join)
ways = st.lists(st.sampled_from(MODELS), min_size=1, max_size=14)
earlier = st.lists(st.sampled_from(EVERY), max_size=12)


@dataclass(frozen=True)
class Step:
    """One question: the way in by which it was asked, and what had been asked before it."""

    model: str
    seen: tuple[str, ...]
    question_id: str


def history(text, models, lately):
    """Each question in turn, as somebody meets them who presses "another question" all the time."""
    seen: list[str] = []
    for model in models:
        (question,) = deepen(BANK, text, model=model, language="nl", seen=seen, lately=lately, at_most=1)
        yield Step(model, tuple(seen), question.id)
        seen.append(question.id)


def opens(question_id):
    return BANK.question(question_id, "nl").opens


@given(text=texts, models=ways, lately=earlier)
def test_a_question_rests_while_it_is_among_the_last_ten(text, models, lately):
    for step in history(text, models, lately):
        if step.question_id != SCHOOL_QUESTION:
            assert step.question_id not in [*lately, *step.seen][-REMEMBERED:]


@given(text=texts, models=ways, lately=earlier)
def test_the_school_asks_first_and_every_third_time_unless_the_text_says_what_was_needed(
    text, models, lately
):
    asked = [step.question_id for step in history(text, models, lately)]
    places = [place for place, question_id in enumerate(asked) if question_id == SCHOOL_QUESTION]
    if Perspective.NEED not in absent(text):
        assert places == []
    elif generalises(text):  # what looks underneath, and what happened exactly, may come before it
        assert (places or [len(asked)])[0] <= min(2, len(asked))
        apart = {after - before for before, after in pairwise([*places, len(asked)])}
        assert max(apart, default=0) <= EVERY_THIRD + 1
    else:
        assert places == list(range(0, len(asked), EVERY_THIRD))


@given(text=texts, models=ways, lately=earlier)
def test_the_text_chooses_what_is_asked_never_what_stands_there_while_something_is_still_open(
    text, models, lately
):
    for step in history(text, models, lately):
        asked_for = {opens(question_id) for question_id in step.seen if BANK.holds(question_id)}
        open_sides = still_open(text) - asked_for
        fitting = [
            question
            for name in (step.model, "perspectives")
            for question in BANK.questions_of(name, "nl").questions()
            if question.opens in open_sides - {Perspective.ASSUMPTION}
            and question.id not in [*lately, *step.seen][-REMEMBERED:]
            and not question.looks_back
            and not question.supposes_a_deed
        ]
        always = {SCHOOL_QUESTION, *OF_A_PLAN}
        if fitting and step.question_id not in always and not generalises(text) and not is_short(text):
            assert opens(step.question_id) in open_sides


@given(text=texts, models=ways, lately=earlier)
def test_a_plan_is_not_asked_what_happened(text, models, lately):
    if looks_ahead(text, absent(text)):
        for step in history(text, models, lately):
            if step.question_id != SCHOOL_QUESTION:
                assert not BANK.question(step.question_id, "nl").looks_back


@given(text=texts, models=ways, lately=earlier)
def test_nobody_is_asked_how_a_deed_worked_out_that_was_never_told(text, models, lately):
    for step in history(text, models, lately):
        told = Perspective.OWN_PART not in absent(text)
        asked = any(opens(question_id) is Perspective.OWN_PART for question_id in step.seen)
        assert told or asked or not BANK.question(step.question_id, "nl").supposes_a_deed


def is_short(text):
    return len(text.split()) < SHORT
