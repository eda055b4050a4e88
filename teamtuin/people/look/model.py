"""How one person wants to see Teamtuin. Nobody else ever learns it."""

from dataclasses import dataclass
from enum import StrEnum


class TextSize(StrEnum):
    """How large all text is."""

    PLAIN = "plain"
    LARGER = "larger"
    LARGEST = "largest"


TIMES = {TextSize.PLAIN: 1.0, TextSize.LARGER: 1.18, TextSize.LARGEST: 1.4}
"""So many times the plain size: 17, 20 and 24 pixels on a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`calm` shows fewer things and moves nothing."""

    text_size: TextSize = TextSize.PLAIN
    calm: bool = False


PLAIN_LOOK = Look()
