"""A round: one to four questions to anybody with the code, answered without a name.

While it is open nothing of it can be read or counted. Closing makes two groups of the answers from 1 to 5,
if they may be shown, and destroys what was answered; texts wait until somebody has read them.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from teamtuin.errors import N_
from teamtuin.rooms.voices.model import Audience, Way

LETTERS = "BCDFGHJKMNPQRTVWX"
"""No vowels, so that no code is a word, and no two letters that look alike."""
DEMO_CODE = "TUIN"
OPEN_DAYS = 14
LOWEST, HIGHEST = 1, 5
LONGEST_TEXT = 1_000
MOST_QUESTIONS = 3
"""How many scale questions a pulse has, and how many texts an exit ticket asks."""
MOST_PRINTED = 60
"""Codes for the team; of other voices as many as people are asked."""


class RoundKind(StrEnum):
    """What a round is for."""

    PULSE = "pulse"
    EXIT_TICKET = "exit_ticket"
    BOARD = "board"
    VOICES = "voices"


class Ending(StrEnum):
    """What closing made of a round: what is kept, or nothing because of too few or too many answers."""

    KEPT = "kept"
    FEW_WROTE = "few_wrote"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"


class QuestionKind(StrEnum):
    """How a question is answered: from 1 to 5, in words, or by choosing one of two to four options."""

    SCALE = "scale"
    TEXT = "text"
    CHOICE = "choice"


PULSE_QUESTIONS = {
    "P1": N_("How much energy did work give you this week?"),
    "P2": N_("How much room did you have to do what your class needed?"),
    "P3": N_("How well did the work fit in your time this week?"),
    "P4": N_("How easily could you ask a colleague for help?"),
}
WORTH_MY_TIME = "worth_my_time"
EXIT_TEXTS = {
    "takeaway": N_("What do you take into class tomorrow?"),
    "question": N_("What is still a question?"),
    "let_go": N_("What do you let go of?"),
}
SAY_MORE = "say_more"
DEMO_BOARD = "garden"
KNOWN_QUESTIONS = {
    **PULSE_QUESTIONS,
    WORTH_MY_TIME: N_("Was this worth your time?"),
    **EXIT_TEXTS,
    SAY_MORE: N_("Would you like to say something about it?"),
    DEMO_BOARD: N_("What is growing at your school these days?"),
}
"""The questions of the bank by their key."""
VERY_LITTLE, VERY_MUCH = N_("very little"), N_("very much")
SCALE_ENDS = {
    "P1": (VERY_LITTLE, VERY_MUCH),
    "P2": (VERY_LITTLE, VERY_MUCH),
    "P3": (N_("not well at all"), N_("very well")),
    "P4": (N_("not easily at all"), N_("very easily")),
    WORTH_MY_TIME: (N_("not at all"), N_("completely")),
}
"""What 1 and 5 mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundQuestion:
    """One question of a round, known to the bank by its key or else in its own words.

    `options` are what one can choose from: words of `voices.model`, by their key, or own ones.
    """

    place: int
    kind: QuestionKind
    key: str = ""
    text: str = ""
    options: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The English sentence of the bank, which is translated where it is shown, or the own words."""
        return KNOWN_QUESTIONS.get(self.key, self.text)

    @property
    def steps(self) -> range:
        """What can be chosen: 1 to 5, or the place of an option; nothing where one writes."""
        if self.kind is QuestionKind.SCALE:
            return range(LOWEST, HIGHEST + 1)
        return range(1, len(self.options) + 1)

    @property
    def source(self) -> str:
        """Where it came from: the bank, or somebody's own words; no AI ever makes one (product rule R15)."""
        return "question_bank" if self.key else "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round, without anything that was answered. Only an open one has a code; days are dates.

    `experiment_id` is the proeftuin that it was opened for: once closed it stands on its story line.
    `strict`: only printed codes count, of which `printed` were made. `may_close` is about the viewer, and so
    is `may_read_first`: never the school leader. Other voices have an `audience`, a word and no people; `way`
    is how they are heard, and `people` how many were asked, kept while it is open.
    """

    id: UUID
    kind: RoundKind
    code: str | None
    opened_by: UUID | None
    study_day_id: UUID | None
    opened_on: date
    closed_on: date | None = None
    standing: bool = False
    experiment_id: UUID | None = None
    strict: bool = False
    printed: int | None = None
    questions: tuple[RoundQuestion, ...] = ()
    may_close: bool = False
    may_read_first: bool = False
    audience: Audience | None = None
    way: Way | None = None
    people: int | None = None

    @property
    def text_places(self) -> set[int]:
        """Of its questions, where one writes."""
        return {question.place for question in self.questions if question.kind is QuestionKind.TEXT}

    @property
    def asks_text(self) -> bool:
        return bool(self.text_places)

    @property
    def most_printed(self) -> int:
        """How many codes can be printed for it."""
        return self.people or MOST_PRINTED


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResult:
    """What a closed round shows of one question; `low` is 1 to 3, `high` is 4 or 5.

    Of a choice `cells` tells how often each option was chosen. None where a group is not shown. Without a
    result there were too few answers for anything. `strict` and `way` are those of the round.
    """

    round_id: UUID
    kind: RoundKind
    study_day_id: UUID | None
    opened_on: date
    question: RoundQuestion
    answers: int
    low: int | None
    high: int | None
    cells: tuple[int | None, ...] = ()
    experiment_id: UUID | None = None
    audience: Audience | None = None
    strict: bool = False
    way: Way | None = None

    @property
    def is_free(self) -> bool:
        """Whether others answered on a device that asked for no code."""
        return self.way in (Way.TABLET, Way.PHONE) and not self.strict


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundText:
    """Somebody's words in a closed round, without a name; the team reads them once `shown`."""

    id: UUID
    round_id: UUID
    question: int
    text: str
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question: a number from 1 to 5, the place of an option from 1, or words."""

    question: int
    scale: int | None = None
    text: str | None = None


class Unanswerable(ValueError):
    """Answers that cannot be taken; `str()` is the English sentence for who gave them."""


NOTHING_YET = N_("There is nothing in it yet. One sentence is enough.")
CHOOSE_EACH = N_("Choose one of the five at each question.")
CHOOSE_ONE = N_("Choose one of the answers.")
TOO_LONG = N_("This is longer than 1,000 characters. Leave something out and send it again.")


def answers_from(questions: tuple[RoundQuestion, ...], given: dict[int, str]) -> tuple[Answer, ...]:
    """What was filled in, by the place of its question. Every scale question needs an answer.

    Else two numbers about nearly the same people could be shown, which together tell who left one out.
    Raises Unanswerable.
    """
    found = tuple(
        answer
        for question in questions
        if (answer := _answer(question, given.get(question.place, ""))) is not None
    )
    if not found:
        raise Unanswerable(NOTHING_YET)
    return found


def _answer(question: RoundQuestion, given: str) -> Answer | None:
    if question.kind is not QuestionKind.TEXT:
        if given not in {str(step) for step in question.steps}:
            raise Unanswerable(CHOOSE_EACH if question.kind is QuestionKind.SCALE else CHOOSE_ONE)
        return Answer(question=question.place, scale=int(given))
    text = plain(given)
    if len(text) > LONGEST_TEXT:
        raise Unanswerable(TOO_LONG)
    return Answer(question=question.place, text=text) if text else None


def plain(text: str) -> str:
    """The words without what cannot be seen or stored; a line break is one sign on every device."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign for sign in lines if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs")
    ).strip()


def written(code: str) -> str:
    """A code as it is kept, however it was typed."""
    return "".join(code.split()).upper()


def closes_before(today: date) -> date:
    """Rounds that opened before this day close by themselves today."""
    return today - timedelta(days=OPEN_DAYS)
