"""Which questions of a model may be shown: open, short, about the writer's own work, without a verdict.

Each rule gives a reason by name. A question with a reason is dropped without a word (product rule R15). The
words of the rules stand in `dutch.py` and `english.py`, whole and with their inflections.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from teamtuin.asking.guard.words import Words, words_of
from teamtuin.asking.masking.engine import find
from teamtuin.asking.masking.model import Certainty, KnownName, Span, SpanKind
from teamtuin.settings import Language

VERSION = 6
MOST_WORDS = 20
MOST_CHARACTERS = 130
MOST_COMMAS = 2
LONG_WORD = 14
MOST_LONG_WORDS = 1
LONG_ON_AVERAGE = 7.5  # letters a word
ACRONYM = 4  # letters: AI, IB, MR

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ][\w'’-]+")
_STAND_IN = re.compile(r"\[[^\]]*\]")
_NOT_PROSE = re.compile(r"[?!.;:\n#*<>{}|`@_=]|https?|www\.|^\W*\d+[.)]|^[^\w\[“\"'‘]")


class Reason(StrEnum):
    """Why a question is not shown; V2 to V14 of the rules, and what they leave open."""

    NOT_ONE_QUESTION = "not_one_question"
    TOO_LONG = "too_long"
    WHY = "why"
    CLOSED = "closed"
    ADVICE = "advice"
    JUDGEMENT = "judgement"
    FEELING = "feeling"
    NAME = "name"
    HEALTH = "health"
    OTHER_LANGUAGE = "other_language"
    HARD_TO_READ = "hard_to_read"
    ABOUT_A_COLLEAGUE = "about_a_colleague"
    SAID_BEFORE = "said_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """The writer's own text, its language, what was shown under it before, and whom the school knows."""

    text: str
    language: Language = "nl"
    before: Sequence[str] = ()
    names: Sequence[KnownName] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as the rules look at it."""

    text: str
    under: Under

    @property
    def words(self) -> Words:
        return words_of(self.under.language)

    @property
    def spans(self) -> list[Span]:
        """What in the question points to somebody."""
        return find(self.text, self.under.language, self.under.names)

    @property
    def first(self) -> str:
        """The first word that says what kind of sentence it is: "en", "maar" and the like do not."""
        found = (word for word in self._spoken() if word not in self.words.leads)
        return next(found, "")

    @property
    def main(self) -> str:
        """What is asked after "Als je terugkijkt,": the part that makes it a question."""
        opens = self.first in self.words.conjunctions and "," in self.text
        return self.text.split(",", 1)[1] if opens else self.text

    def holds(self, pattern: re.Pattern[str]) -> bool:
        return pattern.search(self.text) is not None

    def of_the_writer(self, word: str) -> bool:
        """Whether the writer used this word too."""
        return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", self.under.text, re.IGNORECASE) is not None

    def _spoken(self) -> Iterator[str]:
        return (found[0].casefold() for found in _WORD.finditer(self.text))


def reasons(question: str, under: Under) -> list[Reason]:
    """Why this question may not be shown under this text; empty when it may."""
    asked = Asked(text=question.strip(), under=under)
    if _is_too_long(asked):
        return [Reason.TOO_LONG]  # and not a moment is spent on what else a book may be
    return [reason for reason, breaks in _RULES if breaks(asked)]


def allowed(questions: Iterable[str], under: Under, at_most: int = 3) -> list[str]:
    """The questions that may be shown, each once, in their order."""
    shown: list[str] = []
    for question in (one.strip() for one in questions):
        if not reasons(question, replace(under, before=(*under.before, *shown))):
            shown.append(question)
    return shown[:at_most]


def _was_said_before(asked: Asked) -> bool:
    return _alike(asked.text) in {_alike(one) for one in asked.under.before}


def _alike(question: str) -> str:
    return re.sub(r"\W+", " ", question.casefold()).strip()


def _is_not_one(asked: Asked) -> bool:
    inside = asked.text[:-1]
    return (
        not asked.text.endswith("?")
        or _NOT_PROSE.search(inside) is not None
        or asked.holds(asked.words.second)
    )


def _is_too_long(asked: Asked) -> bool:
    return len(asked.text) > MOST_CHARACTERS or len(asked.text.split()) > MOST_WORDS


def _is_closed(asked: Asked) -> bool:
    """A verb or a statement first, or no open question word at all; also after "Als je terugkijkt,"."""
    opens = _WORD.search(asked.main)
    main = opens[0].casefold() if opens else ""
    states = asked.first in asked.words.states
    return states or bool({asked.first, main} & asked.words.verbs) or not asked.words.open.search(asked.main)


def _names_a_feeling(asked: Asked) -> bool:
    """A mood is the writer's to name: what she wrote of it in another form counts too."""
    for found in asked.words.feelings.finditer(asked.text):
        stem = next(name for name, words in found.groupdict().items() if words)
        same = (other for other in asked.words.feelings.finditer(asked.under.text) if other[stem])
        if next(same, None) is None:
            return True
    return False


def _names_somebody(asked: Asked) -> bool:
    """A person, a place, a word with a capital or a stand-in that the writer's own text does not hold."""
    inside = asked.text.split(maxsplit=1)[1:] or [""]
    told = [word[0] for word in _CAPITAL.finditer(inside[0]) if not _may_have_capital(word[0], asked.words)]
    people = (SpanKind.PERSON, SpanKind.PLACE, SpanKind.SCHOOL, SpanKind.EMAIL, SpanKind.PHONE)
    told += [span.text for span in asked.spans if span.kind in people]
    return not all(asked.of_the_writer(word) for word in [*told, *_STAND_IN.findall(asked.text)])


def _may_have_capital(word: str, words: Words) -> bool:
    return (word.isupper() and len(word) <= ACRONYM) or word.casefold() in words.capitals


def _names_health(asked: Asked) -> bool:
    marked = any(span.kind is SpanKind.HEALTH and span.certainty is Certainty.CERTAIN for span in asked.spans)
    return marked or asked.holds(asked.words.health)


def _is_in_another_language(asked: Asked) -> bool:
    spoken = [found[0].casefold() for found in _WORD.finditer(asked.text)]
    own = sum(word in asked.words.small for word in spoken)
    other = sum(word in asked.words.small_elsewhere for word in spoken)
    return other > own


def _is_hard_to_read(asked: Asked) -> bool:
    long = [word for word in re.findall(r"\w+", asked.text) if len(word) > LONG_WORD]
    words = asked.text.split()
    dense = len(words) > 3 and sum(map(len, words)) > LONG_ON_AVERAGE * len(words)
    return dense or len(long) > MOST_LONG_WORDS or asked.text.count(",") > MOST_COMMAS


def _judges(asked: Asked) -> bool:
    """Praise, blame or a label; or a child or a parent beside nothing that happened: "what does it lack"."""
    words = asked.words
    told = asked.holds(words.happens) or asked.holds(words.notices)
    return asked.holds(words.judgement) or (asked.holds(words.hidden) and not told)


def _rates_a_colleague(asked: Asked) -> bool:
    """Somebody who works here, beside a word that weighs, compares or accuses, or beside nothing that anybody
    could have seen or heard: of a colleague a question may ask no more than that."""
    words = asked.words
    if not asked.holds(words.colleagues):
        return asked.holds(words.ranks)
    return asked.holds(words.ranks) or asked.holds(words.weighs) or not asked.holds(words.notices)


def _holds(name: str) -> Callable[[Asked], bool]:
    return lambda asked: asked.holds(getattr(asked.words, name))


_RULES: tuple[tuple[Reason, Callable[[Asked], bool]], ...] = (
    (Reason.NOT_ONE_QUESTION, _is_not_one),
    (Reason.WHY, _holds("why")),
    (Reason.CLOSED, _is_closed),
    (Reason.ADVICE, _holds("advice")),
    (Reason.JUDGEMENT, _judges),
    (Reason.FEELING, _names_a_feeling),
    (Reason.NAME, _names_somebody),
    (Reason.HEALTH, _names_health),
    (Reason.OTHER_LANGUAGE, _is_in_another_language),
    (Reason.HARD_TO_READ, _is_hard_to_read),
    (Reason.ABOUT_A_COLLEAGUE, _rates_a_colleague),
    (Reason.SAID_BEFORE, _was_said_before),
)
