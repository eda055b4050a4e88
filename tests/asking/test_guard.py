"""What a model may ask: open, short, without advice, praise, mood, names or a verdict on a colleague."""

import pytest

from teamtuin.asking import guard
from teamtuin.asking.bank import load_bank
from teamtuin.asking.guard import Reason

SOURCE = "Ik stond bij de kast en was moe. Twee kinderen pakten de kaart. Noor keek mee."
BAD = {
    "Wat zag je? Wat hoorde je?": Reason.NOT_ONE_QUESTION,
    "Vertel wat je zag.": Reason.NOT_ONE_QUESTION,
    "Wat zag je toen je daar stond en de kinderen met de kaart naar de hoek liepen en jij nog even "
    "bleef kijken naar wat er ging gebeuren?": Reason.TOO_LONG,
    "Waarom bleef je staan?": Reason.WHY,
    "Wat is de reden waarom je bleef?": Reason.WHY,
    "Why did you stay?": Reason.WHY,
    "Heb je gewacht?": Reason.CLOSED,
    "Did you wait?": Reason.CLOSED,
    "Wat als je moet wachten, hoe gaat dat?": Reason.ADVICE,
    "What should happen if you try to wait?": Reason.ADVICE,
    "Wat was er zo knap aan?": Reason.JUDGEMENT,
    "Wat maakte je boos?": Reason.FEELING,
    "Wat zei Marieke tegen je?": Reason.NAME,
    "Wat deed [kind 1] daarna?": Reason.NAME,
    "Hoe merk je de adhd van het kind?": Reason.HEALTH,
    "Welke verantwoordelijkheidsverdeling of samenwerkingsafspraak zag je?": Reason.HARD_TO_READ,
    "Wat doet je collega minder goed?": Reason.ABOUT_A_COLLEAGUE,
    "Which colleague could perform this better?": Reason.ABOUT_A_COLLEAGUE,
}


@pytest.mark.parametrize("question", BAD)
def test_a_bad_question_is_dropped_for_its_reason(question):
    assert BAD[question] in guard.reasons(question, SOURCE)


@pytest.mark.parametrize(
    "question",
    [
        "Wat zag je de kinderen doen?",
        "Hoe merkte je dat je moe was?",
        "Wat deed Noor toen ze meekeek?",
        "Wanneer pakten de kinderen de kaart?",
        "What did you hear when the children took the card?",
    ],
)
def test_a_good_question_passes(question):
    assert guard.reasons(question, SOURCE) == []


def test_a_mood_that_the_writer_did_not_name_is_never_given_to_them():
    assert Reason.FEELING in guard.reasons("Wat maakte je moe?", "Ik stond bij de kast.")
    assert guard.reasons("Wat maakte je moe?", SOURCE) == []


def test_few_of_the_banks_own_questions_would_be_dropped():
    """They were written by people for people; the guard is stricter on purpose, not blind."""
    questions = [
        question.text
        for language in ("nl", "en")
        for each in load_bank().lists(language)
        for question in each.questions()
    ]
    dropped = [question for question in questions if guard.reasons(question, question)]
    assert len(dropped) <= len(questions) // 2
