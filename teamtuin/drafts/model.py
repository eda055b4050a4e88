"""A text on its way to becoming something; the server counts its revisions, no clock does."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

MOST_CHARACTERS = 100_000
EDIT = "edit:"
"""The beginning of the place of a draft that changes a part of what stands already."""
LOOSE = "loose"
"""The place of a draft that no page opened: it is found in My garden."""
QUICK = "quick"
"""The place of a receipt: a line that came from a device and was kept at once. Its id is the device's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands in one writing field. `rev` is 0 until something was typed.

    `began` is what stood in the part that a copy is there to change; None when it is no copy.
    """

    id: UUID
    owner_id: UUID
    key_id: UUID
    place: str
    rev: int
    text: str
    changed_at: datetime
    item_id: UUID | None = None
    began: str | None = None

    @property
    def has_text(self) -> bool:
        return bool(self.text.strip())

    def is_open_in(self, place: str) -> bool:
        return self.item_id is None and self.place == place

    @property
    def is_untouched_copy(self) -> bool:
        """A saved part, opened to change it and left as it was: its words stand safe where they stood."""
        return self.text == self.began
