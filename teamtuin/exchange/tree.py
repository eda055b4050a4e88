"""A YAML file as plain texts, lists and fields, each with its line; whatever is risky is refused.

It reads the events of the parser and never builds an object, so a tag cannot make one. A value
stays the text that stands there: no is not turned into false, 3-4 not into a date. What a field is,
its shape says (`shapes.py`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NoReturn, cast

import yaml

from teamtuin.exchange import refusals
from teamtuin.exchange.refusals import ImportRefused

LARGEST = 2 * 1024 * 1024  # bytes
DEEPEST = 12
LONGEST_NAME = 40
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})

Value = str | list[Any] | dict[str, Any] | None
Place = Sequence[str | int]

# What no text needs: control characters other than tab and line ends, halves of a character pair,
# and the two code points that are none.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Tree:
    """What one file holds, and the line of every place in it."""

    file: str
    text: str
    content: dict[str, Any] = field(default_factory=dict)
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest place around it."""
        path = tuple(place)
        while path not in self.lines and path:
            path = path[:-1]
        return _lines_above(self.text, self.lines.get(path, 0)) + 1

    def refuse(self, sentence: str, place: Place, **values: object) -> NoReturn:
        """Refuse the file because of what stands at a place."""
        names = [part for part in place if isinstance(part, str)]
        told = {"field": short(names[-1]) if names else "", **values}
        raise ImportRefused(sentence, file=self.file, line=self.line(place), **told)


def short(name: str) -> str:
    """A name from a file as it may stand in a sentence: one line, not endless."""
    return _UNSEEN.sub("", " ".join(name.split()))[:LONGEST_NAME]


def read_tree(file: str, raw: bytes) -> Tree:
    """Read a file. Raises ImportRefused with the line and the reason."""
    if len(raw) > LARGEST:
        raise ImportRefused(refusals.TOO_LARGE, file=file)
    text = decoded(file, raw)
    try:
        return _Reader(file, text).read()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = _lines_above(text, mark.line) + 1 if mark else 1
    raise ImportRefused(refusals.BROKEN, file=file, line=line)


def decoded(file: str, raw: bytes) -> str:
    """The text of a file. Raises ImportRefused for what is no text or cannot be seen."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ImportRefused(refusals.NOT_UTF8, file=file, line=line) from None
    unseen = _UNSEEN.search(text)
    if unseen:
        line = text.count("\n", 0, unseen.start()) + 1
        raise ImportRefused(refusals.CONTROL_CHARACTER, file=file, line=line)
    return text


class _Reader:
    """Walks through the events of one file."""

    def __init__(self, file: str, text: str) -> None:
        self._tree = Tree(file, text)
        self._events = self._guarded(yaml.parse(text, Loader=_Loader))

    def read(self) -> Tree:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._document()
        if not self._tree.lines:
            raise ImportRefused(refusals.NOTHING_IN_IT, file=self._tree.file, line=1)
        return self._tree

    def _document(self) -> None:
        event = next(self._events)
        if self._tree.lines:
            self._refuse(refusals.SECOND_DOCUMENT, event)
        if not isinstance(event, yaml.MappingStartEvent):
            self._refuse(refusals.NOTHING_IN_IT, event)
        self._tree.content = cast(dict[str, Any], self._value(event, ()))

    def _guarded(self, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
        """The same events, unless one of them could make the file more than it looks."""
        depth = 0
        for event in events:
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                self._refuse(refusals.REFERENCE, event)
            if getattr(event, "tag", None):
                self._refuse(refusals.TAG, event)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                self._refuse(refusals.TOO_DEEP, event)
            yield event

    def _value(self, event: yaml.Event, place: tuple[str | int, ...]) -> Value:
        self._tree.lines.setdefault(place, _breaks_above(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self._fields(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(place)
        return self._text(cast(yaml.ScalarEvent, event))

    def _fields(self, place: tuple[str | int, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(name := next(self._events), yaml.MappingEndEvent):
            if not isinstance(name, yaml.ScalarEvent):
                self._refuse(refusals.NOT_A_NAME, name)
            if _UNSEEN.search(name.value):
                self._refuse(refusals.CONTROL_CHARACTER, name)
            if name.value in found:
                self._refuse(refusals.TWICE, name, field=short(name.value))
            self._tree.lines[(*place, name.value)] = _breaks_above(name)
            found[name.value] = self._value(next(self._events), (*place, name.value))
        return found

    def _items(self, place: tuple[str | int, ...]) -> list[Any]:
        found: list[Any] = []
        while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
            found.append(self._value(item, (*place, len(found))))
        return found

    def _text(self, event: yaml.ScalarEvent) -> str | None:
        if _UNSEEN.search(event.value):  # written as an escape between quotes
            self._refuse(refusals.CONTROL_CHARACTER, event)
        plain, _ = event.implicit  # written without quotes
        return None if plain and event.value in EMPTY else event.value

    def _refuse(self, sentence: str, event: yaml.Event, **values: object) -> NoReturn:
        line = _lines_above(self._tree.text, _breaks_above(event)) + 1
        raise ImportRefused(sentence, file=self._tree.file, line=line, **values)


def _breaks_above(event: yaml.Event) -> int:
    return int(event.start_mark.line) if event.start_mark else 0


def _lines_above(text: str, breaks: int) -> int:
    """Line ends as an editor counts them among the first `breaks` that YAML counts.

    YAML also ends a line at three rare characters that text from a word processor may hold.
    """
    found = (match[0] for match in islice(_BREAK.finditer(text), breaks))
    return sum(each[0] in "\r\n" for each in found)
