"""Takes names out of what a room will see (product rule R20): who is or was here, is somebody on a slide."""

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from teamtuin.asking.masking.known import known_spans
from teamtuin.asking.masking.lexicon import lexicon
from teamtuin.asking.masking.model import KnownName, SpanKind
from teamtuin.texts import Texts

Part = TypeVar("Part")
BEGINS = re.compile(r"(?:^|[.!?…]\s+|\n)$")
"""What stands before the first word of a sentence."""


def without_names(part: Part, names: Sequence[KnownName], t: Texts) -> Part:
    """The same thing with "somebody" for every name of a person in its texts, however deep they lie."""
    people = [known for known in names if known.kind is SpanKind.PERSON]
    return _hidden(part, people, t) if people else part


def _hidden(part: Any, people: Sequence[KnownName], t: Texts) -> Any:
    if type(part) is str:  # no word of an enumeration
        return _said(part, people, t)
    if isinstance(part, tuple):
        return tuple(_hidden(one, people, t) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(
            part, **{each.name: _hidden(getattr(part, each.name), people, t) for each in fields(part)}
        )
    return part


def _said(text: str, people: Sequence[KnownName], t: Texts) -> str:
    """Names and nothing else are replaced; the s of an owner stays."""
    somebody = t.gettext("somebody")
    said, at = "", 0
    for span in known_spans(text, people, lexicon(t.language)):
        before = said + text[at : span.start]
        said = before + (somebody.capitalize() if BEGINS.search(before) else somebody)
        at = span.end
    return said + text[at:]
