"""Study days as tables, for the export of the whole school. Who led a day stays here."""

import pandas as pd

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.app import Teamtuin
from teamtuin.study_days.model import StudyDay

DAY = ["id", "title", "held_on", "need", "aim", "starts_at", "planned_end", "attendance", "closed_on"]
LOOK_BACKS = ["follow_up_2w", "follow_up_6w"]
PART = ["study_day_id", "begins_at", "minutes", "title", "activity_format", "character"]
OUTCOME = ["study_day_id", "text", "place"]


def study_day_frames(teamtuin: Teamtuin) -> dict[str, pd.DataFrame]:
    """The days, their programmes and their outcomes, each as a table."""
    days = teamtuin.study_days.for_export(DOORKEEPER)
    found = pd.DataFrame([_day(day) for day in days], columns=[*DAY, *LOOK_BACKS])
    return {
        "study_days": found.astype({"attendance": "Int64"}),
        "programme": pd.DataFrame([row for day in days for row in _parts(day)], columns=PART),
        "outcomes": pd.DataFrame([row for day in days for row in _outcomes(day)], columns=OUTCOME),
    }


def _day(day: StudyDay) -> tuple[object, ...]:
    end = f"{day.planned_end:%H:%M}" if day.planned_end else None
    plain = (str(day.id), day.title, day.held_on, day.need, day.aim, f"{day.starts_at:%H:%M}", end)
    return (*plain, day.attendance, day.closed_on, *(each.text for each in day.look_backs))


def _parts(day: StudyDay) -> list[tuple[object, ...]]:
    return [
        (
            str(day.id),
            f"{slot.begins // 60:02}:{slot.begins % 60:02}",
            slot.item.minutes,
            slot.item.title,
            slot.item.activity_format,
            slot.item.character,
        )
        for slot in day.slots
    ]


def _outcomes(day: StudyDay) -> list[tuple[object, ...]]:
    return [(str(day.id), outcome.text, outcome.place) for outcome in day.outcomes]
