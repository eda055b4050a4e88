"""A form and its fields, how long it takes about, and which field nobody uses; nothing about a person."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from teamtuin.registration.keystrokes import Journey

FEWEST_TIMES = 10
"""So often a form was filled in before a field may be called unused.

Of a field that is used at one of four times, ten times in a row without it are seen in 6 of 100 schools; so
it is an offer, which somebody takes, and anybody takes back.
"""
TYPING = 0.414
"""Seconds for one character, of the middle one of the three typing speeds in `keystrokes`."""


class FieldKind(StrEnum):
    """What a hand does in a field."""

    CHOICE = "choice"
    LIST = "list"
    CHECK = "check"
    DAY = "day"
    TIME = "time"
    NUMBER = "number"
    LINE = "line"
    TEXT = "text"


TAPS: Mapping[FieldKind, int] = {
    FieldKind.CHOICE: 1,
    FieldKind.LIST: 2,
    FieldKind.CHECK: 1,
    FieldKind.DAY: 2,
    FieldKind.TIME: 2,
    FieldKind.NUMBER: 1,
    FieldKind.LINE: 1,
    FieldKind.TEXT: 1,
}
CHARACTERS: Mapping[FieldKind, int] = {FieldKind.NUMBER: 2, FieldKind.LINE: 40, FieldKind.TEXT: 100}
"""How much is typed: half a sentence in a line, one long sentence in an open field.

As in the demo school, where the middle of what stands in one line lies between 25 and 61 characters, and in
an open field between 80 and 152.
"""


class Whose(StrEnum):
    """Whether anybody may count how often a form was filled in."""

    TEAM = "team"
    """It makes something that the whole team can see with its day: that is counted for the school."""
    NOT_COUNTED = "not_counted"
    """One's own, of a few, or kept without a day: how often, nobody knows."""


class MayGo(StrEnum):
    """The fields that a school may leave out of its forms: nothing else in Teamtuin needs them.

    Not among them is what a form cannot do without, and what protects somebody: consent, protocol, days on
    which something is destroyed or looked back on, the advice of the council, the limit for stopping.
    """

    DIFFERENTLY = "experiment.differently"
    WHO_JOINS = "experiment.who_joins"
    ENDS_ON = "experiment.ends_on"
    SOURCE = "indicator.source"
    SURPRISE = "cycle.surprise"
    KEEP = "decision.keep"
    AIM = "study_day.aim"
    ATTENDANCE = "study_day.attendance"
    ACTIVITY_FORMAT = "programme_item.activity_format"
    CHARACTER = "programme_item.character"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question on a form, under the words that stand over it there (as a message id).

    `later`: it is shown only at one press more, so nobody has to fill it in. `varies`: on the screen stand
    words of the school or of a question, and `label` says here what is asked.
    """

    kind: FieldKind
    label: str
    required: bool = False
    later: bool = False
    varies: bool = False
    may_go: MayGo | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of the program: what people call it (as a message id), its fields, and whether it is counted."""

    key: str
    name: str
    fields: tuple[Field, ...]
    whose: Whose = Whose.NOT_COUNTED

    def asked(self, left_out: Set[MayGo]) -> tuple[Field, ...]:
        """The fields that this school asks."""
        return tuple(one for one in self.fields if one.may_go not in left_out)

    def journey(self, left_out: Set[MayGo]) -> Journey:
        """A hand that opens the form, fills in all that stands there at first sight, and saves it."""
        fields = [one for one in self.asked(left_out) if not one.later]
        return Journey(
            name=self.key,
            taps=2 + sum(TAPS[one.kind] for one in fields),
            characters=sum(CHARACTERS.get(one.kind, 0) for one in fields),
            commands=2 + len(fields),
            swipes=0,
            fields=sum(one.kind in CHARACTERS for one in fields),
            waits=(),
        )

    def minutes(self, left_out: Set[MayGo], typing: float = TYPING) -> float:
        """About how long that takes, with so many seconds for each character; 0 when nothing is asked."""
        if not self.asked(left_out):
            return 0.0
        journey = self.journey(left_out)
        return (journey.outside_typing + journey.typing(typing)) / 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How often something was made by a form with this field, and how often the field was filled in."""

    times: int
    used: int

    @property
    def is_unused(self) -> bool:
        return self.times >= FEWEST_TIMES and self.used == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A field that this school asks no longer, since this day. Who did that is kept nowhere."""

    field: MayGo
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What the forms ask of a school. `times` is None for who may not count; then nothing is offered."""

    times: Mapping[str, int] | None
    left_out: tuple[LeftOut, ...] = ()
    unused: Mapping[MayGo, int] = field(default_factory=dict)
    """The fields that may go and were never filled in, with how often they could have been."""

    @property
    def gone(self) -> frozenset[MayGo]:
        return frozenset(one.field for one in self.left_out)
