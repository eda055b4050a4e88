"""Texts of a round: read first by somebody who is not the leader, and shown one by one."""

from uuid import UUID, uuid4

import pytest

from teamtuin.access.viewer import CARETAKER
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible, Refused
from teamtuin.people.model import Role
from teamtuin.rooms import rules
from tests.conftest import Team
from tests.rooms.conftest import Answering

pytestmark = pytest.mark.usefixtures("rounds_open")
SECRET = "Yara durfde het te vragen"


def test_a_text_is_shown_only_after_somebody_but_the_leader_read_it(
    app: Teamtuin, team: Team, answer: Answering, day: UUID
):
    opened = app.rooms.open_exit_ticket(team.tessel, day, ["takeaway"])
    answer(opened.code, *[(5, SECRET)] * 5)
    app.rooms.close(team.tessel, opened.id)
    texts = app.rooms.to_read_first(team.tessel, opened.id)
    assert [text.text for text in texts] == [SECRET] * 5
    for name, other in team.others.items():
        assert app.rooms.to_read_first(other, opened.id) == [], name
        assert app.rooms.texts(other, opened.id) == [], name
        for deed in (app.rooms.show_text, app.rooms.leave_out):
            for text_id in (texts[0].id, uuid4()):
                with pytest.raises(NotVisible):
                    deed(other, text_id)

    app.rooms.show_text(team.tessel, texts[0].id)
    app.rooms.leave_out(team.tessel, texts[1].id)

    assert [text.id for text in app.rooms.texts(team.hester, opened.id)] == [texts[0].id]
    assert len(app.rooms.to_read_first(team.tessel, opened.id)) == 3


def test_the_leader_asks_no_text_and_reads_none_first_not_even_on_a_day_she_leads(
    app: Teamtuin, team: Team, answer: Answering, day: UUID
):
    with app.store.transaction(CARETAKER) as tx:
        tx.execute(
            "INSERT INTO study_day_facilitator VALUES ($day, $hester)", {"day": day, "hester": team.hester.id}
        )
    with pytest.raises(Refused) as refusal:
        app.rooms.open_exit_ticket(team.hester, day, ["takeaway"])
    assert refusal.value.sentence == rules.LEADER_ASKS_NO_TEXT
    with pytest.raises(Refused):
        app.rooms.open_board(team.hester, {})
    opened = app.rooms.open_exit_ticket(team.tessel, day, ["takeaway"])
    answer(opened.code, *[(5, SECRET)] * 5)

    app.rooms.close(team.hester, opened.id)

    assert app.rooms.to_read_first(team.hester, opened.id) == []
    (first, *_) = app.rooms.to_read_first(team.tessel, opened.id)
    with pytest.raises(NotVisible):
        app.rooms.show_text(team.hester, first.id)


def test_when_who_opened_it_has_left_the_team_takes_over_but_not_its_leader(
    app: Teamtuin, team: Team, answer: Answering, day: UUID
):
    opened = app.rooms.open_exit_ticket(team.tessel, day, ["takeaway"])
    answer(opened.code, *[(5, SECRET)] * 5)
    app.people.set_active(team.wim, team.tessel.id, active=False)

    app.rooms.close(team.bas, opened.id)

    assert len(app.rooms.to_read_first(team.bas, opened.id)) == 5
    assert app.rooms.to_read_first(team.hester, opened.id) == []


def test_who_leads_and_teaches_leads(app: Teamtuin, team: Team):
    with app.store.transaction(CARETAKER) as tx:
        tx.execute("INSERT INTO person_role VALUES ($bas, 'principal')", {"bas": team.bas.id})
    assert app.people.me(team.bas).has(Role.PRINCIPAL)
    with pytest.raises(Refused):
        app.rooms.open_board(team.bas, {})
