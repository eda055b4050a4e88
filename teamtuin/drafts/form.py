"""What stood in the fields of one form, for the service that makes something of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from teamtuin.drafts import queries
from teamtuin.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The text of each field by its name, without white space around it.

    `item_id` is what an earlier press made of the same drafts: then this one was told twice, and the service
    returns that item instead of making another.
    """

    texts: Mapping[str, str]
    drafts: tuple[UUID, ...]
    item_id: UUID | None
    untouched: frozenset[str] = frozenset()

    @property
    def changed(self) -> Mapping[str, str]:
        """The fields in which something was typed: what was only copied may stand otherwise by now."""
        return {name: text for name, text in self.texts.items() if name not in self.untouched}

    def __getitem__(self, name: str) -> str:
        return self.texts.get(name, "")

    def close(self, tx: Transaction, item_id: UUID, now: datetime) -> None:
        """The drafts became this item; call it in the transaction that keeps the item."""
        for draft_id in self.drafts:
            queries.close(tx, draft_id, item_id, now)


def take(tx: Transaction, drafts: Mapping[str, UUID]) -> Filled:
    """Read the viewer's own drafts, by the name of their field. Raises NotVisible."""
    found = {name: queries.get(tx, draft_id) for name, draft_id in drafts.items()}
    items = [draft.item_id for draft in found.values() if draft.item_id is not None]
    return Filled(
        texts={name: draft.text.strip() for name, draft in found.items()},
        drafts=tuple(drafts.values()),
        item_id=items[0] if items else None,
        untouched=frozenset(name for name, draft in found.items() if draft.is_untouched_copy),
    )
