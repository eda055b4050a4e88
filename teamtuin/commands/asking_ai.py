"""`teamtuin ask` with an AI: the exact text stands on the terminal before it goes (docs/ai.md)."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from teamtuin.asking.ai import Endpoint, NoAiQuestion, ask, endpoint_from_environment
from teamtuin.asking.masking.engine import mask
from teamtuin.asking.prompts import DEEPENING, prompt
from teamtuin.clock import utc_now
from teamtuin.errors import N_
from teamtuin.settings import Language
from teamtuin.texts import Texts, texts_for

THIS_GOES = N_("This text goes to {host}, model {model}, with the instruction {prompt}, version {version}:")
PRESS = N_("Press Enter to send it. Type anything else to keep it here.")
KEPT_HERE = N_("Nothing was sent. These questions come from the question bank.")
TERMINAL = Path("CON" if os.name == "nt" else "/dev/tty")


def endpoint_for(args: Namespace) -> Endpoint | None:
    """The service that may be asked: none with --bank, and none beside the data of a school.

    There the school and each person choose for themselves, and a command does not know who types.
    """
    return None if args.bank or args.data else endpoint_from_environment()


def ai_questions(endpoint: Endpoint, text: str, language: Language) -> list[dict[str, Any]]:
    """One to three questions for the answer; none when the bank has to ask, and then it is said why."""
    t, leaves, instruction = texts_for(language), mask(text, language).text, prompt(DEEPENING, language)
    _tell(
        t.gettext(THIS_GOES).format(
            host=endpoint.host,
            model=endpoint.model,
            prompt=instruction.id,
            version=instruction.version,
        ),
        leaves,
    )
    if not _pressed(t):
        _tell(t.gettext(KEPT_HERE))
        return []
    try:
        found = ask(endpoint, instruction, leaves, utc_now())
    except NoAiQuestion as refusal:
        _tell(t.refusal(refusal))
        return []
    return [{"text": one, "source": "ai", "provenance": found.provenance} for one in found.questions]


def _pressed(t: Texts) -> bool:
    """At a terminal somebody reads it and presses Enter; in a script the command without --bank was that."""
    if not sys.stderr.isatty():
        return True
    _tell(t.gettext(PRESS))
    try:
        with TERMINAL.open(encoding="utf-8") as keyboard:  # the text came in by stdin
            return keyboard.readline() == "\n"
    except OSError:
        return False


def _tell(*lines: str) -> None:
    print(*lines, sep="\n", file=sys.stderr, flush=True)
