"""Taking in rounds of the pulse. They are closed in the same way as any other, so only their groups stay.

A round is closed once and never made anew: an update leaves it as it is. An open round comes in nowhere but
in the demo school, with answers that nobody gave: it is there to be seen waiting.
"""

from datetime import timedelta
from uuid import UUID

from teamtuin.clock import day_of, new_id
from teamtuin.exchange import refusals
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.pulse_rounds_shapes import PulseRoundShape
from teamtuin.exchange.taking_in import TakingIn
from teamtuin.rooms.closing.service import bring_in
from teamtuin.rooms.model import MOST_QUESTIONS, RoundKind

ROUND = "round"
FRIDAY = timedelta(days=4)
OF_THE_DEMO = ("P1", "P2")
"""What an open round of the demo asks."""


def take_in(taking: TakingIn, placed: Placed[PulseRoundShape]) -> None:
    """A round that is new or known."""
    _check(taking, placed)
    shape = placed.shape
    ref = shape.without_week if taking.school.demo else shape.reference
    if taking.id_of(ROUND, ref):
        taking.told_known(ref, same=True)
    else:
        round_id = _bring_in(taking, shape) if taking.write else new_id()
        taking.came_in("pulse_rounds", ROUND, ref, round_id)


def _check(taking: TakingIn, placed: Placed[PulseRoundShape]) -> None:
    """Everybody answered every question, or the round is an open one of the demo. Raises ImportRefused."""
    shape = placed.shape
    if shape.week > day_of(taking.now):
        placed.refuse(refusals.WEEK_TO_COME, "week")
    if not shape.counts and not taking.school.demo:
        placed.refuse(refusals.MISSING, "P1")
    if len(shape.counts) > MOST_QUESTIONS:
        placed.refuse(refusals.THREE_QUESTIONS)
    for key, steps in shape.counts.items():
        if sum(steps) != shape.n:
            placed.refuse(refusals.NOT_TOGETHER, key, n=shape.n)


def _bring_in(taking: TakingIn, shape: PulseRoundShape) -> UUID:
    if not shape.counts:
        spread = [shape.n // 5 + (step < shape.n % 5) for step in range(5)]
        return bring_in(taking.tx, RoundKind.PULSE, shape.week, dict.fromkeys(OF_THE_DEMO, spread))
    closed_on = min(shape.week + FRIDAY, day_of(taking.now))
    return bring_in(taking.tx, RoundKind.PULSE, shape.week, shape.counts, closed_on=closed_on)
