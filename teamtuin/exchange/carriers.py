"""Taking in the tasks of proeftuinen and who carries them: words, in which no colleague is named."""

from teamtuin.access.policy import Action
from teamtuin.clock import new_id
from teamtuin.exchange import refusals
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.carriers_shapes import CARRIERS, CarriedTaskShape
from teamtuin.exchange.experiments import EXPERIMENT
from teamtuin.exchange.taking_in import TakingIn
from teamtuin.experiments.carriers import queries
from teamtuin.experiments.carriers.model import CarriedTask, in_order, named
from teamtuin.people import queries as people

TASK = "carried_task"


def take_in(taking: TakingIn, placed: Placed[CarriedTaskShape]) -> None:
    """A task that is new, known or renewed. Raises ImportRefused for the name of a colleague."""
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
    if known is None:
        taking.came_in("carried_tasks", TASK, shape.id, task.id)
        if taking.write:
            queries.put(taking.tx, task)
        return
    here = {one.id: one for one in queries.readable(taking.tx, at, Action.WRITE)}
    if taking.told_known(shape.id, same=known not in here or here[known] == task) and taking.write:
        queries.put(taking.tx, task)
