"""What a viewer can do along the way: think along with a seed, and add what the team thought later."""

from collections.abc import Mapping
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.drafts import form
from teamtuin.drafts import queries as drafts_queries
from teamtuin.errors import N_, Refused
from teamtuin.experiments import queries as experiments
from teamtuin.experiments.along import queries
from teamtuin.experiments.along.model import Joining, Thought
from teamtuin.experiments.evidence import NOTHING_YET
from teamtuin.experiments.model import Experiment
from teamtuin.experiments.parts import queries as parts
from teamtuin.people import queries as people
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import DRAFT, EXPERIMENT_THOUGHT, Tombstone
from teamtuin.store.transaction import retry_conflicts

STILL_OPEN = N_("You have not begun yet. Nothing was saved. Change the expectation itself.")


class AlongService:
    """Who thinks along with the seeds of one school, and later thoughts at its proeftuinen."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def joining(self, viewer: Viewer, experiment_id: UUID) -> Joining:
        """Who of the team of today thinks along with this seed; of what is no seed, nobody.

        Raises NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            experiments.require(tx, experiment_id, Action.READ)
            return _joining(tx, experiment_id)

    @retry_conflicts
    def join(self, viewer: Viewer, experiment_id: UUID) -> Joining:
        """Think along with a seed; saying it twice is saying it once. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            queries.join(tx, experiment_id)
            return _joining(tx, experiment_id)

    @retry_conflicts
    def stop_joining(self, viewer: Viewer, experiment_id: UUID) -> Joining:
        """Think along no more: nothing of it is kept. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            experiments.require(tx, experiment_id)
            queries.stop_joining(tx, experiment_id)
            return _joining(tx, experiment_id)

    def mine(self, viewer: Viewer) -> list[str]:
        """The seeds with which the viewer thinks along, by their names."""
        with self._store.transaction(viewer) as tx:
            return queries.mine(tx)

    @retry_conflicts
    def think(self, viewer: Viewer, experiment_id: UUID, drafts: Mapping[str, UUID]) -> Experiment:
        """Add the draft `thought` to an expectation that stands, with the day of today.

        Raises Refused for nothing or before the start, NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            one, filled = experiments.get(tx, experiment_id, Action.WRITE), form.take(tx, drafts)
            if filled.item_id:
                return one
            if not filled["thought"]:
                raise Refused(NOTHING_YET)
            if one.tried_on is None:
                raise Refused(STILL_OPEN)
            thought = Thought(
                id=new_id(),
                experiment_id=experiment_id,
                thought_on=day_of(self._now()),
                text=filled["thought"],
                made_at=self._now(),
            )
            parts.insert(tx, thought)
            filled.close(tx, thought.id, self._now())
            return experiments.get(tx, experiment_id)

    @retry_conflicts
    def take_away(self, viewer: Viewer, experiment_id: UUID, thought_id: UUID) -> None:
        """Take a later thought away, for the whole team and from the backups. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            queries.forget_thought(tx, experiment_id, thought_id)
            typed = drafts_queries.delete_of_item(tx, thought_id)
            tx.bury(Tombstone(EXPERIMENT_THOUGHT, thought_id))
            tx.bury(*(Tombstone(DRAFT, draft_id, viewer.id) for draft_id in typed))


def _joining(tx: Transaction, experiment_id: UUID) -> Joining:
    """By the alphabet: who said it first says nothing."""
    said = set(queries.joined(tx, experiment_id))
    names = sorted(
        (person.first_name for person in people.visible(tx) if person.id in said and person.in_team),
        key=str.casefold,
    )
    return Joining(names=tuple(names), mine=tx.viewer.id in said)
