"""Giving what came out of a day its place: an agreement of ours, a seed, or only the word for it."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from teamtuin.access.policy import Module
from teamtuin.agreements import queries as agreements
from teamtuin.agreements.model import Agreement
from teamtuin.clock import day_of, new_id
from teamtuin.experiments import queries as experiments
from teamtuin.experiments.model import LONGEST_SEED
from teamtuin.experiments.planting import sown
from teamtuin.people import queries as people
from teamtuin.school import queries as school
from teamtuin.store import Transaction
from teamtuin.study_days.model import Outcome, Place, StudyDay, shortened


def placed(
    tx: Transaction,
    day: StudyDay,
    outcome: Outcome,
    place: Place | None,
    now: datetime,
    due_on: date | None,
) -> Outcome:
    """The outcome in this place or none, with the id of what it became there. The caller keeps it."""
    became = None
    if place is Place.AGREEMENT:
        became = _agreement(tx, day, outcome, now, due_on or day.look_backs[0].due_on)
    if place is Place.EXPERIMENT:
        became = _seed(tx, outcome, now)
    return replace(outcome, place=place, became_id=became)


def _agreement(tx: Transaction, day: StudyDay, outcome: Outcome, now: datetime, due_on: date) -> UUID | None:
    """An agreement of ours, which the whole team reads; None while the council has not opened that part."""
    if Module.AGREEMENTS not in school.open_modules(tx):
        return None
    agreement = Agreement(
        id=new_id(),
        text=outcome.text,
        made_on=day_of(now),
        made_at=now,
        due_on=due_on,
        study_day_id=day.id,
    )
    agreements.insert(tx, agreement)
    return agreement.id


def _seed(tx: Transaction, outcome: Outcome, now: datetime) -> UUID | None:
    """A seed, signed by nobody; None for who leads the day from outside, because seeds are the team's."""
    if not people.get(tx, tx.viewer.id).in_team:
        return None
    title = shortened(" ".join(outcome.text.split()), LONGEST_SEED)
    seed = sown(title, day_of(now), clock=lambda: now)
    experiments.insert(tx, seed)
    return seed.id
