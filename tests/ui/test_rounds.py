"""A round in Onze tuin: opened and closed by the team, with nothing to see of it while it is open."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from teamtuin.access.policy import Module
from teamtuin.access.viewer import CARETAKER, Viewer
from teamtuin.app import Teamtuin
from teamtuin.rooms import tickets
from teamtuin.rooms.closing.service import open_demo_board
from teamtuin.rooms.model import answers_from
from tests.conftest import Team
from tests.rooms.conftest import fill_team

WORDS = "Yara durfde het te vragen"
Open = Callable[[Viewer | None], AppTest]


@pytest.fixture
def rounds_open(app: Teamtuin, team: Team) -> None:
    app.school.consent(team.rachida, Module.ROUNDS, date(2026, 9, 1), "MR 5")


def garden(open_as: Open, viewer: Viewer) -> AppTest:
    return open_as(viewer).switch_page("pages/our_garden.py").run()


def said(at: AppTest) -> str:
    assert not at.exception
    return "\n".join([str(one.proto.body) for one in at.get("html")] + [button.label for button in at.button])


def press(at: AppTest, label: str) -> AppTest:
    (button,) = [button for button in at.button if button.label == label]
    return button.click().run()


def answered(app: Teamtuin, code: str, *people: str) -> None:
    for slip, given in enumerate(people, start=1):
        door = app.rooms.door(code)
        answers = answers_from(door.round.questions, {1: given})
        app.rooms.answer(door, door.new_ticket() or tickets.printed(door.key, slip)[-1], answers).result(10)


def test_until_the_council_opened_it_there_is_no_round_to_open(team: Team, open_as: Open):
    assert "Open een peiling" not in said(garden(open_as, team.tessel))


@pytest.mark.usefixtures("rounds_open")
def test_a_pulse_is_opened_and_closed_and_in_between_nothing_of_it_is_seen(
    app: Teamtuin, team: Team, open_as: Open
):
    fill_team(app)
    at = press(garden(open_as, team.tessel), "Open een peiling")
    assert [box.value for box in at.checkbox] == [True, True, False, False, True]
    at.checkbox[1].uncheck()
    at = press(at, "Open de peiling")
    (opened,) = app.rooms.listed(team.tessel)
    assert [asked.key for asked in opened.questions] == ["P1"]
    before = said(garden(open_as, team.bas))
    assert opened.code in before
    assert "Sluit de ronde" not in before

    answered(app, opened.code, *"555553")

    assert said(garden(open_as, team.bas)) == before
    at = press(press(garden(open_as, team.tessel), "Sluit de ronde"), "Sluit de ronde")
    assert "antwoordden 6 collega" in said(at)
    assert "Open een peiling" in said(at)


@pytest.mark.usefixtures("rounds_open")
def test_with_too_few_answers_one_is_told_that_nothing_was_kept(app: Teamtuin, team: Team, open_as: Open):
    answered(app, app.rooms.open_pulse(team.tessel, ["P1"]).code, *"4444")
    at = press(press(garden(open_as, team.tessel), "Sluit de ronde"), "Sluit de ronde")
    assert "te weinig antwoorden" in said(at)
    assert "Er waren te weinig" not in said(at.run())


@pytest.mark.usefixtures("rounds_open")
def test_with_more_answers_than_people_one_is_told_why_nothing_is_shown(
    app: Teamtuin, team: Team, open_as: Open
):
    answered(app, app.rooms.open_pulse(team.tessel, ["P1"], strict=False).code, *"555551")
    at = press(press(garden(open_as, team.tessel), "Sluit de ronde"), "Sluit de ronde")
    assert "meer antwoorden dan mensen" in said(at)
    assert "antwoordden 6" not in said(at)


@pytest.mark.usefixtures("rounds_open")
def test_notes_on_a_board_are_seen_after_somebody_but_the_leader_let_them_through(
    app: Teamtuin, team: Team, open_as: Open
):
    with app.store.transaction(CARETAKER) as tx:
        open_demo_board(tx, date(2026, 11, 24))
    answered(app, "TUIN", WORDS, "weg ermee")
    assert WORDS not in said(garden(open_as, team.tessel))
    app.rooms.close(team.tessel, app.rooms.door("TUIN").round.id)
    assert WORDS not in said(garden(open_as, team.hester))
    at = garden(open_as, team.tessel)
    assert WORDS in said(at)
    (closed,) = [one for one in app.rooms.listed(team.tessel) if one.closed_on]
    note = next(one for one in app.rooms.to_read_first(team.tessel, closed.id) if one.text == WORDS)

    at = at.button(key=f"note_show_{note.id}").click().run()
    at = press(at, "Laat dit weg")
    assert len(app.rooms.to_read_first(team.tessel, closed.id)) == 1  # nobody has those words any more then
    press(at, "Ja, gooi weg")

    seen = said(garden(open_as, team.hester))
    assert WORDS in seen
    assert "weg ermee" not in seen
    assert app.rooms.to_read_first(team.tessel, closed.id) == []
