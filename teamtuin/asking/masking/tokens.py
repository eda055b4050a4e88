"""A text cut into words, each with where it stands and whether a sentence begins there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from teamtuin.asking.masking.cues import Cues
from teamtuin.asking.masking.lexicon import Lexicon, key

LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
WORD = re.compile(rf"['’]?{LETTER}+(?:[’'\-‐]{LETTER}+)*")
ENDS = re.compile(r"[.!?:…·|\n\r\u2028\u2029•*]|[\"“„”‘«»]|(?:^|\s)[-–—]\s")
POSSESSIVE = ("'s", "’s", "ʼs")
SPACE = re.compile(r"[ \t\u00a0]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word without the 's of an owner; `gap` is what stands between it and the word before."""

    start: int
    end: int
    text: str
    key: str
    gap: str
    opens: bool  # the first word of a sentence
    flags: str
    capital: bool

    @property
    def is_adjoined(self) -> bool:
        """Whether only white space stands between it and the word before."""
        return bool(SPACE.match(self.gap))

    def has(self, flags: str) -> bool:
        """Whether it has one of these flags."""
        return any(flag in self.flags for flag in flags)


def tokens(text: str, cues: Cues, words: Lexicon) -> list[Token]:
    """All words of a text, in order."""
    return list(_tokens(text, cues, words))


def _tokens(text: str, cues: Cues, words: Lexicon) -> Iterator[Token]:
    before: Token | None = None
    shouted = _is_shouted(text)
    for found in WORD.finditer(text):
        start, end = _without_owner(found, words)
        word = text[start:end]
        gap = text[before.end if before else 0 : start]
        small = key(word)
        before = Token(
            start=start,
            end=end,
            text=word,
            key=small,
            gap=gap,
            opens=_opens(before, gap, cues),
            flags=words.flags(small),
            capital=word[0].isupper() and not shouted,
        )
        yield before


def _is_shouted(text: str) -> bool:
    """Whether a text is all capitals, which then say nothing."""
    return text.isupper() and len(text) > 20


def _without_owner(found: re.Match[str], words: Lexicon) -> tuple[int, int]:
    start, end = found.span()
    word = found[0]
    if word[0] in "'’":  # an opening quote, unless it is that of 't or 's
        start += len(word) > 3
    if word.endswith(POSSESSIVE) and len(word) > 3:
        end -= 2
    elif word.endswith("s") and not words.flags(key(word)) and "n" in words.flags(key(word[:-1])):
        end -= 1  # "Svens groepje"
    return start, end


def _opens(before: Token | None, gap: str, cues: Cues) -> bool:
    if before is None:
        return True
    if gap.startswith(".") and SPACE.match(gap[1:]) and _goes_on(before, cues):
        return False
    return bool(ENDS.search(gap))


def _goes_on(before: Token, cues: Cues) -> bool:
    """Whether the point after a word is that of an initial or an abbreviation."""
    if before.text.isupper():
        return len(before.text) == 1
    return before.key in cues.abbreviations
