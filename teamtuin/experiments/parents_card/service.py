"""What a viewer can do with the card for parents: read it, take it along, and give it better words."""

from collections.abc import Mapping
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, utc_now
from teamtuin.drafts import form
from teamtuin.errors import N_, NotVisible, Refused
from teamtuin.experiments import queries
from teamtuin.experiments.parents_card import queries as cards
from teamtuin.experiments.parents_card.model import (
    OWN,
    Kept,
    ParentsCard,
    Seen,
    Words,
    card_of,
)
from teamtuin.store import Store
from teamtuin.store.transaction import retry_conflicts
from teamtuin.texts import Texts

NOTHING_TRIED = N_("Say at least what you try. Nothing was changed. What you wrote still stands here.")


class ParentsCardService:
    """The cards of one school's proeftuinen; a seed has none yet."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def of(self, viewer: Viewer, experiment_id: UUID, t: Texts) -> ParentsCard:
        """The card as it stands now. Raises NotVisible, also for a seed."""
        return self._card(viewer, experiment_id, t, Action.READ)

    def to_take_along(self, viewer: Viewer, experiment_id: UUID, t: Texts) -> ParentsCard:
        """The same, for paper and for files. Raises NotVisible."""
        return self._card(viewer, experiment_id, t, Action.EXPORT)

    def _card(self, viewer: Viewer, experiment_id: UUID, t: Texts, action: Action) -> ParentsCard:
        with self._store.transaction(viewer) as tx:
            one = queries.get(tx, experiment_id, action)
            if one.is_seed:
                raise NotVisible
            return card_of(one, cards.find(tx, experiment_id, action), t)

    def for_export(self, viewer: Viewer) -> dict[UUID, Words]:
        """What the team said on its cards, by the id of the proeftuin, for who takes the school's along."""
        with self._store.transaction(viewer) as tx:
            return cards.for_export(tx)

    @retry_conflicts
    def look_over(self, viewer: Viewer, experiment_id: UUID, drafts: Mapping[str, UUID], seen: Seen) -> None:
        """Keep the drafts `trying`, `why`, `notice` and `joining`: now the team has seen the card.

        `seen` is what stood beside them on the screen: when that is otherwise by now, the card is not looked
        over. Raises Refused when nothing is tried, NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            filled = form.take(tx, drafts)
            if filled.item_id:
                return
            if queries.get(tx, experiment_id, Action.WRITE).is_seed:
                raise NotVisible
            words = Words(**{name: filled[name] for name in OWN})
            if not words.trying:
                raise Refused(NOTHING_TRIED)
            cards.put(tx, experiment_id, Kept(words=words, seen=seen))
            filled.close(tx, experiment_id, self._now())
