"""The instructions that go to a model, as files that anybody can read: `prompts/<id>.<language>.md`."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from string import Template

import yaml

from teamtuin.settings import Language

FOLDER = Path(__file__).resolve().parents[2] / "prompts"
HASH_DIGITS = 12
DEEPENING, STAGE, LEARNING = "deepening_question", "stage_question", "learning_question"
EXPECTATION, LOOK_BACK, STUDY_DAY = "expectation_question", "look_back_question", "study_day_question"
EVERY = (DEEPENING, STAGE, LEARNING, EXPECTATION, LOOK_BACK, STUDY_DAY)
"""One instruction for each purpose, in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One instruction; `version` goes up when a word of it changes. `hash` is of the whole file."""

    id: str
    version: int
    language: Language
    purpose: str
    max_questions: int
    temperature: float
    changed: date
    text: str
    hash: str

    def at(self, stage: str, question: str) -> "Prompt":
        """The instruction for one step of a way in: its name, and the question that stands there.

        Both are words of the question bank. A writer's own words never come into an instruction.
        """
        return replace(self, text=Template(self.text).safe_substitute(stage=stage, question=question))


@lru_cache
def prompt(prompt_id: str, language: Language) -> Prompt:
    """Read a prompt. Raises FileNotFoundError, or KeyError where its head is not whole."""
    whole = (FOLDER / f"{prompt_id}.{language}.md").read_text("utf-8").replace("\r\n", "\n").strip()
    _, head, text = whole.split("---\n", 2)
    told = yaml.safe_load(head)
    return Prompt(
        id=told["id"],
        version=int(told["version"]),
        language=language,
        purpose=told["purpose"],
        max_questions=int(told["max_questions"]),
        temperature=float(told["temperature"]),
        changed=told["changed"],
        text=text.strip(),
        hash=_hash(whole),
    )


def versions() -> list[str]:
    """A line for each instruction as it stands: id, language, version and the hash of its words."""
    read = (prompt(prompt_id, language) for prompt_id in EVERY for language in ("nl", "en"))
    return [f"{one.id} {one.language} {one.version} {_hash(one.text)}" for one in read]


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:HASH_DIGITS]
