"""The question bank: read once from data/questions, then answered from memory."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from teamtuin.asking.model import (
    LANGUAGES,
    Perspective,
    Question,
    QuestionList,
    Stage,
    WayIn,
    WaysIn,
)
from teamtuin.asking.tense import looks_back, supposes_a_deed
from teamtuin.settings import Language

QUESTIONS = Path(__file__).resolve().parents[2] / "data" / "questions"
SHOWN = ("appreciative", "observation", "alact")
MORE = ("gibbs", "core", "starrt", "kolb")
JUST_WRITE = "one_minute"
MODELS = (*SHOWN, *MORE, JUST_WRITE)
# Lists that are offered where they help, and to everybody who looks further: nothing is locked to a role.
FACILITATING, VIEWING, STRANDS = "facilitating", "viewing", "proeftuin"
# The question of the school itself, the first one after a first line (design 1).
SCHOOL_QUESTION = "D2b"


class UnknownQuestion(LookupError):
    """No such model or question in the bank; the caller says so in its own sentence."""


class Bank:
    """Every list of questions, in both languages."""

    def __init__(self, lists: Mapping[Language, Mapping[str, QuestionList]]) -> None:
        self._lists = lists
        self._questions = {
            language: {question.id: question for each in named.values() for question in each.questions()}
            for language, named in lists.items()
        }
        self._strands = {
            language: _strands(named[STRANDS]) if STRANDS in named else {}
            for language, named in lists.items()
        }

    def ways_in(self, language: Language) -> WaysIn:
        """The eight models, named by what brings you."""
        return WaysIn(
            shown=tuple(self._way_in(model, language) for model in SHOWN),
            more=tuple(self._way_in(model, language) for model in MORE),
            just_write=self._way_in(JUST_WRITE, language),
            aside=tuple(self._way_in(each, language) for each in (FACILITATING, VIEWING, STRANDS)),
        )

    def strands(self, language: Language) -> tuple[QuestionList, ...]:
        """The questions of each strand, as three steps: what is needed, looking, letting go."""
        return tuple(self._strands[language].values())

    def questions_of(self, model: str, language: Language) -> QuestionList:
        """One model, other list or strand; raises UnknownQuestion when there is none of that name."""
        found = self._lists[language].get(model) or self._strands[language].get(model)
        if found is None:
            raise UnknownQuestion(model)
        return found

    def lists(self, language: Language) -> tuple[QuestionList, ...]:
        """All lists: the eight models, then those per strand, for viewing, and so on."""
        return tuple(self._lists[language].values())

    def stages(self, model: str, language: Language) -> tuple[Stage, ...]:
        """The stages of one model, in order."""
        return self.questions_of(model, language).stages

    def question(self, question_id: str, language: Language) -> Question:
        """One question by its id; raises UnknownQuestion when the bank does not hold it."""
        try:
            return self._questions[language][question_id]
        except KeyError:
            raise UnknownQuestion(question_id) from None

    def holds(self, question_id: str) -> bool:
        """Whether the bank knows this question."""
        return question_id in self._questions["nl"]

    def school_question(self, language: Language) -> Question:
        """What did this child or this class need? The first deepening question."""
        return self.question(SCHOOL_QUESTION, language)

    def _way_in(self, model: str, language: Language) -> WayIn:
        named = self.questions_of(model, language)
        return WayIn(model=model, title=named.brought_by or named.name, model_name=named.name)


def _strands(every: QuestionList) -> dict[str, QuestionList]:
    return {
        stage.strand: QuestionList(
            id=stage.strand,
            name=every.name,
            brought_by=stage.name[:1].upper() + stage.name[1:],
            stages=tuple(
                Stage(id=f"{stage.id}-{place}", name=name, questions=questions)
                for place, (name, questions) in enumerate(
                    zip(
                        every.steps,
                        (stage.questions[:1], stage.questions[1:-1], stage.questions[-1:]),
                        strict=True,
                    )
                )
            ),
        )
        for stage in every.stages
        if stage.strand
    }


def another(stage: Stage, seen: Sequence[str]) -> Question:
    """The next question of a stage: none comes back before all of them were seen.

    `seen` holds ids in the order they were shown, the newest last; ids of other stages do no harm.
    """
    times = {question.id: seen.count(question.id) for question in stage.questions}
    return min(stage.questions, key=lambda question: times[question.id])


@lru_cache(maxsize=1)
def load_bank() -> Bank:
    """The bank of this installation, read from disk once per process."""
    return read_bank(QUESTIONS)


def read_bank(folder: Path) -> Bank:
    """Read a folder of question files: the eight models first, the other lists after them."""
    files = {path.stem: _read(path) for path in sorted(folder.glob("*.yaml"))}
    order = [*MODELS, *(name for name in files if name not in MODELS)]
    return Bank({language: {name: _list(files[name], language) for name in order} for language in LANGUAGES})


def _read(path: Path) -> dict[str, Any]:
    # These files are our own and come with the program. The C parser reads all twelve in about 20 ms,
    # the Python one in half a second, too slow for a command that answers within a second.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with path.open(encoding="utf-8") as file:
        content: dict[str, Any] = yaml.load(file, Loader=loader)  # noqa: S506 - a safe loader
    return content


def _list(content: Mapping[str, Any], language: Language) -> QuestionList:
    return QuestionList(
        id=content["id"],
        name=content["name"][language],
        brought_by=content["brought_by"][language] if "brought_by" in content else None,
        stages=tuple(_stage(each, language) for each in content["stages"]),
        steps=tuple(each[language] for each in content.get("steps", ())),
    )


def _stage(content: Mapping[str, Any], language: Language) -> Stage:
    return Stage(
        id=content["id"],
        name=content["name"][language],
        strand=content.get("strand"),
        questions=tuple(_question(each, language) for each in content["questions"]),
    )


def _question(content: Mapping[str, Any], language: Language) -> Question:
    opens = content.get("opens")
    return Question(
        id=content["id"],
        text=content[language],
        opens=Perspective(opens) if opens else None,
        looks_back=looks_back(content["nl"]),
        supposes_a_deed=supposes_a_deed(content["nl"]),
    )
