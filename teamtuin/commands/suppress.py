"""`teamtuin suppress`: counts in, and only what may be shown of them out."""

import json
import sys
from argparse import Namespace
from typing import Any

from teamtuin.errors import N_, Refused, WrongUsage
from teamtuin.insight.disclosure import LOWEST_THRESHOLD, Table, suppress
from teamtuin.settings import Settings
from teamtuin.texts import Texts, texts_for

NOT_A_TABLE = N_(
    "This is no table of counts. Nothing was shown. "
    'Give one JSON document, such as {{"cells": [9, 8], "total_shown": true}}.'
)
LOW_THRESHOLD = N_("A threshold lower than {lowest} hides nobody. Nothing was shown. Choose a higher one.")
MOST_BYTES = 100_000
MOST_CELLS = 1_000
MOST_PEOPLE = 1_000_000


def suppressed(args: Namespace) -> int:
    """Print one JSON document: the cells and the total, null where not shown, and a sentence."""
    if args.threshold < LOWEST_THRESHOLD:
        raise WrongUsage(LOW_THRESHOLD, lowest=LOWEST_THRESHOLD)
    cells, total_shown = _table(sys.stdin.buffer.read(MOST_BYTES + 1))
    shown = suppress(cells, threshold=args.threshold, total_shown=total_shown)
    document = {
        "cells": shown.cells,
        "total": shown.total,
        "sentence": _sentence(shown, args.threshold, texts_for(Settings.from_environment().language)),
    }
    sys.stdout.buffer.write(json.dumps(document, ensure_ascii=False).encode() + b"\n")
    sys.stdout.flush()
    return 0


def _table(raw: bytes) -> tuple[list[int], bool]:
    """What stands on stdin. Raises Refused for anything but whole numbers of people and a yes or no."""
    try:
        given = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused(NOT_A_TABLE) from None
    if not isinstance(given, dict) or set(given) != {"cells", "total_shown"}:
        raise Refused(NOT_A_TABLE)
    cells, total_shown = given["cells"], given["total_shown"]
    if not isinstance(total_shown, bool) or not isinstance(cells, list) or len(cells) > MOST_CELLS:
        raise Refused(NOT_A_TABLE)
    if not all(_is_count(cell) for cell in cells):
        raise Refused(NOT_A_TABLE)
    return cells, total_shown


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= MOST_PEOPLE


def _sentence(shown: Table, threshold: int, t: Texts) -> str:
    """What a reader is told about what is not shown, without telling more than the table does."""
    if shown.cells and shown.whole:
        return t.gettext("All groups are shown: each is empty or has at least {threshold} people.").format(
            threshold=threshold
        )
    if any(shown.cells):
        return t.gettext(
            "Groups of fewer than {threshold} people are not shown, "
            "nor groups from which they could be worked out."
        ).format(threshold=threshold)
    return t.gettext("There are too few answers to show how they are divided.")
