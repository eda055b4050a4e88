"""What a proeftuin may look at, as suggestions per strand: read once from data/proeftuinen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from teamtuin.experiments.model import CountsOf, Direction, Indicator, Strand
from teamtuin.settings import Language

FILE = Path(__file__).resolve().parents[3] / "data" / "proeftuinen" / "indicators.yaml"
GUARDRAILS = "guardrails"
ABOUT_LOAD = re.compile(
    r"energie|werkdruk|belast|werktijd van het team|voorbereid|voor te bereiden|regel(?:en|tijd)"
    r"|begeleidingstijd|in mijn tijd"
    r"|energy|work ?load|prepar|arrang|guidance|in my time",
    re.IGNORECASE,
)
"""Words by which something that a team named itself is about its own load."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something to look at in the words of one language; all of it can be changed."""

    key: str
    label: str
    unit: str
    source: str
    direction: Direction
    counts_of: CountsOf
    guardrail: bool = False


def of_strand(strand: Strand, language: Language) -> tuple[Suggestion, ...]:
    """The suggestions of one strand."""
    return _read(language)[strand]


def guardrails(language: Language) -> tuple[Suggestion, ...]:
    """What should not get worse meanwhile: energy and work load."""
    return _read(language)[GUARDRAILS]


def find(key: str, language: Language) -> Suggestion | None:
    """One suggestion by its key."""
    return next((one for found in _read(language).values() for one in found if one.key == key), None)


def has_guardrail(indicators: Sequence[Indicator]) -> bool:
    """Whether one of these is about energy or work load, by its words."""
    return any(ABOUT_LOAD.search(one.label) for one in indicators)


@lru_cache(maxsize=2)
def _read(language: Language) -> dict[str, tuple[Suggestion, ...]]:
    content: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text("utf-8"))
    return {name: tuple(_suggestion(one, language) for one in listed) for name, listed in content.items()}


def _suggestion(one: dict[str, Any], language: Language) -> Suggestion:
    return Suggestion(
        key=one["key"],
        direction=Direction(one["direction"]),
        counts_of=CountsOf(one["counts_of"]),
        guardrail=one.get("guardrail", False),
        **one[language],
    )
