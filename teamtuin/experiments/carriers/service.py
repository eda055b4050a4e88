"""What the team does with the tasks of a proeftuin: write one down, change it, take it off."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from teamtuin.access.policy import Action
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, new_id, utc_now
from teamtuin.drafts import form
from teamtuin.drafts import queries as drafts_queries
from teamtuin.errors import N_, Refused
from teamtuin.experiments.carriers import queries
from teamtuin.experiments.carriers.model import (
    LONGEST_TASK,
    MOST_TASKS,
    CarriedTask,
    Carrier,
    in_order,
    named,
)
from teamtuin.experiments.evidence import NOTHING_YET
from teamtuin.people import queries as people
from teamtuin.store import Store, Transaction
from teamtuin.store.keys import CARRIED_TASK, DRAFT, Tombstone
from teamtuin.store.transaction import retry_conflicts

A_NAME = N_(
    "“{name}” is the name of somebody in the team. Nothing was saved. Write what the task is, without names."
)
TOO_LONG = N_("A task is one line of at most {most} characters. Nothing was saved. Make it shorter.")
WHO = N_("Choose who carried it then and who carries it now. Nothing was saved yet.")
ENOUGH = N_("There are {most} tasks already. Nothing was saved. Take one off the list first.")


class CarriersService:
    """Who carries what at the proeftuinen of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def of(self, viewer: Viewer, experiment_id: UUID) -> list[CarriedTask]:
        """The tasks of one proeftuin; none for who may not read it."""
        with self._store.transaction(viewer) as tx:
            return queries.readable(tx, experiment_id)

    def for_export(self, viewer: Viewer) -> list[CarriedTask]:
        """Every task that the viewer may take along for the school."""
        with self._store.transaction(viewer) as tx:
            return queries.readable(tx, None, Action.EXPORT)

    @retry_conflicts
    def write_down(
        self,
        viewer: Viewer,
        experiment_id: UUID,
        drafts: Mapping[str, UUID],
        before: Iterable[Carrier],
        now: Iterable[Carrier],
    ) -> None:
        """Keep the draft `task` with who carried it and who carries it. Raises Refused, NotVisible."""
        with self._store.transaction(viewer) as tx:
            filled = form.take(tx, drafts)
            if filled.item_id:
                return
            new = CarriedTask(
                id=new_id(),
                experiment_id=experiment_id,
                task=_line(tx, filled["task"]),
                before=_somebody(before),
                now=_somebody(now),
            )
            if len(queries.readable(tx, experiment_id)) >= MOST_TASKS:
                raise Refused(ENOUGH, most=MOST_TASKS)
            queries.put(tx, new)
            filled.close(tx, new.id, self._now())

    @retry_conflicts
    def change(
        self, viewer: Viewer, task_id: UUID, before: Iterable[Carrier], now: Iterable[Carrier]
    ) -> None:
        """Say otherwise who carried it and who carries it. Raises Refused, NotVisible."""
        with self._store.transaction(viewer) as tx:
            old = queries.get(tx, task_id)
            queries.put(tx, replace(old, before=_somebody(before), now=_somebody(now)))

    @retry_conflicts
    def take_off(self, viewer: Viewer, task_id: UUID) -> None:
        """Remove a task, from the backups too. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            queries.delete(tx, task_id)
            typed = drafts_queries.delete_of_item(tx, task_id)
            tx.bury(Tombstone(CARRIED_TASK, task_id))
            tx.bury(*(Tombstone(DRAFT, draft_id, viewer.id) for draft_id in typed))


def _line(tx: Transaction, text: str) -> str:
    line = " ".join(text.split())
    if not line:
        raise Refused(NOTHING_YET)
    if len(line) > LONGEST_TASK:
        raise Refused(TOO_LONG, most=LONGEST_TASK)
    if name := named(line, (person.first_name for person in people.visible(tx))):
        raise Refused(A_NAME, name=name)
    return line


def _somebody(carriers: Iterable[Carrier]) -> tuple[Carrier, ...]:
    chosen = in_order(carriers)
    if not chosen:
        raise Refused(WHO)
    return chosen
