"""What may be looked at, by whom it may be kept apart, and which numbers can be."""

from collections.abc import Iterable
from uuid import UUID

from teamtuin.errors import N_, Refused
from teamtuin.experiments.looking import queries
from teamtuin.experiments.looking.model import MOST_MAKERS
from teamtuin.experiments.model import MOST_INDICATORS, Experiment
from teamtuin.people import queries as people
from teamtuin.store.transaction import Transaction

THREE = N_("There are three things to look at already. Nothing was saved. That is enough for one proeftuin.")
NOT_OF = N_("This is more than the number it is part of. Nothing was saved. Look at both numbers.")
BELOW_ZERO = N_("A number cannot be below zero here. Nothing was saved.")
TOO_MANY_MAKERS = N_(
    "This is for the few who measure it, {most} people at most. Nothing was saved. Choose fewer people."
)
NOT_IN_TEAM = N_("One of these people is not in the team any more. Nothing was saved. Choose again.")


def require_room(tx: Transaction, experiment: Experiment, *, own_too: bool = False) -> None:
    """Three at most. What others keep to themselves counts for nobody else. Raises Refused."""
    count = len(experiment.indicators)
    if own_too:
        count += sum(one.indicator.experiment_id == experiment.id for one in queries.own(tx))
    if count >= MOST_INDICATORS:
        raise Refused(THREE)


def makers(tx: Transaction, named: Iterable[UUID]) -> set[UUID]:
    """The viewer and who is named, all in the team of today. Raises Refused."""
    team = {person.id for person in people.colleagues(tx) if person.in_team}
    found = {tx.viewer.id, *named}
    if not found <= team:
        raise Refused(NOT_IN_TEAM)
    if len(found) > MOST_MAKERS:
        raise Refused(TOO_MANY_MAKERS, most=MOST_MAKERS)
    return found


def require_numbers(number: float | None, total: float | None) -> None:
    """Raises Refused."""
    if (number is not None and number < 0) or (total is not None and total < 0):
        raise Refused(BELOW_ZERO)
    if number is not None and total is not None and number > total:
        raise Refused(NOT_OF)
