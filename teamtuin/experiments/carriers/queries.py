"""SQL about the tasks of a proeftuin. Who may read or write a proeftuin may do so with its tasks."""

from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.errors import NotVisible
from teamtuin.experiments.carriers.model import CarriedTask, Carrier
from teamtuin.store.transaction import Row, Transaction

COLUMNS = "id, experiment_id, task, carried_before, carried_now"


def _of_mine(action: Action) -> str:
    return f"experiment_id IN ({policy.visible(Kind.EXPERIMENT, action)})"


def _task(row: Row) -> CarriedTask:
    task_id, experiment_id, task, before, now = row
    return CarriedTask(
        id=task_id,
        experiment_id=experiment_id,
        task=task,
        before=tuple(Carrier(one) for one in before),
        now=tuple(Carrier(one) for one in now),
    )


def readable(
    tx: Transaction, experiment_id: UUID | None = None, action: Action = Action.READ
) -> list[CarriedTask]:
    """The tasks of one proeftuin, or of all on which the viewer may do this, in the order of writing down."""
    rows = tx.execute(
        f"SELECT {COLUMNS} FROM carried_task WHERE ($at IS NULL OR experiment_id = $at::UUID)"
        f" AND {_of_mine(action)} ORDER BY experiment_id, made_at, id",
        {"at": experiment_id},
    )
    return [_task(row) for row in rows]


def get(tx: Transaction, task_id: UUID) -> CarriedTask:
    """One task that the viewer may change. Raises NotVisible."""
    row = tx.one(
        f"SELECT {COLUMNS} FROM carried_task WHERE id = $id AND {_of_mine(Action.WRITE)}", {"id": task_id}
    )
    if row is None:
        raise NotVisible
    return _task(row)


def put(tx: Transaction, task: CarriedTask) -> None:
    """Keep a task, new or changed. Raises NotVisible."""
    done = tx.execute(
        f"INSERT INTO carried_task ({COLUMNS}) SELECT $id, $at, $task, $before::VARCHAR[], $now::VARCHAR[]"
        f" WHERE $at::UUID IN ({policy.visible(Kind.EXPERIMENT, Action.WRITE)})"
        " ON CONFLICT (id) DO UPDATE SET task = excluded.task, carried_before = excluded.carried_before,"
        " carried_now = excluded.carried_now RETURNING id",
        {
            "id": task.id,
            "at": task.experiment_id,
            "task": task.task,
            "before": [one.value for one in task.before],
            "now": [one.value for one in task.now],
        },
    )
    if not done:
        raise NotVisible


def delete(tx: Transaction, task_id: UUID) -> None:
    """Take a task off the list. Raises NotVisible."""
    if not tx.execute(
        f"DELETE FROM carried_task WHERE id = $id AND {_of_mine(Action.WRITE)} RETURNING id", {"id": task_id}
    ):
        raise NotVisible
