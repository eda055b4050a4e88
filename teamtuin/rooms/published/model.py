"""What the team may read of a closed round, all together."""

from dataclasses import dataclass
from datetime import date

from teamtuin.rooms.model import RoundKind, RoundQuestion, RoundResult, RoundText


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRound:
    """A closed round: what was cleared of its questions, and the notes that were shown.

    One of which nothing was published is not told of, because that would tell that few people answered.
    """

    kind: RoundKind
    closed_on: date
    questions: tuple[RoundQuestion, ...]
    results: tuple[RoundResult, ...] = ()
    notes: tuple[RoundText, ...] = ()
