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


def may_read(
    viewer: UUID, reflection: PlainReflection, active: Iterable[UUID], *, sharing_open: bool
) -> bool:
    """The writer always; a named reader who is still here, while the council lets sharing be."""
    if viewer == reflection.writer:
        return True
    return sharing_open and viewer in set(active) and viewer in reflection.shared_with
