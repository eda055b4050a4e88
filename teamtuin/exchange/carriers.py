"""Who carries which task, in files: taken in without the name of a colleague, and taken along as words."""

from uuid import UUID

import pandas as pd

from teamtuin.access.policy import Action
from teamtuin.access.viewer import DOORKEEPER
from teamtuin.app import Teamtuin
from teamtuin.clock import new_id
from teamtuin.exchange import refusals
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.carriers_shapes import CARRIERS, CarriedTaskShape
from teamtuin.exchange.experiments import EXPERIMENT
from teamtuin.exchange.taking_in import TakingIn
from teamtuin.experiments.carriers import queries
from teamtuin.experiments.carriers.model import MOST_TASKS, CarriedTask, in_order, named
from teamtuin.people import queries as people

TASK = "carried_task"
COLUMNS = ("experiment_id", "task", "carried_before", "carried_now")
DICTIONARY = """| carriers | experiment_id, task | a task of a proeftuin, as the team wrote it |
| carriers | carried_before, carried_now | groups as words, with a comma between them; nobody is counted |
"""


def take_in(taking: TakingIn, placed: Placed[CarriedTaskShape]) -> None:
    """A task that is new, known or renewed.

    Raises ImportRefused for the name of a colleague, and for more tasks than a proeftuin has.
    """
    shape = placed.shape
    at = taking.something(placed, EXPERIMENT, shape.experiment, "experiment")
    if named(shape.task, (person.first_name for person in people.visible(taking.tx))):
        placed.refuse(refusals.NAMES_A_COLLEAGUE, "task")
    known = taking.id_of(TASK, shape.id)
    task = CarriedTask(
        id=known or new_id(),
        experiment_id=at,
        task=shape.task,
        before=in_order(CARRIERS[word] for word in shape.before),
        now=in_order(CARRIERS[word] for word in shape.now),
    )
    here = {one.id: one for one in queries.readable(taking.tx, at, Action.WRITE)}
    if known is None:
        _require_room(taking, placed, at, len(here))
        taking.came_in("carried_tasks", TASK, shape.id, task.id)
        if taking.write:
            queries.put(taking.tx, task)
        return
    if taking.told_known(shape.id, same=known not in here or here[known] == task) and taking.write:
        queries.put(taking.tx, task)


def _require_room(taking: TakingIn, placed: Placed[CarriedTaskShape], at: UUID, there: int) -> None:
    """At the rehearsal, when nothing of the files stands there yet. Raises ImportRefused."""
    taking.coming[TASK, at] += 1
    if not taking.write and there + taking.coming[TASK, at] > MOST_TASKS:
        placed.refuse(refusals.TOO_MANY_TASKS, most=MOST_TASKS)


def carrier_frames(teamtuin: Teamtuin) -> dict[str, pd.DataFrame]:
    """`carriers`: a row for each task."""
    rows = [
        (str(one.experiment_id), one.task, ", ".join(one.before), ", ".join(one.now))
        for one in teamtuin.experiments.carriers.for_export(DOORKEEPER)
    ]
    return {"carriers": pd.DataFrame(rows, columns=list(COLUMNS))}
