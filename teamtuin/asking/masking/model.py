"""What is found in a text, and the text with it hidden."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class SpanKind(StrEnum):
    """What the hidden words point to."""

    PERSON = "person"
    PLACE = "place"
    SCHOOL = "school"
    HEALTH = "health"
    PHONE = "phone"
    EMAIL = "email"
    DATE = "date"


class Certainty(StrEnum):
    """How sure the rules are; both are hidden until the writer says otherwise."""

    CERTAIN = "certain"
    DOUBTFUL = "doubtful"


class PersonRole(StrEnum):
    """Whom a name is of, as far as the words before it tell; a child when they do not."""

    CHILD = "child"
    COLLEAGUE = "colleague"
    PARENT = "parent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of a text; start and end count code points, and the end is not part of it."""

    start: int
    end: int
    kind: SpanKind
    text: str
    certainty: Certainty = Certainty.CERTAIN
    role: PersonRole = PersonRole.CHILD

    @property
    def is_colleague(self) -> bool:
        """Whether it names somebody of the team, or is called juf, meester or collega."""
        return self.kind is SpanKind.PERSON and self.role is PersonRole.COLLEAGUE


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A name that the school knows, and what it is the name of."""

    name: str
    kind: SpanKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A text, what was found in it in order and without overlap, and a placeholder for each."""

    source: str
    spans: tuple[Span, ...]
    placeholders: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text with every span replaced."""
        return "".join(self.pieces())

    def pieces(self) -> Iterable[str]:
        """What stands between the spans and the placeholders, in turn, beginning with the former."""
        here = 0
        for span, placeholder in zip(self.spans, self.placeholders, strict=True):
            yield self.source[here : span.start]
            yield placeholder
            here = span.end
        yield self.source[here:]
