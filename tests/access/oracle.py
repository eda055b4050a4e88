"""The policy once more, in plain Python and without SQL: what the queries must agree with."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(slots=True)
class PlainReflection:
    """What a world knows of one reflection."""

    id: UUID
    writer: UUID
    shared_with: set[UUID] = field(default_factory=set)
    said: dict[UUID, set[str]] = field(default_factory=dict)


def may_read(
    viewer: UUID, reflection: PlainReflection, active: Iterable[UUID], *, sharing_open: bool
) -> bool:
    """The writer always; a named reader who is still here, while the council lets sharing be."""
    if viewer == reflection.writer:
        return True
    return sharing_open and viewer in set(active) and viewer in reflection.shared_with


def hears(reflection: PlainReflection, active: Iterable[UUID]) -> dict[UUID, set[str]]:
    """What the writer, and nobody else, hears of readers: of who reads along still, and is still here."""
    here = reflection.shared_with & set(active)
    return {who: said for who, said in reflection.said.items() if said and who in here}


@dataclass(slots=True)
class PlainSession:
    """What a world knows of one session: who wrote it down, and whom the writer named."""

    id: UUID
    writer: UUID
    shared_with: set[UUID] = field(default_factory=set)


@dataclass(slots=True)
class PlainAgreement:
    """An agreement is one person's own, or of a session, or else of a study day."""

    id: UUID
    owner: UUID | None = None
    session: PlainSession | None = None


def may_read_session(
    viewer: UUID, session: PlainSession, active: Iterable[UUID], *, learning_open: bool
) -> bool:
    """The writer always; who is named and still here, while the council lets learning together be."""
    named = viewer in set(active) and viewer in session.shared_with
    return viewer == session.writer or (learning_open and named)


def may_read_agreement(
    viewer: UUID,
    agreement: PlainAgreement,
    active: Iterable[UUID],
    team: Iterable[UUID],
    *,
    is_open: bool,
    learning_open: bool,
) -> bool:
    """Mine: I, always. Ours, while it is open: who is here and reads the session, or for a day the team."""
    if agreement.owner:
        return viewer == agreement.owner
    if not is_open:
        return False
    if agreement.session:
        reads = may_read_session(viewer, agreement.session, active, learning_open=learning_open)
        return viewer in set(active) and reads
    return viewer in set(team)
