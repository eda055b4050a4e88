"""What we write down about something that went wrong: its kind, a code and where; never its text.

An exception's message may hold what somebody wrote, so it is left out, and so are local values.
"""

import logging
import secrets
import traceback
from pathlib import Path

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_log = logging.getLogger("teamtuin")


def note_fault(error: BaseException) -> str:
    """Log the fault without its text and give the short code that a person may pass on."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(4))
    _log.error("fault %s %s at %s", code, type(error).__name__, " < ".join(_frames(error)))
    return code


def _frames(error: BaseException, most: int = 12) -> list[str]:
    """The innermost frames first, as file:line function."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames)][:most]
