"""What a reader may say back to a writer, or mark for themself; and what a writer hears of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from teamtuin.people.model import Person


class Sign(StrEnum):
    """One press of a reader. It stands at the share, so it ends with it.

    The writer sees RECOGNISED and TALK with the reader's first name, HELPED without it. KEPT is the reader's.
    """

    RECOGNISED = "recognised"
    TALK = "talk"
    HELPED = "helped"
    KEPT = "kept"


TAPS = (Sign.RECOGNISED, Sign.TALK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What one reader let the writer know."""

    person: Person
    taps: frozenset[Sign]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the writer of a text hears back: who pressed what, and whether it helped a decision."""

    given: tuple[Given, ...] = ()
    helped: bool = False

    def who(self, tap: Sign) -> list[str]:
        """The first names of who pressed this."""
        return [one.person.first_name for one in self.given if tap in one.taps]


NOTHING_HEARD = Heard()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Whether somebody who is neither writer nor reader ever opened a text. The month goes in half a year."""

    by_another: bool = False
    month: date | None = None


BY_NOBODY_ELSE = Opened()


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """All that the writer of a text may know about others and this text; `at` names its proeftuin."""

    readers: tuple[Person, ...]
    heard: Heard
    opened: Opened
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside a text for one reader: what they said, and the proeftuin where they see it too."""

    signs: frozenset[Sign] = frozenset()
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one said or marked at somebody else's text, to take along: never its words."""

    writer: str | None
    written_on: date
    signs: frozenset[Sign]


def heard(rows: Iterable[tuple[UUID, frozenset[Sign]]], card_of: Mapping[UUID, Person]) -> Heard:
    """What these signs of readers tell the writer; who is here no more tells nothing."""
    here = [(card_of[person_id], signs) for person_id, signs in rows if person_id in card_of]
    given = [Given(person=person, taps=signs.intersection(TAPS)) for person, signs in here]
    return Heard(
        given=tuple(one for one in given if one.taps),
        helped=any(Sign.HELPED in signs for _, signs in here),
    )
