"""The acting person, always explicit and always the first argument."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody, or one of the two parts of Teamtuin that act without a person.

    `id` is the person's id. Roles are not in it: they are looked up in the data at each question,
    so that a role that was taken away no longer counts.
    """

    id: UUID


CARETAKER = Viewer(UUID("00000000-0000-4000-8000-00000000ca4e"))
"""Background work: it knows ids, dates and keys, and never opens a text."""

DOORKEEPER = Viewer(UUID("00000000-0000-4000-8000-00000000d004"))
"""Sign-in, set-up and invitations: it acts before anybody is known, on accounts only."""

ANYONE = Viewer(UUID("00000000-0000-4000-8000-0000000000aa"))
"""A visitor who is not signed in: sees the school's name, nothing else."""
