"""The shape of a round of the pulse in a file: a week, and how often each step was chosen."""

import re
from datetime import date
from hashlib import sha256
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from teamtuin.exchange.shapes import Line, Number, Shape


def _monday(value: Any) -> Any:
    """The Monday of an ISO week, written as 2026-W36 and in no other way."""
    found = re.fullmatch(r"([0-9]{4})-W([0-9]{2})", value) if isinstance(value, str) else None
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


def _week(value: Any) -> Any:
    monday = _monday(value)
    if monday is None:
        raise PydanticCustomError("not_a_week", "not a week")
    return monday


Week = Annotated[date, BeforeValidator(_week)]
Steps = Annotated[list[Number], Field(min_length=5, max_length=5)]


class PulseRoundShape(Shape):
    """One round: `n` answered, and P1 to P4 hold how many of them chose each step from 1 to 5.

    Without any of these the round is still open. The note is for who reads the file, and is left out.
    """

    week: Week
    n: Number
    P1: Steps | None = None
    P2: Steps | None = None
    P3: Steps | None = None
    P4: Steps | None = None
    note: Line | None = None

    @property
    def reference(self) -> str:
        """There is one round in a week."""
        return f"{self.week:%G-W%V}"

    @property
    def without_week(self) -> str:
        """What it is called in the demo school, where the weeks move along with now: no number of it."""
        return "round-" + sha256(repr((self.n, self.counts)).encode()).hexdigest()[:8]

    @property
    def counts(self) -> dict[str, list[int]]:
        """The questions that were asked, by their key."""
        asked = {"P1": self.P1, "P2": self.P2, "P3": self.P3, "P4": self.P4}
        return {key: steps for key, steps in asked.items() if steps is not None}
