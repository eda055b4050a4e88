"""`teamtuin guard`: a text and questions in, and out which of them may be shown under it, and why not."""

import json
import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from teamtuin.asking.guard import Under, reasons
from teamtuin.asking.masking.model import KnownName
from teamtuin.commands.stdin import LONGEST, read_text
from teamtuin.errors import N_, Refused
from teamtuin.settings import Settings, language_of

if TYPE_CHECKING:
    from teamtuin.app import Teamtuin

NOT_QUESTIONS = N_(
    "This is no text with questions. Nothing was looked at. "
    'Give one JSON document, such as {{"text": "Ik wachtte.", "questions": ["Wat zag je?"]}}.'
)
MOST_QUESTIONS = 1_000


def guard_questions(args: Namespace) -> int:
    """Print one JSON document. With `--data` the names of that school's people count too."""
    language = language_of(args.language) if args.language else Settings.from_environment().language
    asked = {**_given(read_text()), "language": language}
    document = _in_school(asked) if args.data else judged(asked)
    sys.stdout.buffer.write(json.dumps(document, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    sys.stdout.flush()
    return 0


def judged(asked: dict[str, Any], names: tuple[KnownName, ...] = ()) -> dict[str, Any]:
    """Each question with its reasons; one that stands there twice was said before the second time."""
    results = []
    for place, question in enumerate(asked["questions"]):
        under = Under(
            text=asked["text"], language=asked["language"], before=asked["questions"][:place], names=names
        )
        found = [reason.value for reason in reasons(question, under)]
        results.append({"text": question, "ok": not found, "reasons": found})
    return {"results": results}


def do_guard(app: "Teamtuin", arguments: dict[str, Any]) -> dict[str, Any]:
    """The same where the data are open."""
    from teamtuin.access.viewer import DOORKEEPER

    return judged(arguments, tuple(app.asking.known_names(DOORKEEPER)))


def _given(raw: str) -> dict[str, Any]:
    """What stands on stdin. Raises Refused for anything but a text with its questions."""
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError):
        raise Refused(NOT_QUESTIONS) from None
    if not isinstance(given, dict) or set(given) != {"text", "questions"}:
        raise Refused(NOT_QUESTIONS)
    text, questions = given["text"], given["questions"]
    if not isinstance(questions, list) or len(questions) > MOST_QUESTIONS:
        raise Refused(NOT_QUESTIONS)
    if not all(isinstance(one, str) and len(one) <= LONGEST for one in [text, *questions]):
        raise Refused(NOT_QUESTIONS)
    return {"text": text, "questions": questions}


def _in_school(asked: dict[str, Any]) -> dict[str, Any]:
    """Only this way opens data, and needs what opens them."""
    from teamtuin.commands.asking_app import ask_app

    return ask_app("guard", do_guard, asked)
