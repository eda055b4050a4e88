"""Only the council opens a module, and closes it again (product rule R7)."""

from datetime import date, timedelta

import pytest

from teamtuin.access.policy import Module, module_fingerprint
from teamtuin.access.viewer import CARETAKER, DOORKEEPER
from teamtuin.clock import day_of
from teamtuin.errors import NotAllowed, Refused
from teamtuin.people.model import Role

DAY = date(2026, 9, 1)


def test_everything_about_people_is_closed_at_the_start(app, team):
    assert app.school.open_modules(team.tessel) == set()


@pytest.mark.parametrize("who", ["tessel", "bas", "hester", "fenna", "wim"])
def test_nobody_but_the_council_opens_a_module(app, team, who):
    with pytest.raises(NotAllowed):
        app.school.consent(getattr(team, who), Module.SHARING, DAY, "MR 4")
    with pytest.raises(NotAllowed):
        app.school.withdraw_consent(getattr(team, who), Module.SHARING)
    for viewer in (CARETAKER, DOORKEEPER):
        with pytest.raises(NotAllowed):
            app.school.consent(viewer, Module.SHARING, DAY, "MR 4")
    assert app.school.open_modules(team.tessel) == set()


def test_consent_keeps_its_day_document_and_fingerprint(app, team):
    app.school.consent(team.rachida, Module.SHARING, DAY, "MR 2026-09, punt 4")
    (kept,) = app.school.consents(team.tessel)
    assert (kept.consented_on, kept.document) == (DAY, "MR 2026-09, punt 4")
    assert kept.fingerprint == module_fingerprint(Module.SHARING)
    assert app.school.open_modules(team.hester) == {Module.SHARING}


def test_consent_without_a_document_is_refused(app, team):
    with pytest.raises(Refused):
        app.school.consent(team.rachida, Module.SHARING, DAY, "  ")
    assert app.school.consents(team.rachida) == []


def test_who_administers_too_does_not_consent_but_may_withdraw(app, team):
    app.school.consent(team.rachida, Module.SHARING, DAY, "MR 4")
    app.people.set_roles(team.wim, team.rachida.id, [Role.COUNCIL, Role.ADMINISTRATOR])
    app.school.withdraw_consent(team.rachida, Module.SHARING)
    with pytest.raises(Refused):
        app.school.consent(team.rachida, Module.SHARING, DAY, "MR 4")
    assert app.school.open_modules(team.tessel) == set()


def test_a_consent_of_a_day_to_come_is_refused(app, team):
    today = day_of(app.now())
    with pytest.raises(Refused):
        app.school.consent(team.rachida, Module.SHARING, today + timedelta(days=1), "MR 4")
    assert app.school.consents(team.rachida) == []
    assert app.school.consent(team.rachida, Module.SHARING, today, "MR 4")


def test_a_withdrawn_consent_stays_on_record(app, team):
    app.school.consent(team.rachida, Module.SHARING, DAY, "MR 4")
    app.school.withdraw_consent(team.rachida, Module.SHARING)
    (kept,) = app.school.consents(team.rachida)
    assert kept.withdrawn_at is not None
    assert app.school.open_modules(team.tessel) == set()


def test_only_the_administrator_changes_the_schools_card(app, team):
    with pytest.raises(NotAllowed):
        app.school.change(team.hester, name="Anders", town="", safety_contact="")
    changed = app.school.change(team.wim, name="De Wilgenhof", town="Oosterloo", safety_contact="Ruben")
    assert app.school.find() == changed
    with pytest.raises(NotAllowed):
        app.school.start(team.wim, "Nog een school")
    with pytest.raises(Refused):
        app.school.start(DOORKEEPER, "Nog een school")
