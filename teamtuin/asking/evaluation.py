"""Whether a model asks well enough to be let in: what the guard says of its questions about forty texts.

The texts are made up. The share of clean questions is told with n and its interval; below 95 % it does not.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import Any

import yaml

from teamtuin.asking import guard
from teamtuin.asking.ai.endpoint import AT_MOST, Endpoint
from teamtuin.asking.guard import Reason, Under, reasons
from teamtuin.asking.guard.words import word_set, words_of
from teamtuin.asking.model import LANGUAGES
from teamtuin.asking.opening import opened_by, still_open
from teamtuin.asking.prompts import DEEPENING, prompt
from teamtuin.settings import Language
from teamtuin.store.files import write_private

REFLECTIONS = Path(__file__).resolve().parents[2] / "data" / "evaluation" / "reflections.yaml"
FILE = "ai_evaluation.json"
CLEAN_ENOUGH = 0.95
FEWEST = 40
"""Questions; a share of fewer, not even one for each text, says nothing."""
Z = 1.959964  # a 95 % interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """One made-up text."""

    id: str
    kind: str
    language: Language
    text: str
    holds: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One raw question: the rules it breaks, whether it takes up a word of the text, and opens a new side.

    `is_new` is None for a text that shows every side already.
    """

    question: str
    reasons: frozenset[Reason]
    takes_up: bool
    is_new: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How often one property holds; `low` and `high` are the 95 % interval of the share."""

    code: str
    name: str
    passed: int
    n: int

    @property
    def share(self) -> float | None:
        """None when there was nothing to look at."""
        return self.passed / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.passed, self.n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What is kept of an evaluation: whom it was about, when, and how many of the n questions were clean."""

    model: str
    endpoint: str
    prompt_version: str
    guard_version: int
    day: date
    n: int
    clean: int

    @property
    def share(self) -> float:
        return self.clean / self.n if self.n else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.clean, self.n)

    @property
    def is_clean_enough(self) -> bool:
        """Whether at least 95 % of enough questions broke no rule."""
        return self.n >= FEWEST and self.share >= CLEAN_ENOUGH

    def is_about(self, endpoint: Endpoint) -> bool:
        """Whether it speaks of this model, with the instruction and the guard of today."""
        now = (endpoint.model, endpoint.host, prompt_version(), guard.VERSION)
        return now == (self.model, self.endpoint, self.prompt_version, self.guard_version)


# V1 is about an answer, the others about each question in it; the codes are those of the rules.
CODES: dict[Reason, str] = {
    Reason.NOT_ONE_QUESTION: "V2",
    Reason.TOO_LONG: "V3",
    Reason.WHY: "V4",
    Reason.CLOSED: "V5",
    Reason.ADVICE: "V6",
    Reason.JUDGEMENT: "V7",
    Reason.FEELING: "V8",
    Reason.NAME: "V9",
    Reason.HEALTH: "V10",
    Reason.OTHER_LANGUAGE: "V11",
    Reason.ABOUT_A_COLLEAGUE: "V12",
    Reason.HARD_TO_READ: "V13",
    Reason.SAID_BEFORE: "V14",
}


@lru_cache(maxsize=1)
def reflections() -> tuple[Reflection, ...]:
    """The forty texts."""
    told = yaml.safe_load(REFLECTIONS.read_text("utf-8"))["reflections"]
    return tuple(Reflection(**{**one, "text": one["text"].strip()}) for one in told)


def prompt_version() -> str:
    """The versions of the instruction: Dutch, then English."""
    return "/".join(str(prompt(DEEPENING, language).version) for language in LANGUAGES)


def judged(reflection: Reflection, questions: Sequence[str]) -> list[Judged]:
    """Each raw question of one answer; one that stands there twice was said before the second time."""
    return [_judged(reflection, question, questions[:place]) for place, question in enumerate(questions)]


def _judged(reflection: Reflection, question: str, before: Sequence[str]) -> Judged:
    under = Under(text=reflection.text, language=reflection.language, before=before)
    sides = still_open(reflection.text)
    return Judged(
        question=question,
        reasons=frozenset(reasons(question, under)),
        takes_up=takes_up(question, reflection.text, reflection.language),
        is_new=bool(opened_by(question) & sides) if sides else None,
    )


def rates(answers: Sequence[Sequence[Judged]]) -> list[Rate]:
    """How often each property holds: V1 of the answers, V2 to V14, P1 and P2 of their questions."""
    every = [one for answer in answers for one in answer]
    return [
        _rate("V1", "one_to_three_questions", (1 <= len(answer) <= AT_MOST for answer in answers)),
        *(_rate(code, reason.value, _keeps(reason, every)) for reason, code in CODES.items()),
        _rate("P1", "refers_to_the_text", (one.takes_up for one in every)),
        _rate("P2", "opens_a_new_side", (one.is_new for one in every if one.is_new is not None)),
    ]


def _rate(code: str, name: str, kept: Iterable[bool]) -> Rate:
    found = list(kept)
    return Rate(code=code, name=name, passed=sum(found), n=len(found))


def _keeps(reason: Reason, every: Sequence[Judged]) -> Iterator[bool]:
    """What is too long was looked at for nothing else."""
    for one in every:
        if reason is Reason.TOO_LONG or Reason.TOO_LONG not in one.reasons:
            yield reason not in one.reasons


def result_of(answers: Sequence[Sequence[Judged]], endpoint: Endpoint, day: date) -> Result:
    """What is kept of these answers."""
    every = [one for answer in answers for one in answer]
    return Result(
        model=endpoint.model,
        endpoint=endpoint.host,
        prompt_version=prompt_version(),
        guard_version=guard.VERSION,
        day=day,
        n=len(every),
        clean=sum(not one.reasons for one in every),
    )


def wilson(passed: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share, which stays honest for few cases and near 0 and 1.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the
    American Statistical Association 22 (1927), pages 209-212. Everything is possible when n is 0.
    """
    if not n:
        return 0.0, 1.0
    share, extra = passed / n, Z * Z / n
    middle = (share + extra / 2) / (1 + extra)
    half = Z / (1 + extra) * sqrt(share * (1 - share) / n + extra / (4 * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def keep(folder: Path, result: Result) -> None:
    """Write the result in a data folder, over an earlier one."""
    told = asdict(result) | {"day": result.day.isoformat()}
    write_private(folder / FILE, json.dumps(told, ensure_ascii=False, indent=1).encode())


def kept(folder: Path) -> Result | None:
    """The latest result of a data folder; None when there is none that can be read."""
    try:
        told: dict[str, Any] = json.loads((folder / FILE).read_text("utf-8"))
        return Result(**{**told, "day": date.fromisoformat(told["day"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def takes_up(question: str, text: str, language: Language) -> bool:
    """Whether the question holds a word of content that stands in the text too, in whatever form."""
    return not _stems(question, language).isdisjoint(_stems(text, language))


_WORD = re.compile(r"[^\W\d_]{3,}")
_TELLS_NOTHING = word_set("was waren werd hier daar iets niets alles moment were here there something")
_ENDINGS = {
    "nl": re.compile(r"(?<=\w{3})(?:tjes|jes|eren|tje|den|ten|je|en|de|te|er|e|t|d)$|(?<=\w{4})s$"),
    "en": re.compile(r"(?<=\w{3})(?:ies|ing|ed|es|ly|y|e)$|(?<=\w{4})s$"),
}
_HARD = str.maketrans("zv", "sf")  # lezen, lees


def _stems(text: str, language: Language) -> set[str]:
    small = words_of(language).small | _TELLS_NOTHING
    words = (found[0].casefold() for found in _WORD.finditer(text))
    return {_stem(word, language) for word in words if word not in small}


def _stem(word: str, language: Language) -> str:
    """Without its endings, and with each doubled letter once: lopen and loopt become lop."""
    bare = _ENDINGS[language].sub("", _ENDINGS[language].sub("", word))
    return re.sub(r"(\w)\1", r"\1", bare).translate(_HARD)
