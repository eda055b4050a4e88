"""Searching in memory in what a viewer may read; sealed text is never searched by the database."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

SHORTEST_NEAR = 5
"""In a word of so many letters one slip of the finger is forgiven."""
BEFORE, LONGEST = 40, 110
"""How much of a line stands before the first word that was found, and in all."""
_MARKS = re.compile(r"[\u0300-\u036f]+")
WORD = re.compile(r"\w+")
Span = tuple[int, int]


def plain(text: str) -> str:
    """Without case and accents."""
    if text.isascii():
        return text.casefold()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def is_near(typed: str, word: str) -> bool:
    """Whether the word begins with what was typed, but for one slip of the finger.

    That is another letter, one too many, one too few, or two that changed places.
    """
    same = next((i for i, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), None)
    if same is None:
        return len(typed) <= len(word) + 1
    left, rest = typed[same:], word[same:]
    return (
        rest[1:].startswith((left[1:], left))
        or rest.startswith(left[1:])
        or (rest[:2] == left[1:2] + left[:1] and rest[2:].startswith(left[2:]))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """The line in which words were found, and where in it they stand."""

    line: str
    marks: tuple[Span, ...]


class Search:
    """Some words that are looked for. With `near` also what differs from them by one slip.

    In what another shared a colleague's name is not looked at, nor a word that is a name but for one slip
    (product rule R9).
    """

    def __init__(self, words: str, names: Collection[str], *, near: bool = False) -> None:
        self._wanted = plain(words).split()
        self._near = near
        self._names = [plain(name) for name in names if name.strip()]
        either = "|".join(re.escape(name) for name in sorted(self._names, key=len, reverse=True))
        # Between anything but letters: "_Hester_" and "Hester2" are her name too.
        alone = rf"(?<![^\W\d_])(?:{either})(?:['’]?s)?(?![^\W\d_])"
        self._named = re.compile(alone) if either else None
        self._tried: dict[tuple[str, str], bool] = {}

    def finds(self, text: str, *, is_mine: bool) -> bool:
        """Whether every word stands in it."""
        if not self._wanted or not (is_mine or self._may_look()):
            return False
        return self._stand_in(self._open_to_search(plain(text), is_mine=is_mine))

    def hit(self, text: str, *, is_mine: bool) -> Hit:
        """The line with the first word that was found, each found word marked."""
        flat, origin = _with_origin(text)
        flat = self._open_to_search(flat, is_mine=is_mine)
        spans = sorted({span for wanted in self._wanted for span in self._spans(wanted, flat)})
        marks = [(origin[start], origin[end - 1] + 1) for start, end in spans]
        return _line_of(text, _apart(marks))

    def _open_to_search(self, flat: str, *, is_mine: bool) -> str:
        """The text with a colleague's name blotted out, in what is somebody else's."""
        if is_mine or self._named is None:
            return flat
        return self._named.sub(lambda name: " " * len(name[0]), flat)

    def _may_look(self) -> bool:
        return not any(
            len(wanted) >= len(name) - 1 and is_near(wanted, name)
            for name in self._names
            if len(name) >= SHORTEST_NEAR
            for wanted in self._wanted
        )

    def _stand_in(self, flat: str) -> bool:
        missing = [wanted for wanted in self._wanted if wanted not in flat]
        if not missing:
            return True
        if not self._near or any(len(wanted) < SHORTEST_NEAR for wanted in missing):
            return False
        there = set(WORD.findall(flat))
        return all(any(self._nearly(wanted, word) for word in there) for wanted in missing)

    def _nearly(self, wanted: str, word: str) -> bool:
        """Remembered: the same words come back in one text after another."""
        if (wanted, word) not in self._tried:
            self._tried[wanted, word] = is_near(wanted, word)
        return self._tried[wanted, word]

    def _spans(self, wanted: str, flat: str) -> Iterator[Span]:
        found = [match.span() for match in re.finditer(re.escape(wanted), flat)]
        if not found and self._near and len(wanted) >= SHORTEST_NEAR:
            found = [word.span() for word in WORD.finditer(flat) if self._nearly(wanted, word[0])]
        yield from found


def _with_origin(text: str) -> tuple[str, list[int]]:
    """The text without case and accents, and for each sign of it where it came from."""
    pieces = [plain(sign) for sign in text]
    return "".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece]


def _apart(marks: Iterable[Span]) -> list[Span]:
    """Marks that touch or overlap as one."""
    apart: list[Span] = []
    for start, end in marks:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _line_of(text: str, marks: list[Span]) -> Hit:
    """The line of the first mark, cut at whole words when it is long."""
    first = marks[0][0] if marks else 0
    start = text.rfind("\n", 0, first) + 1
    end = text.find("\n", first)
    end = len(text) if end < 0 else end
    cut_before = start
    if first - start > BEFORE:
        cut_before = text.rfind(" ", start, first - BEFORE // 2) + 1 or start
    last = min(end, max(cut_before + LONGEST, marks[0][1] if marks else 0))
    if last < end:
        last = max(text.rfind(" ", cut_before, last), marks[0][1] if marks else 0)
    lead = "…\N{NO-BREAK SPACE}" if cut_before > start else ""
    tail = "\N{NO-BREAK SPACE}…" if last < end else ""
    moved = len(lead) - cut_before
    kept = [(a + moved, b + moved) for a, b in marks if cut_before <= a and b <= last]
    return Hit(line=f"{lead}{text[cut_before:last]}{tail}", marks=tuple(kept))
