"""The keystroke-level estimate: how long a journey takes a person, by what was counted on it.

Card, Moran & Newell 1980 (doi 10.1145/358886.358895) add up what fingers, head and machine each need.
Characters: Palin et al. 2019 (MobileHCI), 36.2 words a minute on a phone; for ages from press reports of
the same study. A tap: Lee et al. 2015 (doi 10.1016/j.humov.2015.09.003). The swipe is an assumption.
"""

from collections.abc import Mapping
from dataclasses import dataclass

TYPING: Mapping[str, float] = {"36 words a minute": 0.331, "29 (age 40s)": 0.414, "26 (age 50s)": 0.462}
"""Seconds for one character, by who types."""
TAP, MIND, SWIPE, HOMING = 0.74, 1.35, 0.20, 0.40  # seconds each


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """What somebody did and waited for on the way from opening to "saved"."""

    name: str
    taps: int
    characters: int
    commands: int  # different fields and buttons that were touched: each is thought of once
    swipes: int
    fields: int  # text fields that were entered
    waits: tuple[float, ...]  # seconds until the next control could be used

    def typing(self, seconds_each: float) -> float:
        """Seconds of typing."""
        return self.characters * seconds_each

    @property
    def tapping(self) -> float:
        """Seconds of moving and touching."""
        return self.taps * TAP + self.swipes * SWIPE + self.fields * HOMING

    @property
    def thinking(self) -> float:
        """Seconds of making ready for the next command."""
        return self.commands * MIND

    @property
    def waiting(self) -> float:
        """Seconds that are only waiting: what one thinks meanwhile is not counted twice."""
        return sum(max(0.0, wait - MIND) for wait in self.waits)

    @property
    def outside_typing(self) -> float:
        """All seconds that are no typing."""
        return self.tapping + self.thinking + self.waiting
