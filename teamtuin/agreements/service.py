"""What a viewer can do with agreements: make them, look back on them, let them go."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.agreements import queries
from teamtuin.agreements.model import SOON, Agreement, Result
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.drafts import queries as drafts_queries
from teamtuin.drafts.form import Filled, take
from teamtuin.errors import N_, Refused
from teamtuin.peer_learning import queries as sessions
from teamtuin.people import queries as people
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import AGREEMENT, DRAFT, Tombstone
from teamtuin.store.transaction import retry_conflicts

WHAT, LINE = "what", "line"
"""The fields of the two forms."""
NOTHING_YET = N_("There is nothing in the field yet. Nothing was lost. One sentence is enough.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many agreements the viewer wanted to look back on by now: one's own, and ours."""

    mine: int
    ours: int


class AgreementService:
    """The agreements of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    @property
    def _today(self) -> date:
        return day_of(self._now())

    def mine(self, viewer: Viewer) -> list[Agreement]:
        """One's own small steps, the oldest due first; nobody else sees them."""
        with self._store.transaction(viewer) as tx:
            return queries.mine(tx)

    def ours(self, viewer: Viewer) -> list[Agreement]:
        """Our agreements that the viewer may read, the oldest due first."""
        with self._store.transaction(viewer) as tx:
            return queries.ours(tx)

    def of_session(self, viewer: Viewer, session_id: UUID) -> list[Agreement]:
        """What was agreed in a session that the viewer reads; nothing for anybody else."""
        with self._store.transaction(viewer) as tx:
            return queries.of_session(tx, session_id)

    def for_export(self, viewer: Viewer, session_id: UUID | None = None) -> list[Agreement]:
        """One's own small steps, or what was agreed in this session, to take along."""
        with self._store.transaction(viewer) as tx:
            if session_id is None:
                return queries.mine(tx, Action.EXPORT)
            return queries.of_session(tx, session_id, Action.EXPORT)

    def get(self, viewer: Viewer, agreement_id: UUID) -> Agreement:
        """One agreement that the viewer may read. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return queries.get(tx, agreement_id)

    def waiting(self, viewer: Viewer) -> Waiting:
        """How many are due: without a word of them, for a page that may stand on a class board."""
        with self._store.transaction(viewer) as tx:
            mine, ours = (
                sum(one.is_due(self._today) for one in some) for some in (queries.mine(tx), queries.ours(tx))
            )
        return Waiting(mine=mine, ours=ours)

    @retry_conflicts
    def take_step(self, viewer: Viewer, drafts: Mapping[str, UUID], due_on: date | None) -> Agreement:
        """Keep a small step of one's own, from the field WHAT. Raises Refused, ModuleClosed, NotVisible."""
        with self._store.transaction(viewer) as tx:
            filled = take(tx, drafts)
            key_id = people.own_key(tx)
            return self._make(tx, filled, due_on, owner_id=viewer.id, key_id=key_id)

    @retry_conflicts
    def agree(
        self, viewer: Viewer, session_id: UUID, drafts: Mapping[str, UUID], due_on: date | None
    ) -> Agreement:
        """Keep one more agreement of a session in which the viewer may write. Raises as `take_step`."""
        with self._store.transaction(viewer) as tx:
            filled = take(tx, drafts)
            key_id = sessions.get(tx, session_id, Action.WRITE).key_id
            return self._make(tx, filled, due_on, session_id=session_id, key_id=key_id)

    def _make(self, tx: Transaction, filled: Filled, due_on: date | None, **whose: UUID) -> Agreement:
        if filled.item_id:
            return queries.get(tx, filled.item_id)
        if not filled[WHAT]:
            raise Refused(NOTHING_YET)
        agreement = Agreement(
            id=new_id(),
            text=filled[WHAT],
            made_on=self._today,
            due_on=due_on,
            made_at=self._now(),
            **whose,  # type: ignore[arg-type]
        )
        queries.insert(tx, agreement)
        filled.close(tx, agreement.id, self._now())
        return agreement

    @retry_conflicts
    def look_back(self, viewer: Viewer, agreement_id: UUID, result: Result) -> Agreement:
        """Say what became of it; another answer takes the place of an earlier one. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            looked = queries.get(tx, agreement_id, Action.WRITE).looked_back(result, self._today)
            queries.replace(tx, looked)
            return looked

    @retry_conflicts
    def still(self, viewer: Viewer, agreement_id: UUID) -> Agreement:
        """It is still of now: one looks back two weeks from today. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            old = queries.get(tx, agreement_id, Action.WRITE)
            kept = replace(old, due_on=self._today + SOON) if old.is_open else old
            queries.replace(tx, kept)
            return kept

    @retry_conflicts
    def say(self, viewer: Viewer, agreement_id: UUID, drafts: Mapping[str, UUID]) -> Agreement:
        """Add the field LINE to what was said at the look-back. Raises Refused, NotVisible."""
        with self._store.transaction(viewer) as tx:
            old, filled = queries.get(tx, agreement_id, Action.WRITE), take(tx, drafts)
            if filled.item_id:
                return old
            if not filled[LINE]:
                raise Refused(NOTHING_YET)
            said = replace(old, look_back="\n".join(filter(None, (old.look_back, filled[LINE]))))
            queries.replace(tx, said)
            filled.close(tx, agreement_id, self._now())
            return said

    @retry_conflicts
    def delete(self, viewer: Viewer, agreement_id: UUID) -> None:
        """Remove one's own small step, and what was typed for it. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            queries.delete(tx, agreement_id)
            typed = drafts_queries.delete_of_item(tx, agreement_id)
            tx.bury(Tombstone(AGREEMENT, agreement_id))
            tx.bury(*(Tombstone(DRAFT, draft_id, viewer.id) for draft_id in typed))
