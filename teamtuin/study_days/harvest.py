"""Giving what came out of a day its place: an agreement of ours, a seed, or only the word for it."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from teamtuin.access.policy import Module
from teamtuin.agreements import queries as agreements
from teamtuin.agreements.model import Agreement
from teamtuin.clock import HOME, new_id
from teamtuin.school import queries as school
from teamtuin.store import Transaction
from teamtuin.study_days.model import Outcome, Place, StudyDay


def placed(
    tx: Transaction, day: StudyDay, outcome: Outcome, place: Place, now: datetime, due_on: date | None
) -> Outcome:
    """The outcome in this place, with the id of what it became there. The caller keeps the outcome itself."""
    became = _agreement(tx, day, outcome, now, due_on) if place is Place.AGREEMENT else None
    return replace(outcome, place=place, became_id=became)


def _agreement(
    tx: Transaction, day: StudyDay, outcome: Outcome, now: datetime, due_on: date | None
) -> UUID | None:
    """An agreement of ours, which the whole team reads; None while the council has not opened that part."""
    if Module.AGREEMENTS not in school.open_modules(tx):
        return None
    agreement = Agreement(
        id=new_id(),
        text=outcome.text,
        made_on=now.astimezone(HOME).date(),
        made_at=now,
        due_on=due_on or day.look_backs[0].due_on,
        study_day_id=day.id,
    )
    agreements.insert(tx, agreement)
    return agreement.id
