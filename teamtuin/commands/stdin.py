"""A text that another program gives on standard input."""

import sys

from teamtuin.errors import N_, Refused

NOT_UTF8 = N_("This text is not UTF-8. Nothing was asked. Save it as UTF-8 and try again.")
TOO_LONG = N_("This text is longer than 100,000 characters. Nothing was asked. Take a part of it.")
LONGEST = 100_000  # characters, as in every field on screen
MOST_BYTES = 4 * LONGEST  # UTF-8 has no longer characters


def read_text(encoding: str = "utf-8-sig") -> str:
    """The whole text. Raises Refused when it is no UTF-8, or longer than a field on screen takes."""
    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(TOO_LONG if len(raw) > MOST_BYTES else NOT_UTF8) from None
    if len(text) > LONGEST:
        raise Refused(TOO_LONG)
    return text
