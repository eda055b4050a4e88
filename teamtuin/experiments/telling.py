"""What others keep at a proeftuin and the viewer may read there: shared texts, and sessions."""

from uuid import UUID

from teamtuin.experiments import queries
from teamtuin.experiments.story import Held, Shared
from teamtuin.peer_learning import queries as sessions
from teamtuin.people import queries as people
from teamtuin.reflections import queries as reflections
from teamtuin.store import Transaction


def shared(tx: Transaction, experiment_id: UUID) -> list[Shared]:
    """Texts at this proeftuin that are shared: with the viewer, or by the viewer."""
    called = queries.references(tx, experiment_id)
    card_of = {person.id: person for person in people.visible(tx)}
    readers = reflections.readers_of_mine(tx)
    return [
        Shared(
            reflection=one,
            name=card_of[one.writer_id].first_name if one.writer_id in card_of else None,
            mine=one.writer_id == tx.viewer.id,
        )
        for one in reflections.readable(tx)
        if one.experiment in called and (one.writer_id != tx.viewer.id or one.id in readers)
    ]


def held(tx: Transaction, experiment_id: UUID) -> list[Held]:
    """Sessions at this proeftuin that the viewer wrote or was named a reader of."""
    return [
        Held(session=one, alone=one.writer_id == tx.viewer.id and not sessions.READERS.of(tx, one.id))
        for one in sessions.readable(tx)
        if one.experiment_id == experiment_id
    ]
