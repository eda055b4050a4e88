"""What readers say back to a writer, and what a writer may know about others and one text."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.clock import HOME, Clock, utc_now
from teamtuin.experiments import queries as experiments
from teamtuin.people import queries as people
from teamtuin.people.model import Person
from teamtuin.reflections import queries as reflections
from teamtuin.reflections.along import queries
from teamtuin.reflections.along.model import BY_NOBODY_ELSE, Around, Said, Sign, heard
from teamtuin.reflections.model import Reflection
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import SHARE, SIGN, Tombstone
from teamtuin.store.transaction import retry_conflicts


class ReadingAlongService:
    """The readers of the texts of one school, each for one text."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    # -- for a reader

    def signs(self, viewer: Viewer, reflection_id: UUID) -> frozenset[Sign]:
        """What the viewer said or marked at what is shared with them."""
        with self._store.transaction(viewer) as tx:
            return queries.mine(tx).get(reflection_id, frozenset())

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
            card_of = {person.id: person.first_name for person in people.visible(tx)}
            signs = queries.mine(tx)
            return [
                Said(
                    writer=card_of.get(one.writer_id),
                    written_on=one.written_at.astimezone(HOME).date(),
                    signs=signs[one.id],
                )
                for one in reflections.readable(tx)
                if signs.get(one.id)
            ]

    # -- for the writer

    def around(self, viewer: Viewer, reflection_id: UUID) -> Around:
        """Who can read one's own text, what they said, and whether another opened it. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            card_of = {person.id: person for person in people.visible(tx)}
            readers = reflections.readers(tx, reflection_id)
            return Around(
                readers=tuple(card_of[one] for one in readers if one in card_of),
                heard=heard(queries.given(tx).get(reflection_id, ()), card_of),
                opened=queries.opened(tx).get(reflection_id, BY_NOBODY_ELSE),
            )

    def sees(self, viewer: Viewer, reflection_id: UUID, person_id: UUID) -> bool:
        """Whether this person can read one's own text now. Raises NotVisible unless the viewer wrote it.

        The policy is asked as that person, about this one text and nothing else; it is not opened as them.
        """
        with self._store.transaction(viewer) as tx:
            reflections.get(tx, reflection_id, Action.PEOPLE)
            with tx.acting_as(Viewer(person_id)):
                return queries.may_read(tx, reflection_id)

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

    def to_thank(self, viewer: Viewer, experiment_id: UUID) -> list[tuple[Reflection, Person]]:
        """What others share with the viewer at this proeftuin, with who wrote it. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return _shared_at(tx, experiment_id)

    @retry_conflicts
    def thank(self, viewer: Viewer, experiment_id: UUID, helped: Iterable[UUID]) -> None:
        """Tell the writers of these that a decision used their text; what is no longer shared is skipped."""
        with self._store.transaction(viewer) as tx:
            here = {reflection.id for reflection, _ in _shared_at(tx, experiment_id)}
            for reflection_id in here.intersection(helped):
                queries.put(tx, reflection_id, Sign.HELPED, is_on=True)


def _shared_at(tx: Transaction, experiment_id: UUID) -> list[tuple[Reflection, Person]]:
    called = experiments.references(tx, experiment_id)
    card_of = {person.id: person for person in people.visible(tx)}
    return [
        (one, card_of[one.writer_id])
        for one in reflections.readable(tx)
        if one.writer_id != tx.viewer.id and one.experiment in called and one.writer_id in card_of
    ]
