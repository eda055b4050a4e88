"""What others keep at a proeftuin and the viewer may read there, the newest of each kind.

Each kind asks its own policy, and takes out of the store no more than the line can show.
"""

from collections.abc import Container, Iterator
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.agreements import queries as agreements
from teamtuin.clock import day_of
from teamtuin.experiments import queries, story
from teamtuin.experiments.model import Experiment
from teamtuin.experiments.story import ALL, Entry, Line, Shared, Sort, Told
from teamtuin.experiments.told import queries as latest
from teamtuin.peer_learning import queries as sessions
from teamtuin.peer_learning.model import PeerSession
from teamtuin.people import queries as people
from teamtuin.reflections import queries as reflections
from teamtuin.reflections.at import queries as at
from teamtuin.rooms.published import queries as rounds
from teamtuin.store import Transaction


def line(tx: Transaction, one: Experiment, most: int, sort: Sort | None) -> Line:
    """The newest of the story line of this proeftuin, as the viewer got it. Raises NotVisible.

    A reflection or a session stands there only for its writer and the readers she chose.
    """
    queries.require(tx, one.id, Action.READ)
    return story.line([*story.of(one, most + 1), *_told(tx, one.id, most + 1)], most, sort)


def _told(tx: Transaction, experiment_id: UUID, most: int) -> Iterator[Entry]:
    """Everything that does not hang on the proeftuin itself, at most so many of each kind."""
    yield from _seen(tx, experiment_id, most)
    yield from (_shared(one) for one in shared(tx, experiment_id, most))
    yield from _learned_together(tx, experiment_id, most)
    yield from _agreed(tx, experiment_id, most)
    yield from _came_out(tx, experiment_id, most)
    yield from _asked(tx, experiment_id, most)


def _seen(tx: Transaction, experiment_id: UUID, most: int) -> Iterator[Entry]:
    for seen in latest.observations(tx, experiment_id, most):
        yield Entry(
            day=seen.seen_on,
            kind=Told.OBSERVATION,
            text=seen.text,
            name=seen.name,
            thing_id=seen.id,
            mine=seen.mine,
        )


def shared(tx: Transaction, experiment_id: UUID, most: int = ALL) -> list[Shared]:
    """Texts at this proeftuin that are shared, with the viewer or by the viewer, the newest first."""
    _place_old(tx)
    ids = at.latest(tx, queries.references(tx, experiment_id), most)
    card_of = {person.id: person.first_name for person in people.visible(tx)} if ids else {}
    found = sorted(reflections.some(tx, ids), key=lambda one: (one.written_at, one.id), reverse=True)
    return [
        Shared(reflection=one, name=card_of.get(one.writer_id), mine=one.writer_id == tx.viewer.id)
        for one in found
    ]


def _place_old(tx: Transaction) -> None:
    """Once, for texts that were shared before their place was kept apart."""
    for one in reflections.some(tx, at.not_looked_at(tx)):
        at.follow(tx, one)


def _shared(one: Shared) -> Entry:
    return Entry(
        day=day_of(one.reflection.written_at),
        kind=Told.REFLECTION,
        text=one.reflection.text,
        name=one.name,
        thing_id=one.reflection.id,
        mine=one.mine,
    )


def _learned_together(tx: Transaction, experiment_id: UUID, most: int) -> Iterator[Entry]:
    """What sessions gave the team, without form or people; and the sessions that the viewer reads."""
    for_team = sessions.for_team_at(tx, experiment_id, most)
    for insight in for_team:
        yield Entry(day=insight.month, kind=Told.TEAM_INSIGHT, text=insight.text, whole_month=True)
    told_already = {insight.id for insight in for_team}
    found = sessions.at_experiment(tx, experiment_id, most)
    read_along = sessions.READERS.shared_ones(tx, [session.id for session in found])
    for session in found:
        yield Entry(
            day=session.held_on,
            kind=Told.SESSION,
            text=_words_of(session, told_already),
            form=session.form,
            alone=session.writer_id == tx.viewer.id and session.id not in read_along,
            thing_id=session.id,
        )


def _words_of(session: PeerSession, told_already: Container[UUID | None]) -> str:
    seen = (insight.text for insight in session.insights if insight.team_id not in told_already)
    words = (session.need, *seen, session.what_works)
    return "\n".join(text for text in words if text)


def _agreed(tx: Transaction, experiment_id: UUID, most: int) -> Iterator[Entry]:
    """Our agreements out of sessions at this proeftuin, for who reads those."""
    for agreement in agreements.at_experiment(tx, experiment_id, most):
        yield Entry(
            day=agreement.made_on,
            kind=Told.AGREEMENT,
            text=agreement.text,
            result=agreement.result,
            thing_id=agreement.session_id,
        )


def _came_out(tx: Transaction, experiment_id: UUID, most: int) -> Iterator[Entry]:
    """What came out of a study day and got its place here."""
    for day_id, held_on, text in latest.outcomes(tx, experiment_id, most):
        yield Entry(day=held_on, kind=Told.OUTCOME, text=text, thing_id=day_id)


def _asked(tx: Transaction, experiment_id: UUID, most: int) -> Iterator[Entry]:
    """Closed rounds of which something was published."""
    for one in rounds.published_at(tx, experiment_id, most):
        yield Entry(day=one.closed_on, kind=Told.ROUND, text="", published=one)
