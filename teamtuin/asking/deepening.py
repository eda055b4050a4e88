"""Which questions of the bank open what is not yet in a text (pure, and the same every time).

In order: the school's own question when its turn has come; for a short text the question about
what happened exactly; after a generalising word a question that looks underneath it; then the
earliest stage of the model with a perspective that the text does not show.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from teamtuin.asking.bank import SCHOOL_QUESTION, Bank
from teamtuin.asking.model import Perspective, Question, QuestionList
from teamtuin.asking.perspectives import absent, generalises
from teamtuin.settings import Language

SHORT = 15  # words; a shorter text is first asked what happened exactly
REMEMBERED = 10  # a question does not come back while it is among the last ten shown
AT_MOST = 2  # more than two at a time is an interrogation
EVERY_THIRD = 3


def deepen(
    bank: Bank, text: str, *, model: str, language: Language, seen: Sequence[str] = (), at_most: int = AT_MOST
) -> list[Question]:
    """One to `at_most` questions, best first; never none, whatever the text.

    `seen` holds the ids shown to this writer before, the newest last. Raises UnknownQuestion for a
    model that the bank does not hold.
    """
    own = bank.questions_of(model, language)
    others = bank.questions_of("perspectives", language)
    chosen: list[Question] = []
    while len(chosen) < max(1, at_most):
        shown = [*seen, *(question.id for question in chosen)]
        due = _school_is_due(text, shown)
        chosen.append(bank.school_question(language) if due else _next(own, others, text, shown))
    return chosen


def _school_is_due(text: str, shown: Sequence[str]) -> bool:
    """After a first line, and again every third time while the text does not speak of a need."""
    if not text.split():
        return False
    if SCHOOL_QUESTION not in shown:
        return True
    return SCHOOL_QUESTION not in shown[1 - EVERY_THIRD :] and Perspective.NEED in absent(text)


def _next(own: QuestionList, others: QuestionList, text: str, shown: Sequence[str]) -> Question:
    """The best question that was not shown lately; the one shown longest ago when all were."""
    recent = {SCHOOL_QUESTION, *shown[-REMEMBERED:]}
    for candidates in _in_order(own, others, text):
        fresh = [question for question in candidates if question.id not in recent]
        if fresh:
            return min(fresh, key=lambda question: _stable(text, question))
    return min(own.questions(), key=lambda question: _last_shown(shown, question))


def _in_order(own: QuestionList, others: QuestionList, text: str) -> Iterator[list[Question]]:
    """Groups of questions that fit this text, the fittest group first."""
    if not text.split():
        yield list(own.stages[0].questions)
    if len(text.split()) < SHORT:
        yield _first_that_opens(Perspective.FACT, own) or _first_that_opens(Perspective.FACT, others)
    if generalises(text):
        underneath = _first_that_opens(Perspective.ASSUMPTION, own)
        yield underneath or _first_that_opens(Perspective.EVIDENCE, others)
    missing = absent(text)
    for stage in own.stages:
        yield [question for question in stage.questions if question.opens in missing]
    yield [question for question in others.questions() if question.opens in missing]
    yield list(own.questions())


def _first_that_opens(perspective: Perspective, questions: QuestionList) -> list[Question]:
    return [question for question in questions.questions() if question.opens is perspective][:1]


def _stable(text: str, question: Question) -> str:
    """A tie-break that varies with the text, yet is the same for the same text on every machine."""
    return sha256(f"{question.id}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def _last_shown(shown: Sequence[str], question: Question) -> int:
    """The place where a question was last shown, -1 for never."""
    return max((place for place, seen in enumerate(shown) if seen == question.id), default=-1)
