"""Room that a proeftuin asks for: time, money, a place, permission, hands. Who leads the school answers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, day_of, new_id, utc_now
from teamtuin.drafts import form
from teamtuin.errors import N_, Refused
from teamtuin.experiments import queries
from teamtuin.experiments.evidence import NOTHING_YET
from teamtuin.experiments.model import Experiment, RoomAnswer, RoomAsked, RoomKind
from teamtuin.experiments.moving import Waiting, waiting
from teamtuin.experiments.parts import queries as parts
from teamtuin.store import Store
from teamtuin.store.transaction import retry_conflicts

CANNOT_BECAUSE = N_("Say in one sentence why it cannot be. Nothing was answered yet.")


class RoomAskedService:
    """What the proeftuinen of one school ask for."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    @retry_conflicts
    def ask(
        self, viewer: Viewer, experiment_id: UUID, drafts: Mapping[str, UUID], kind: RoomKind
    ) -> Experiment:
        """Ask who leads the school for room, in the one line of the draft `room`. Raises Refused."""
        with self._store.transaction(viewer) as tx:
            filled = form.take(tx, drafts)
            if not filled.item_id:
                if not filled["room"]:
                    raise Refused(NOTHING_YET)
                room = RoomAsked(
                    id=new_id(),
                    experiment_id=experiment_id,
                    asked_on=self._today(),
                    kind=kind,
                    text=" ".join(filled["room"].split()),
                    made_at=self._now(),
                )
                parts.insert(tx, room)
                filled.close(tx, room.id, self._now())
            return queries.get(tx, experiment_id)

    def waiting(self, viewer: Viewer) -> list[Waiting]:
        """All room that waits for an answer, the longest first."""
        with self._store.transaction(viewer) as tx:
            return waiting(queries.readable(tx))

    def answerable(self, viewer: Viewer, rooms: Sequence[RoomAsked]) -> set[UUID]:
        """Which of these the viewer answers, by their ids: only who leads the school does."""
        with self._store.transaction(viewer) as tx:
            return parts.answerable(tx, [room.id for room in rooms])

    @retry_conflicts
    def answer(
        self, viewer: Viewer, room_id: UUID, answer: RoomAnswer, drafts: Mapping[str, UUID]
    ) -> RoomAsked:
        """Answer what was asked, with the draft `because`; it is needed when it cannot be.

        Raises NotVisible for everybody but who leads the school, Refused.
        """
        with self._store.transaction(viewer) as tx:
            room, filled = parts.room(tx, room_id, Action.CLOSE), form.take(tx, drafts)
            if filled.item_id:
                return room
            if answer is RoomAnswer.CANNOT and not filled["because"]:
                raise Refused(CANNOT_BECAUSE)
            new = replace(room, answer=answer, because=filled["because"], answered_on=self._today())
            parts.replace(tx, new)
            filled.close(tx, room_id, self._now())
            return new

    def _today(self) -> date:
        return day_of(self._now())
