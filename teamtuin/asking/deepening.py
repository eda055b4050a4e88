"""Which questions of the bank open what is not yet in a text (pure, and the same every time).

In order: after a generalising word a question that looks underneath it; the school's own question
when its turn has come; for a plan how its writer will know; for a short text the question about
what happened exactly; then the earliest stage of the model with a perspective that the text does not
show and that was not asked. A plan is not asked what happened, and nobody how her deed worked out
before she told of one.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from hashlib import sha256

from teamtuin.asking.bank import SCHOOL_QUESTION, Bank
from teamtuin.asking.model import Perspective, Question, QuestionList
from teamtuin.asking.perspectives import absent, generalises
from teamtuin.asking.tense import looks_ahead
from teamtuin.settings import Language

SHORT = 15  # words; a shorter text is first asked what happened exactly
REMEMBERED = 10  # a question does not come back while it is among the last ten shown
AT_MOST = 2  # more than two at a time is an interrogation
EVERY_THIRD = 3
TAKEN_FOR_GRANTED = "K3c"
UNDERNEATH = frozenset({Perspective.ASSUMPTION, Perspective.EVIDENCE})
OF_A_PLAN = ("K5b", "K5c")  # how it will show, and what makes room for it


def deepen(
    bank: Bank,
    text: str,
    *,
    model: str,
    language: Language,
    seen: Sequence[str] = (),
    lately: Sequence[str] = (),
    at_most: int = AT_MOST,
) -> list[Question]:
    """One to `at_most` questions, best first; never none, whatever the text.

    `seen` holds the ids asked about this text, `lately` those answered in earlier ones, the newest last.
    Raises UnknownQuestion for a model that the bank does not hold.
    """
    missing = absent(text)
    looked = _Looked(
        text=text,
        missing=missing,
        own=bank.questions_of(model, language),
        others=bank.questions_of("perspectives", language),
        school=bank.school_question(language),
        granted=bank.question(TAKEN_FOR_GRANTED, language),
        plan=[bank.question(question_id, language) for question_id in OF_A_PLAN],
        is_plan=looks_ahead(text, missing),
    )
    chosen: list[Question] = []
    while len(chosen) < max(1, at_most):
        asked = [*seen, *(question.id for question in chosen)]
        chosen.append(_next(bank, language, looked, asked, lately))
    return chosen


def asks_for_the_need(text: str) -> bool:
    """Whether the school's own question fits: the text does not say what a child or class needed."""
    return bool(text.split()) and Perspective.NEED in absent(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """A text and what it does not show, with the lists to choose from; lives for one choice."""

    text: str
    missing: frozenset[Perspective]
    own: QuestionList
    others: QuestionList
    school: Question
    granted: Question
    plan: Sequence[Question]
    is_plan: bool

    def suits(self, question: Question, opened: Set[Perspective]) -> bool:
        """Whether it looks the way the text does, and builds on no deed that nobody told."""
        if question is self.school or not self.text.split():
            return True
        untold = Perspective.OWN_PART in self.missing and Perspective.OWN_PART not in opened
        turned = self.is_plan and question.looks_back
        return not turned and not (untold and question.supposes_a_deed)

    def school_is_due(self, asked: Sequence[str]) -> bool:
        """While the text does not speak of a need: after a first line, and again every third time."""
        if not self.text.split() or Perspective.NEED not in self.missing:
            return False
        return SCHOOL_QUESTION not in asked or SCHOOL_QUESTION not in asked[1 - EVERY_THIRD :]

    def groups(self, due: Sequence[Question], opened: Set[Perspective]) -> Iterator[list[Question]]:
        """Questions that fit this text, the fittest group first; `opened` was asked for already."""
        if not self.text.split():
            yield list(self.own.stages[0].questions)
        short = len(self.text.split()) < SHORT
        general = generalises(self.text)
        if general and UNDERNEATH.isdisjoint(opened):
            yield self._underneath()
        if short and general and Perspective.FACT not in opened:
            yield self._fact()
        yield list(due)
        if self.is_plan:
            yield from ([question] for question in self.plan)
        if short:
            yield self._fact()
        missing = self.missing - opened
        for stage in self.own.stages:
            yield [question for question in stage.questions if question.opens in missing]
        for question in self.others.questions():
            yield [question] if question.opens in missing else []
        yield from self._open_ended()

    def _fact(self) -> list[Question]:
        return _first_that_opens(Perspective.FACT, self.own) or _first_that_opens(
            Perspective.FACT, self.others
        )

    def _underneath(self) -> list[Question]:
        if found := _first_that_opens(Perspective.ASSUMPTION, self.own):
            return found
        if Perspective.EVIDENCE in self.missing:
            return _first_that_opens(Perspective.EVIDENCE, self.others)
        return [self.granted]

    def _open_ended(self) -> Iterator[list[Question]]:
        """For a text that shows every side: what opens none in particular, but chooses no other moment."""
        none = (None, Perspective.ASSUMPTION)
        for stage in self.own.stages[1:]:
            yield [question for question in stage.questions if question.opens in none]
        yield list(self.own.questions())


def _next(
    bank: Bank, language: Language, looked: _Looked, asked: Sequence[str], lately: Sequence[str]
) -> Question:
    """The best question that was not shown lately; the one shown longest ago when all were."""
    due = [looked.school] if looked.school_is_due(asked) else []
    recent = {SCHOOL_QUESTION, *[*lately, *asked][-REMEMBERED:], *asked[-REMEMBERED:]}
    recent.difference_update(question.id for question in due)
    opened = _opened_by(bank, language, asked)
    for candidates in looked.groups(due, opened):
        fresh = [each for each in candidates if each.id not in recent and looked.suits(each, opened)]
        if fresh:
            return min(fresh, key=lambda question: _stable(looked.text, question))
    shown = [*lately, *asked]
    return min(looked.own.questions(), key=lambda question: _last_shown(shown, question))


def _opened_by(bank: Bank, language: Language, asked: Sequence[str]) -> set[Perspective]:
    """What was asked for already need not be asked for in other words."""
    known = [bank.question(question_id, language).opens for question_id in asked if bank.holds(question_id)]
    return {opens for opens in known if opens is not None}


def _first_that_opens(perspective: Perspective, questions: QuestionList) -> list[Question]:
    return [question for question in questions.questions() if question.opens is perspective][:1]


def _stable(text: str, question: Question) -> str:
    """A tie-break that varies with the text, yet is the same for the same text on every machine."""
    return sha256(f"{question.id}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def _last_shown(shown: Sequence[str], question: Question) -> int:
    """The place where a question was last shown, -1 for never."""
    return max((place for place, seen in enumerate(shown) if seen == question.id), default=-1)
