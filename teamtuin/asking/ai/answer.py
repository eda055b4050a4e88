"""Reading what a service sent back (pure): its whole answer, and the questions in it, as JSON or in lines."""

import json
import re
from collections.abc import Iterator
from typing import Any

from teamtuin.asking.ai.refusals import NoAiQuestion

LONGEST = 20_000  # characters; three questions need a few hundred
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"^\s*```\w*\s*$", re.MULTILINE)
_BEFORE = re.compile(r"^(?:[-*•–>]+\s+|\(?\d{1,2}[.):]\s*|\**(?:vraag|question) ?\d*:\**\s*)+", re.IGNORECASE)
_PAIRS = (("**", "**"), ("*", "*"), ("__", "__"), ('"', '"'), ("“", "”"), ("„", "”"), ("‘", "’"), ("'", "'"))
_IS_JSON = re.compile(r"[{\[]\s*[\"'{\[\]}]")


def content(document: bytes) -> str:
    """The model's words in a Chat Completions answer. Raises NoAiQuestion unless it came to its own end."""
    try:
        choice = json.loads(document)["choices"][0]
        finished, said = choice["finish_reason"] == "stop", choice["message"]["content"]
    except (ValueError, LookupError, TypeError):
        raise NoAiQuestion from None
    if not finished or not isinstance(said, str) or len(said) > LONGEST:
        raise NoAiQuestion
    return said


def questions(said: str) -> list[str]:
    """What may be questions: the JSON in an answer where there is some, else each line without its dressing.

    What a model thought aloud, and what stands around the JSON, is left out. JSON that is not whole, or of
    another form, gives none.
    """
    said = _FENCE.sub("", _THOUGHT.sub("", said)).strip()
    start = _IS_JSON.search(said)
    if start is None:
        return [bare for line in said.splitlines() if (bare := _bare(line))]
    try:
        document, _ = json.JSONDecoder().raw_decode(said, start.start())
    except ValueError:
        return []
    return [bare for one in _strings(document) if (bare := _bare(one))]


def _strings(document: Any) -> Iterator[str]:
    """A list of strings, alone or as the one list of an object; each may be an object with one string."""
    if isinstance(document, dict):
        lists = [value for value in document.values() if isinstance(value, list)]
        document = lists[0] if len(lists) == 1 else []
    for one in document:
        held = list(one.values()) if isinstance(one, dict) else [one]
        if len(held) == 1 and isinstance(held[0], str):
            yield held[0]


def _bare(line: str) -> str:
    """A line without its number, bullet, "Vraag 1:", stars or quotation marks around it."""
    bare = line.strip()
    while (stripped := _unwrapped(_BEFORE.sub("", bare))) != bare:
        bare = stripped
    return bare


def _unwrapped(line: str) -> str:
    for opens, closes in _PAIRS:
        if line.startswith(opens) and line.endswith(closes) and len(line) > len(opens + closes):
            return line[len(opens) : -len(closes)].strip()
    return line.strip()
