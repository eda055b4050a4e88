"""Searching in memory in what a viewer may read; sealed text is never searched by the database."""

import re
import unicodedata
from collections.abc import Iterable
from uuid import UUID

from teamtuin.reflections.model import Reflection


def plain(text: str) -> str:
    """Without case and accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def found(reflection: Reflection, words: str, viewer_id: UUID, names: Iterable[str]) -> bool:
    """Whether every word stands in it. In what another shared, a colleague's name is not looked at."""
    wanted = plain(words).split()
    text = plain(reflection.text)
    if reflection.writer_id != viewer_id:
        text = _without(text, names)
    return bool(wanted) and all(word in text for word in wanted)


def _without(text: str, names: Iterable[str]) -> str:
    """The text without these names, also where an s follows."""
    either = "|".join(re.escape(plain(name)) for name in names)
    return re.sub(rf"\b(?:{either})(?:'?s)?\b", " ", text) if either else text
