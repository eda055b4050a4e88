"""SQL about what a story line takes out of the store a page at a time."""

from datetime import date
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.experiments.model import Observation
from teamtuin.experiments.parts.queries import SEEN, as_observations
from teamtuin.store.transaction import Transaction
from teamtuin.study_days.model import Place


def observations(tx: Transaction, experiment_id: UUID, most: int) -> list[Observation]:
    """The latest that was seen at this proeftuin, the newest first."""
    return as_observations(
        tx.execute(
            f"{SEEN} WHERE experiment_id = $at"
            f" AND experiment_id IN ({policy.visible(Kind.EXPERIMENT, Action.READ)})"
            f" AND id IN ({policy.visible(Kind.OBSERVATION, Action.READ)})"
            " ORDER BY seen_on DESC, made_at DESC, id DESC LIMIT $most",
            {"at": experiment_id, "most": most},
        )
    )


def outcomes(tx: Transaction, experiment_id: UUID, most: int) -> list[tuple[UUID, date, str]]:
    """What came out of study days and got its place here, the latest first: day, date and text."""
    rows = tx.execute(
        "SELECT study_day_id, held_on, text FROM outcome JOIN study_day ON study_day.id = study_day_id"
        " WHERE place = $place AND became_id = $at"
        f" AND study_day_id IN ({policy.visible(Kind.STUDY_DAY, Action.READ)})"
        " ORDER BY held_on DESC, outcome.id DESC LIMIT $most",
        {"place": Place.EXPERIMENT, "at": experiment_id, "most": most},
    )
    return [(day_id, held_on, text) for day_id, held_on, text in rows]
