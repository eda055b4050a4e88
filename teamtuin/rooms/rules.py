"""What holds for every round that is opened, whoever answers it."""

from teamtuin.errors import N_, Refused
from teamtuin.rooms import queries
from teamtuin.rooms.model import LONGEST_TEXT, Round
from teamtuin.store import Transaction

NO_QUESTION = N_("There is no question yet. Nothing was opened. Write one of at most 1,000 characters.")
LEADER_ASKS_NO_TEXT = N_(
    "Somebody else of the team opens a round in which people write, because that person reads it first. "
    "Nothing has changed."
)


def require_question(text: str) -> None:
    """One's own question is there, and no longer than an answer may be. Raises Refused."""
    if not text or len(text) > LONGEST_TEXT:
        raise Refused(NO_QUESTION)


def refuse_leader(tx: Transaction) -> None:
    """The school leader reads no free text first, so does not ask for it either (product rule R19)."""
    if queries.leads_school(tx):
        raise Refused(LEADER_ASKS_NO_TEXT)


def refuse_second(tx: Transaction, new: Round, sentence: str) -> None:
    """Two at once would let the same people be counted in both. Raises Refused with this sentence."""
    for other in queries.listed(tx):
        if other.closed_on is None and _asks_the_same_people(other, new):
            raise Refused(sentence)


def _asks_the_same_people(one: Round, other: Round) -> bool:
    def of(each: Round) -> tuple[object, ...]:
        return (each.kind, each.study_day_id, each.experiment_id, each.audience)

    return of(one) == of(other)
