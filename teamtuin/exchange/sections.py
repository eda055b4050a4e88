"""Which sections a file may hold, in the order in which they are taken in: what others name comes first."""

from collections.abc import Callable, Mapping
from typing import Any

from teamtuin.exchange import (
    carriers,
    coaching,
    experiments,
    parents_cards,
    people,
    pulse_rounds,
    reflections,
    sessions,
    study_days,
)
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.taking_in import TakingIn

SECTIONS: Mapping[str, Callable[[TakingIn, Placed[Any]], None]] = {
    "people": people.take_in,
    "experiments": experiments.take_in,
    "seeds": experiments.take_in_seed,
    "measurements": experiments.take_in_measurement,
    "carried_tasks": carriers.take_in,
    "parents_cards": parents_cards.take_in,
    "reflections": reflections.take_in,
    "study_days": study_days.take_in,
    "pulse_rounds": pulse_rounds.take_in,
    "sessions": sessions.take_in,
    "coaching_trajectories": coaching.take_in,
}
