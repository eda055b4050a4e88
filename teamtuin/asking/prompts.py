"""The instructions that go to a model, as files that anybody can read: `prompts/<id>.<language>.md`."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import yaml

from teamtuin.settings import Language

FOLDER = Path(__file__).resolve().parents[2] / "prompts"
HASH_DIGITS = 12
DEEPENING = "deepening_question"
"""The instruction for a question about what somebody wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One instruction; `version` goes up when a word of it changes. `hash` is of the whole file."""

    id: str
    version: int
    language: Language
    purpose: str
    temperature: float
    text: str
    hash: str


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
        temperature=float(told["temperature"]),
        text=text.strip(),
        hash=sha256(whole.encode()).hexdigest()[:HASH_DIGITS],
    )
