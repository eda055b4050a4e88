"""Names that the school knows itself: those of its team, its own and that of its town."""

import re
from collections.abc import Iterable
from functools import lru_cache

from teamtuin.asking.masking.lexicon import Lexicon, key
from teamtuin.asking.masking.model import KnownName, PersonRole, Span

FUNCTION_WORDS = frozenset(
    ["door", "wil", "ben", "an", "ties", "mag", "can", "may", "will", "art", "bill", "jet", "bel"]
)


def known_spans(text: str, names: Iterable[KnownName], words: Lexicon) -> list[Span]:
    """Where a known name stands as a word, in any case; without the s that an owner gets.

    A name that is a word of every sentence, such as Door, counts with a capital only.
    """
    kinds = {_folded(known.name): known.kind for known in names if known.name.strip()}
    if not kinds:
        return []
    return [
        Span(
            start=found.start("name"),
            end=found.end("name"),
            kind=kinds[_folded(found["name"])],
            text=found["name"],
            role=PersonRole.COLLEAGUE,
        )
        for found in _pattern(tuple(kinds)).finditer(text)
        if found["name"][:1].isupper() or key(found["name"]) not in FUNCTION_WORDS
    ]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, the longest name first, so that a first name inside a longer one is not taken alone."""
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<name>{either})(?=(?:['’]?s)?(?!\w))", re.IGNORECASE)
