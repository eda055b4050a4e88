"""`teamtuin mask`: a text in, and out the same text with names and what else points to somebody hidden."""

import json
import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from teamtuin.asking.masking.engine import mask
from teamtuin.asking.masking.model import Masked
from teamtuin.commands.stdin import read_text
from teamtuin.settings import Settings, language_of

if TYPE_CHECKING:
    from teamtuin.app import Teamtuin


def mask_text(args: Namespace) -> int:
    """Print one JSON document. With `--data` the names of that school's people, itself and its town count."""
    language = language_of(args.language) if args.language else Settings.from_environment().language
    text = read_text("utf-8")  # a mark at the beginning counts as a character of the text
    document = _in_school(text, language) if args.data else as_json(mask(text, language))
    sys.stdout.buffer.write(json.dumps(document, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    sys.stdout.flush()
    return 0


def as_json(masked: Masked) -> dict[str, Any]:
    """The text, and each span in order; start and end count code points."""
    spans = [
        {
            "start": span.start,
            "end": span.end,
            "kind": span.kind.value,
            "text": span.text,
            "certainty": span.certainty.value,
        }
        for span in masked.spans
    ]
    return {"masked": masked.text, "spans": spans}


def do_mask(app: "Teamtuin", arguments: dict[str, Any]) -> dict[str, Any]:
    """The same where the data are open."""
    from teamtuin.access.viewer import DOORKEEPER

    names = app.asking.known_names(DOORKEEPER)
    return as_json(mask(arguments["text"], arguments["language"], names))


def _in_school(text: str, language: str) -> dict[str, Any]:
    """Only this way opens data, and needs what opens them."""
    from teamtuin.commands.asking_app import ask_app

    return ask_app("mask", do_mask, {"text": text, "language": language})
