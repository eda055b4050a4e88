"""What a viewer can do with sessions. A session is the writer's alone until the writer names readers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from teamtuin.access.policy import Action, Module
from teamtuin.access.viewer import CARETAKER, Viewer
from teamtuin.agreements import queries as agreements
from teamtuin.agreements.model import Agreement
from teamtuin.agreements.service import NOTHING_YET
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.drafts import queries as drafts_queries
from teamtuin.drafts.form import Filled, take
from teamtuin.errors import N_, NotAllowed, NotVisible, Refused
from teamtuin.peer_learning import queries
from teamtuin.peer_learning.model import Insight, Noted, PeerSession, Summary, TeamInsight, insights_in
from teamtuin.people import queries as people
from teamtuin.people.model import Person
from teamtuin.school import queries as school
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import AGREEMENT, DRAFT, KEY, PEER_SESSION, SHARE, TEAM_INSIGHT, Tombstone
from teamtuin.store.transaction import retry_conflicts

NEED, SAW, AGREED, WORKS, METHOD, WORDS = "need", "saw", "agreement", "works", "method", "words"
"""The fields of the forms."""


class PeerLearningService:
    """The sessions of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def _today(self) -> date:
        return day_of(self._now())

    @retry_conflicts
    def log(self, viewer: Viewer, drafts: Mapping[str, UUID], noted: Noted) -> PeerSession:
        """Keep a session that only its writer sees, with its agreement if there is one; twice: the same.

        Raises Refused for nothing written or what cannot be, ModuleClosed, NotAllowed, NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            school.require_open(tx, Module.PEER_LEARNING)
            filled = take(tx, drafts)
            if filled.item_id:
                return queries.get(tx, filled.item_id)
            if not any(filled[name] for name in (NEED, SAW, AGREED, WORKS)):
                raise Refused(NOTHING_YET)
            noted.check(self._today())
            session = self._new(filled, noted, viewer)
            bring_in(tx, session)
            if filled[AGREED]:
                agreements.insert(tx, self._agreed(session, filled[AGREED], noted.due_on))
            filled.close(tx, session.id, self._now())
            return session

    def _new(self, filled: Filled, noted: Noted, viewer: Viewer) -> PeerSession:
        return PeerSession(
            id=new_id(),
            writer_id=viewer.id,
            key_id=new_id(),
            held_on=noted.held_on,
            form=noted.form,
            made_at=self._now(),
            summary=Summary(key_id=new_id(), need=filled[NEED], insights=insights_in(filled[SAW])),
            attendance=noted.attendance,
            experiment_id=noted.experiment_id,
            what_works=filled[WORKS],
            method=filled[METHOD],
        )

    def _agreed(self, session: PeerSession, text: str, due_on: date | None) -> Agreement:
        return Agreement(
            id=new_id(),
            text=text,
            session_id=session.id,
            key_id=session.key_id,
            made_on=session.held_on,
            due_on=due_on,
            made_at=self._now(),
        )

    def get(self, viewer: Viewer, session_id: UUID) -> PeerSession:
        """One session that the viewer may read. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return queries.get(tx, session_id)

    def readable(self, viewer: Viewer) -> list[PeerSession]:
        """All that the viewer may read, the latest first."""
        with self._store.transaction(viewer) as tx:
            return queries.readable(tx)

    def for_export(self, viewer: Viewer) -> list[PeerSession]:
        """The sessions that the viewer wrote down, to take along."""
        with self._store.transaction(viewer) as tx:
            return queries.readable(tx, Action.EXPORT)

    def for_team(self, viewer: Viewer) -> list[TeamInsight]:
        """What writers marked for the whole team, the latest month first."""
        with self._store.transaction(viewer) as tx:
            return queries.for_team(tx)

    def how_many(self) -> int:
        """How many sessions there are in all: for whoever looks after the house, and nothing of them."""
        with self._store.transaction(CARETAKER) as tx:
            return queries.how_many(tx)

    @retry_conflicts
    def correct(self, viewer: Viewer, session_id: UUID, noted: Noted) -> PeerSession:
        """Put other facts in the place of these; the writer's. Raises NotVisible, Refused."""
        with self._store.transaction(viewer) as tx:
            old = _own(tx, session_id)
            noted.check(self._today())
            new = replace(
                old,
                form=noted.form,
                held_on=noted.held_on,
                attendance=noted.attendance,
                experiment_id=noted.experiment_id,
            )
            queries.replace(tx, new)
            return new

    @retry_conflicts
    def write_on(self, viewer: Viewer, session_id: UUID, drafts: Mapping[str, UUID]) -> PeerSession:
        """Add what else was seen, from the field SAW: every reader can, and takes nothing away.

        Raises Refused, NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            old, filled = queries.get(tx, session_id, Action.WRITE), take(tx, drafts)
            if filled.item_id:
                return old
            more = [insight.text for insight in insights_in(filled[SAW])]
            if not more or old.summary is None:
                raise Refused(NOTHING_YET)
            return self._rewritten(tx, old.seen_more(more), filled)

    @retry_conflicts
    def rewrite(self, viewer: Viewer, session_id: UUID, name: str, drafts: Mapping[str, UUID]) -> PeerSession:
        """Put the field WORDS in the place of NEED, WORKS or METHOD; the writer's. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            old, filled = _own(tx, session_id), take(tx, drafts)
            if filled.item_id:
                return old
            if name == NEED and old.summary:
                new = replace(old, summary=replace(old.summary, need=filled[WORDS]))
            elif name == WORKS:
                new = replace(old, what_works=filled[WORDS])
            elif name == METHOD:
                new = replace(old, method=filled[WORDS])
            else:
                raise NotVisible
            return self._rewritten(tx, new, filled)

    @retry_conflicts
    def rewrite_insight(
        self, viewer: Viewer, session_id: UUID, place: int, drafts: Mapping[str, UUID]
    ) -> PeerSession:
        """Put the field WORDS in the place of one insight, or take it away when there is nothing in it.

        An insight that changed is for the team no more until it is marked anew. Raises NotVisible.
        """
        with self._store.transaction(viewer) as tx:
            old, filled = _own(tx, session_id), take(tx, drafts)
            if filled.item_id:
                return old
            insight = _insight(old, place)
            if filled[WORDS] == insight.text:
                return self._rewritten(tx, old, filled)
            _take_from_team(tx, old, [insight.team_id] if insight.team_id else [])
            new = Insight(text=filled[WORDS]) if filled[WORDS] else None
            return self._rewritten(tx, old.with_insight(place, new), filled)

    def _rewritten(self, tx: Transaction, session: PeerSession, filled: Filled) -> PeerSession:
        queries.replace(tx, session)
        filled.close(tx, session.id, self._now())
        return session

    @retry_conflicts
    def mark(self, viewer: Viewer, session_id: UUID, place: int) -> PeerSession:
        """Let the whole team read one insight, by its month and without the session. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            old = _own(tx, session_id)
            insight = _insight(old, place)
            if insight.team_id:
                return old
            return mark_for_team(tx, old, place)

    @retry_conflicts
    def unmark(self, viewer: Viewer, session_id: UUID, team_id: UUID) -> PeerSession:
        """Take an insight back from the team: the row goes. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            old = _own(tx, session_id)
            _take_from_team(tx, old, [team_id])
            new = old.taken_from_team(team_id)
            queries.replace(tx, new)
            return new

    @retry_conflicts
    def share(self, viewer: Viewer, session_id: UUID, with_people: Iterable[UUID]) -> list[Person]:
        """Let the named people of the team read it and write on; returns who can now.

        Raises NotVisible unless the viewer wrote it, ModuleClosed, Refused for nobody or a stranger.
        """
        with self._store.transaction(viewer) as tx:
            school.require_open(tx, Module.PEER_LEARNING)
            team = {person.id for person in people.colleagues(tx) if person.in_team}
            chosen = set(with_people) - {viewer.id}
            if not chosen or not chosen <= team:
                raise Refused(N_("Choose who may read along. Nothing was shared yet."))
            queries.READERS.add(tx, session_id, chosen, self._now())
            return _readers(tx, session_id)

    @retry_conflicts
    def revoke(self, viewer: Viewer, session_id: UUID, person_id: UUID | None = None) -> list[Person]:
        """Take it back from one person, or from everybody (None); returns who can still read it."""
        with self._store.transaction(viewer) as tx:
            taken_back = queries.READERS.remove(tx, session_id, person_id)
            tx.bury(*(Tombstone(SHARE, session_id, reader) for reader in taken_back))
            return _readers(tx, session_id)

    def readers(self, viewer: Viewer, session_id: UUID) -> list[Person]:
        """Who can read it beside the writer, for those who read it themselves. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return _readers(tx, session_id)

    @retry_conflicts
    def delete(self, viewer: Viewer, session_id: UUID) -> None:
        """Remove one's own session: its agreements, its readers, what was for the team, and its keys."""
        with self._store.transaction(viewer) as tx:
            session = queries.get(tx, session_id, Action.DELETE)
            _take_from_team(tx, session, session.for_team)
            agreed = agreements.made_in(tx, session_id)
            queries.delete(tx, session_id)
            typed = [
                draft for item in (session_id, *agreed) for draft in drafts_queries.delete_of_item(tx, item)
            ]
            keys = [session.key_id, *([session.summary.key_id] if session.summary else [])]
            tx.bury(Tombstone(PEER_SESSION, session_id), *(Tombstone(KEY, key_id) for key_id in keys))
            tx.bury(*(Tombstone(AGREEMENT, agreement_id) for agreement_id in agreed))
            tx.bury(*(Tombstone(DRAFT, draft_id, viewer.id) for draft_id in typed))


def bring_in(tx: Transaction, session: PeerSession) -> None:
    """Keep a session of the viewer with new keys, inside a transaction of another service too."""
    if session.writer_id != tx.viewer.id:
        raise NotAllowed
    tx.keys.add(session.key_id)
    if session.summary:
        tx.keys.add(session.summary.key_id)
    queries.insert(tx, session)


def mark_for_team(tx: Transaction, session: PeerSession, place: int) -> PeerSession:
    """Give an insight an id of its own that tells nothing, and the team its text and month."""
    text = session.insights[place].text
    team = TeamInsight(
        id=uuid4(), month=session.held_on.replace(day=1), text=text, experiment_id=session.experiment_id
    )
    queries.mark(tx, session.id, team)
    new = session.with_insight(place, Insight(text=text, team_id=team.id))
    queries.replace(tx, new)
    return new


def _own(tx: Transaction, session_id: UUID) -> PeerSession:
    """A session of the viewer: only the writer may share, and so only the writer changes what stands."""
    return queries.get(tx, session_id, Action.SHARE)


def _insight(session: PeerSession, place: int) -> Insight:
    if not 0 <= place < len(session.insights):
        raise NotVisible
    return session.insights[place]


def _take_from_team(tx: Transaction, session: PeerSession, team_ids: Sequence[UUID]) -> None:
    own = [team_id for team_id in team_ids if team_id in session.for_team]
    queries.unmark(tx, session.id, own)
    tx.bury(*(Tombstone(TEAM_INSIGHT, team_id) for team_id in own))


def _readers(tx: Transaction, session_id: UUID) -> list[Person]:
    card_of = {person.id: person for person in people.colleagues(tx)}
    return [card_of[id_] for id_ in queries.READERS.of(tx, session_id) if id_ in card_of]
