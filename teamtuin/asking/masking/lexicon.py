"""The words of a language with their flags, searched in the file itself: nothing is read at the start."""

import mmap
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

WORDS = Path(__file__).parents[3] / "data" / "words"
ORDINARY = "w"
SHORTEST_PART = 3
LONGEST = 40  # letters; longer ones are no words
PLENTY = 20_000  # words that are remembered with their flags


class Lexicon:
    """What is known of each word: the flags that data/words/own.nl.txt and build.py explain."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as stream:
            self._lines = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self.flags = lru_cache(PLENTY)(self._flags)
        self.is_ordinary = lru_cache(PLENTY)(self._is_ordinary)

    def _flags(self, word: str) -> str:
        """The flags of a word in lower case; an empty string when it is not there."""
        if not word or len(word) > LONGEST:
            return ""
        wanted = word.encode("utf-8", "replace")
        low, high = 0, len(self._lines)
        while low < high:  # the answer, if any, is a line that begins in low..high
            begin = self._lines.rfind(b"\n", low, (low + high) // 2 + 1)
            begin = low if begin < 0 else begin + 1
            end = self._lines.find(b"\n", begin)
            here, _, found = self._lines[begin:end].partition(b" ")
            if here == wanted:
                return found.decode() or ORDINARY
            if here < wanted:
                low = end + 1
            else:
                high = begin - 1 if begin > low else low
        return ""

    def _is_ordinary(self, word: str) -> bool:
        """Whether a word is one that everybody writes small, alone or put together from such words."""
        if len(word) > LONGEST:
            return True
        if ORDINARY in self.flags(word) or self._is_compound(word):
            return True
        unstressed = _without_accents(word)
        return unstressed != word and ORDINARY in self.flags(unstressed)

    def _is_compound(self, word: str, parts: int = 3) -> bool:
        for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            rest = word[cut:].lstrip("-")
            if len(rest) < SHORTEST_PART or not self._is_part(rest):
                continue
            first = word[:cut].rstrip("-")
            if self._is_first_part(first) or (
                parts > 2 and len(first) > 6 and self._is_compound(first, parts - 1)
            ):
                return True
        return False

    def _is_part(self, word: str) -> bool:
        return ORDINARY in self.flags(word)

    def _is_first_part(self, word: str) -> bool:
        if word.endswith("s") and len(word) > SHORTEST_PART and self._is_part(word[:-1]):
            return True
        return self._is_part(word)


def _without_accents(word: str) -> str:
    """ "één" and "vóór" are words with stress on them."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


@cache
def lexicon(language: str) -> Lexicon:
    """The words of one language, opened once for each process."""
    return Lexicon(WORDS / f"{language}.txt")


def key(word: str) -> str:
    """A word as it stands in the list: small, composed, and with one kind of apostrophe."""
    small = unicodedata.normalize("NFC", word).lower()
    return small.replace("’", "'").replace("ʼ", "'").replace("ĳ", "ij")
