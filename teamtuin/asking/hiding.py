"""What is hidden in a text before anything of it may leave: names of the team, the school and the town.

A name is hidden as a word: in any case, and with the s that Dutch and English put after it. The computer
misses names that it does not know, and says so: the writer reads before sending (product rule R12).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class NameKind(StrEnum):
    """What a hidden word stood for."""

    PERSON = "person"
    SCHOOL = "school"
    PLACE = "place"


PLACEHOLDERS = {
    "nl": {NameKind.PERSON: "[collega {n}]", NameKind.SCHOOL: "[school]", NameKind.PLACE: "[plek]"},
    "en": {NameKind.PERSON: "[colleague {n}]", NameKind.SCHOOL: "[school]", NameKind.PLACE: "[place]"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A name that the school knows, and what it is the name of."""

    name: str
    kind: NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """The text as it may leave, and the words in it that stand for something that was hidden."""

    text: str
    placeholders: tuple[str, ...]


def hide(text: str, names: Iterable[KnownName], language: str) -> Hidden:
    """The text with each known name replaced; the same name gives the same word throughout."""
    by_word = {known.name.casefold(): known.kind for known in names if known.name.strip()}
    if not by_word:
        return Hidden(text=text, placeholders=())
    given: dict[str, str] = {}
    words = PLACEHOLDERS[language if language in PLACEHOLDERS else "nl"]

    def instead(found: re.Match[str]) -> str:
        name = " ".join(found["name"].casefold().split())
        kind = by_word[name]
        if name not in given:
            people = sum(by_word[other] is NameKind.PERSON for other in given)
            given[name] = words[kind].format(n=people + 1)
        return given[name]

    return Hidden(text=_pattern(by_word).sub(instead, text), placeholders=tuple(given.values()))


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Whole words, the longest name first, so that a first name inside a longer one is not taken alone."""
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<name>{either})(?:['’]?s)?(?!\w)", re.IGNORECASE)
