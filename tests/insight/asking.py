"""Asks other voices, as the app does, and keeps what was answered beside it for the tests."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.rooms.answering import queries as answering
from teamtuin.rooms.closing import service as closing
from teamtuin.rooms.model import Answer, QuestionKind, Round, RoundKind, RoundQuestion
from teamtuin.rooms.voices.model import SETS, Audience, Way

OWN = (("meer", "minder"), ("een", "twee", "drie"))


@dataclass(frozen=True, kw_only=True)
class Poll:
    """What was asked of whom, and how often each answer was given."""

    round_id: UUID
    experiment_id: UUID
    opened_on: date
    text: str
    audience: str
    way: str
    strict: bool
    people: int
    options: tuple[str, ...]
    counts: tuple[int, ...]


def ask(app, chance, experiment_id, opened_on, *, most=14):
    """One question to one kind of people; sometimes too few answer, or more than there are."""
    options = chance.choice((*SETS, *OWN))
    counts = tuple(chance.choice((0, chance.randrange(5), chance.randrange(most))) for _ in options)
    people = max(5, sum(counts) + chance.choice((0, 3, 9, -2)))
    way = chance.choice(list(Way))
    poll = Poll(
        round_id=uuid4(),
        experiment_id=experiment_id,
        opened_on=opened_on,
        text=chance.choice(("Wat hielp je?", "Hoe was het?")),
        audience=chance.choice(list(Audience)),
        way=way,
        strict=way is Way.PHONE and chance.random() < 0.7,
        people=people,
        options=options,
        counts=counts,
    )
    close(app, poll)
    return poll


def close(app, poll):
    """Open it, answer it and close it, in the app's own way."""
    asked = RoundQuestion(place=1, kind=QuestionKind.CHOICE, text=poll.text, options=poll.options)
    new = Round(
        id=poll.round_id,
        kind=RoundKind.VOICES,
        code=None,
        opened_by=None,
        study_day_id=None,
        experiment_id=poll.experiment_id,
        opened_on=poll.opened_on,
        questions=(asked,),
        audience=Audience(poll.audience),
        way=Way(poll.way),
        people=poll.people,
        strict=poll.strict,
    )
    with app.store.transaction(DOORKEEPER) as tx:
        opened = closing.write_down(tx, new)
        answers = [
            (poll.round_id, Answer(question=1, scale=place))
            for place, count in enumerate(poll.counts, start=1)
            for _ in range(count)
        ]
        answering.insert_answers(tx, answers)
        return closing.close(tx, opened, poll.opened_on)
