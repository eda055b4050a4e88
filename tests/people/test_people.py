"""Who is in the team, and who may change that."""

import pytest

from teamtuin.access.viewer import ANYONE, DOORKEEPER
from teamtuin.errors import NotAllowed, NotVisible, Refused
from teamtuin.people.model import Role


def test_the_team_is_without_outsiders_and_mere_rights(app, team):
    app.people.add(team.wim, "Ger", [Role.ADMINISTRATOR])
    app.people.add(team.wim, "Lotte", [Role.TEACHER, Role.COUNCIL])

    assert [p.first_name for p in app.people.team(team.tessel)] == ["Bas", "Hester", "Lotte", "Tessel"]


@pytest.mark.parametrize("who", ["tessel", "bas", "hester", "fenna", "rachida"])
def test_only_the_administrator_adds_and_changes_people(app, team, who):
    viewer = getattr(team, who)
    with pytest.raises(NotAllowed):
        app.people.add(viewer, "Noor", [Role.TEACHER])
    with pytest.raises(NotAllowed):
        app.people.set_roles(viewer, viewer.id, [Role.ADMINISTRATOR])
    with pytest.raises(NotAllowed):
        app.people.set_active(viewer, team.tessel.id, active=False)
    assert len(app.people.everyone(DOORKEEPER)) == 6


def test_a_stranger_sees_nobody(app, team):
    assert app.people.everyone(ANYONE) == []
    with pytest.raises(NotVisible):
        app.people.me(ANYONE)


def test_who_was_let_go_sees_nobody_any_more(app, team):
    app.people.set_active(team.wim, team.bas.id, active=False)
    assert [p.first_name for p in app.people.everyone(team.bas)] == ["Bas"]
    assert "Bas" not in [p.first_name for p in app.people.everyone(team.tessel)]


def test_a_school_keeps_an_administrator(app, team):
    with pytest.raises(Refused):
        app.people.set_roles(team.wim, team.wim.id, [Role.TEACHER])
    with pytest.raises(Refused):
        app.people.set_active(team.wim, team.wim.id, active=False)
    app.people.set_roles(team.wim, team.hester.id, [Role.PRINCIPAL, Role.ADMINISTRATOR])
    assert app.people.set_active(team.wim, team.wim.id, active=False).active is False


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "Te\x00ssel", "Tes\nsel" * 20])
def test_a_name_that_is_none_is_refused(app, team, name):
    with pytest.raises(Refused):
        app.people.add(team.wim, name, [Role.TEACHER])


def test_everybody_chooses_their_own_language(app, team):
    assert app.people.set_language(team.tessel, "en").language == "en"
    assert app.people.me(team.bas).language == "nl"
