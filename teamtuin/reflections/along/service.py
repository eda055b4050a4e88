"""What readers say back to a writer, and what a writer may know about others and one text."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, day_of, utc_now
from teamtuin.experiments import queries as experiments
from teamtuin.experiments import telling
from teamtuin.experiments.story import Shared
from teamtuin.people import queries as people
from teamtuin.reflections import queries as reflections
from teamtuin.reflections.along import queries
from teamtuin.reflections.along.model import BY_NOBODY_ELSE, TAPS, Around, Beside, Said, Sign, heard
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import SHARE, SIGN, Tombstone
from teamtuin.store.transaction import retry_conflicts


class ReadingAlongService:
    """The readers of the texts of one school, each for one text."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    # -- for a reader

    def beside(self, viewer: Viewer, reflection_id: UUID) -> Beside:
        """What the viewer said or marked at what is shared with them, and where else they see it."""
        with self._store.transaction(viewer) as tx:
            place = reflections.get(tx, reflection_id).experiment
            signs = queries.mine(tx).get(reflection_id, frozenset())
            return Beside(signs=signs, at=experiments.title_of(tx, place))

    @retry_conflicts
    def say(self, viewer: Viewer, reflection_id: UUID, sign: Sign, *, is_on: bool = True) -> None:
        """Say or mark this at what is shared with the viewer, or take it back. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            queries.put(tx, reflection_id, sign, is_on=is_on)
            if not is_on:
                tx.bury(Tombstone(SIGN, reflection_id, viewer.id))

    @retry_conflicts
    def leave(self, viewer: Viewer, reflection_id: UUID) -> None:
        """Read it no more, as if it had never been shared with the viewer. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            queries.leave(tx, reflection_id)
            tx.bury(Tombstone(SHARE, reflection_id, viewer.id))

    def said(self, viewer: Viewer) -> list[Said]:
        """All that the viewer said or marked, to take along; no word of what was read."""
        with self._store.transaction(viewer) as tx:
            card_of = {person.id: person.first_name for person in people.colleagues(tx)}
            signs = queries.mine(tx)
            return [
                Said(
                    writer=card_of.get(one.writer_id),
                    written_on=day_of(one.written_at),
                    signs=signs[one.id],
                )
                for one in reflections.readable(tx)
                if signs.get(one.id)
            ]

    # -- for the writer

    def around(self, viewer: Viewer, reflection_id: UUID) -> Around:
        """Who can read one's own text, what they said, and whether another opened it. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            card_of = {person.id: person for person in people.colleagues(tx)}
            place = reflections.get(tx, reflection_id, Action.PEOPLE).experiment
            readers = reflections.readers(tx, reflection_id)
            return Around(
                readers=tuple(card_of[one] for one in readers if one in card_of),
                heard=heard(queries.given(tx).get(reflection_id, ()), card_of),
                opened=queries.opened(tx).get(reflection_id, BY_NOBODY_ELSE),
                at=experiments.title_of(tx, place),
            )

    def seen_by(self, viewer: Viewer, reflection_id: UUID, person_id: UUID) -> Beside | None:
        """What this person now sees beside one's own text; None when they cannot read it. Raises NotVisible.

        The policy is asked as that person, about this one text and its place; nothing is opened as them.
        Of what they pressed only that stands in it what the writer hears with their name.
        """
        with self._store.transaction(viewer) as tx:
            place = reflections.get(tx, reflection_id, Action.PEOPLE).experiment
            taps = dict(queries.given(tx).get(reflection_id, ())).get(person_id, frozenset())
            with tx.acting_as(Viewer(person_id)):
                if not queries.may_read(tx, reflection_id):
                    return None
                return Beside(signs=taps.intersection(TAPS), at=experiments.title_of(tx, place))

    # -- at a proeftuin

    @retry_conflicts
    def put_at(self, viewer: Viewer, reflection_id: UUID, experiment_id: UUID | None) -> None:
        """Let one's own text stand at a proeftuin, for who may read it; None: at none. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            old = reflections.get(tx, reflection_id, Action.WRITE)
            if experiment_id:
                experiments.require(tx, experiment_id, Action.READ)
            place = str(experiment_id) if experiment_id else None
            reflections.replace(tx, replace(old, experiment=place, changed_at=self._now()))

    def to_thank(self, viewer: Viewer, experiment_id: UUID) -> list[Shared]:
        """What others share with the viewer at this proeftuin. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return _of_others(tx, experiment_id)

    @retry_conflicts
    def thank(self, viewer: Viewer, experiment_id: UUID, helped: Iterable[UUID]) -> None:
        """Tell the writers of these that a decision used their text; what is no longer shared is skipped."""
        with self._store.transaction(viewer) as tx:
            here = {one.reflection.id for one in _of_others(tx, experiment_id)}
            for reflection_id in here.intersection(helped):
                queries.put(tx, reflection_id, Sign.HELPED, is_on=True)


def _of_others(tx: Transaction, experiment_id: UUID) -> list[Shared]:
    return [one for one in telling.shared(tx, experiment_id) if not one.mine]
