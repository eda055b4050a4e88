"""An open module, and people who answer by the code as their phones do."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID, uuid4

import pytest

from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER
from teamtuin.app import Teamtuin
from teamtuin.people.model import Role
from teamtuin.rooms import tickets
from teamtuin.rooms.model import answers_from
from teamtuin.rooms.writer import Outcome
from tests.conftest import Team

Answering = Callable[..., list[Outcome]]


@pytest.fixture
def rounds_open(app: Teamtuin, team: Team) -> None:
    """The council has consented to anonymous rounds."""
    app.school.consent(team.rachida, Module.ROUNDS, date(2026, 9, 1), "MR 2026-09, punt 5")


def fill_team(app: Teamtuin) -> None:
    """Twelve people in the team: a round with more answers than people shows nothing."""
    for number in range(9):
        app.people.add(DOORKEEPER, f"Collega {number}", [Role.TEACHER])


@pytest.fixture
def full_team(app: Teamtuin, team: Team) -> None:
    fill_team(app)


@pytest.fixture
def answer(app: Teamtuin) -> Answering:
    """Answer with a ticket, or a code from paper, for each; each is one person's answers by place."""

    def answered(code: str, *people: Sequence[str | int]) -> list[Outcome]:
        outcomes = []
        for slip, given in enumerate(people, start=1):
            door = app.rooms.door(code)
            assert door is not None
            ticket = door.new_ticket() or tickets.printed(door.key, slip)[-1]
            answers = answers_from(door.round.questions, {n: str(g) for n, g in enumerate(given, start=1)})
            outcomes.append(app.rooms.answer(door, ticket, answers).result(10))
        return outcomes

    return answered


@pytest.fixture
def day(app: Teamtuin) -> UUID:
    """A study day that the whole team may open a round for."""
    day_id = uuid4()
    with app.store.transaction(DOORKEEPER) as tx:
        columns = "id, title, held_on, attendance, starts_at, follow_up_2w_on, follow_up_6w_on, made_at"
        tx.execute(
            f"INSERT INTO study_day ({columns}) VALUES"
            " ($id, 'Kijken', DATE '2026-11-20', 20, TIME '09:00', DATE '2026-12-04',"
            " DATE '2027-01-08', now())",
            {"id": day_id},
        )
    return day_id
