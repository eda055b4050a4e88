"""A task and who carries it, then and now: groups as words, never a name, a number or hours."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from teamtuin.errors import N_

LONGEST_TASK = 100  # characters: one line
MOST_TASKS = 20
LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаевѕіјкмнорстухһԁԛԝΑΒΕΗΙΚΜΝΟΡΤΥΧΖαεικνορτυχıɑɡ",
    "ABESIJKMHOPCTYXaebsijkmhopctyxhdqwABEHIKMNOPTYXZaeikvoptuxiag",
)
"""Letters of other scripts that look like ours."""


class Carrier(StrEnum):
    """Who can carry a task. Students, career-changers and volunteers are one word: apart they may be few."""

    TEAM = "team"
    PUPILS = "pupils"
    PARENTS = "parents"
    GRANDPARENTS = "grandparents"
    NEIGHBOURHOOD = "neighbourhood"
    HELPERS = "helpers"
    NOBODY = "nobody"


CARRIERS = {
    Carrier.TEAM: N_("the team"),
    Carrier.PUPILS: N_("pupils"),
    Carrier.PARENTS: N_("parents"),
    Carrier.GRANDPARENTS: N_("grandparents"),
    Carrier.NEIGHBOURHOOD: N_("people from the neighbourhood"),
    Carrier.HELPERS: N_("students, career-changers and volunteers"),
    Carrier.NOBODY: N_("nobody"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedTask:
    """One task of a proeftuin; `before` and `now` in the order of `Carrier`."""

    id: UUID
    experiment_id: UUID
    task: str
    before: tuple[Carrier, ...]
    now: tuple[Carrier, ...]

    @property
    def moved(self) -> bool:
        """Whether others carry it now."""
        return self.before != self.now


def in_order(carriers: Iterable[Carrier]) -> tuple[Carrier, ...]:
    """Each once; who is somebody is not nobody."""
    chosen = set(carriers)
    if chosen != {Carrier.NOBODY}:
        chosen.discard(Carrier.NOBODY)
    return tuple(one for one in Carrier if one in chosen)


def named(text: str, first_names: Iterable[str]) -> str | None:
    """The first of these names that stands in the text as a whole word, however it is spelled."""
    words = _plain(text)
    for name in first_names:
        if name.strip() and re.search(rf"(?<!\w){re.escape(_plain(name))}(?!\w)", words):
            return name
    return None


def _plain(text: str) -> str:
    """Small letters of our script without accents or signs that nobody sees, and one space between words."""
    seen = "".join(sign for sign in unicodedata.normalize("NFKD", text) if _is_seen(sign))
    return " ".join(seen.translate(LOOK_ALIKES).casefold().split())


def _is_seen(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign)[0] not in "CM"
