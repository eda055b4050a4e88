"""Who is in the team, and who may change that."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import pytest

from teamtuin.access.viewer import ANYONE, DOORKEEPER, Viewer
from teamtuin.errors import NotAllowed, NotVisible, Refused, TeamtuinError
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


@pytest.mark.parametrize("end", ["set_roles", "set_active", "start_over"])
def test_two_administrators_who_end_each_other_at_once_leave_one(app, team, end):
    def ended(who: Viewer, whom: Viewer) -> None:
        together.wait()
        with suppress(TeamtuinError):  # the later one no longer administers, or is the last
            if end == "set_roles":
                app.people.set_roles(who, whom.id, [Role.TEACHER])
            elif end == "set_active":
                app.people.set_active(who, whom.id, active=False)
            else:
                app.accounts.start_over(who, whom.id)

    for _ in range(8):
        one, two = (
            Viewer(app.people.add(DOORKEEPER, name, [Role.ADMINISTRATOR]).id) for name in ("Ger", "Jo")
        )
        for person in app.people.everyone(one):
            if person.id not in (one.id, two.id):
                app.people.set_active(one, person.id, active=False)
        together = Barrier(2)
        with ThreadPoolExecutor(2) as both:
            both.submit(ended, one, two)
            both.submit(ended, two, one)
        left = {p.id for p in app.people.everyone(DOORKEEPER) if p.active and p.has(Role.ADMINISTRATOR)}
        assert left & {one.id, two.id}


def test_an_administrator_gives_the_council_to_somebody_else_only(app, team):
    with pytest.raises(Refused):
        app.people.set_roles(team.wim, team.wim.id, [Role.ADMINISTRATOR, Role.COUNCIL])
    assert app.people.me(team.wim).roles == {Role.ADMINISTRATOR}
    assert Role.COUNCIL in app.people.set_roles(team.wim, team.bas.id, [Role.TEACHER, Role.COUNCIL]).roles
    app.people.set_roles(team.wim, team.bas.id, [Role.TEACHER, Role.COUNCIL, Role.ADMINISTRATOR])
    assert (
        Role.COUNCIL in app.people.set_roles(team.bas, team.bas.id, [Role.ADMINISTRATOR, Role.COUNCIL]).roles
    )


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "Te\x00ssel", "Tes\nsel" * 20])
def test_a_name_that_is_none_is_refused(app, team, name):
    with pytest.raises(Refused):
        app.people.add(team.wim, name, [Role.TEACHER])


def test_everybody_chooses_their_own_language(app, team):
    assert app.people.set_language(team.tessel, "en").language == "en"
    assert app.people.me(team.bas).language == "nl"
