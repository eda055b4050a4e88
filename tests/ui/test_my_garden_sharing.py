"""Mijn tuin: letting others read, and taking it back."""

import pytest
from streamlit.testing.v1 import AppTest

from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.app import Teamtuin
from teamtuin.people.model import Role
from tests.conftest import Team
from tests.ui.conftest import Open
from tests.ui.page import NOT_THERE, SENTENCE, Visit, Write, has, press, visits, words_of


@pytest.fixture
def visit(open_as: Open) -> Visit:
    return visits(open_as, "my_garden")


def the_sharing_button(page: AppTest) -> list[AppTest]:
    return [button for button in page.button if str(button.key).startswith("share_with_")]


def test_sharing_takes_two_presses_and_the_second_names_who(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    line = write(team.tessel, SENTENCE)
    page = visit(team.tessel, id=str(line.id))

    assert not the_sharing_button(page)
    press(page, "reading_share")
    assert not the_sharing_button(page)
    assert page.button_group(key=f"names_{line.id}").label.startswith("Dit lijkt op een naam.")
    chosen = page.button_group(key=f"share_people_{line.id}")
    chosen.set_value([team.bas.id, team.fenna.id]).run()
    (button,) = the_sharing_button(page)
    assert button.label == "Laat Bas en Fenna dit lezen"
    assert app.reflections.readers(team.tessel, line.id) == []

    button.click().run()

    assert {p.id for p in app.reflections.readers(team.tessel, line.id)} == {team.bas.id, team.fenna.id}
    assert "Jij, Bas en Fenna zien dit." in words_of(page)
    assert SENTENCE in words_of(visit(team.bas, id=str(line.id)))
    assert NOT_THERE in words_of(visit(team.hester, id=str(line.id)))


def test_the_whole_team_is_counted_and_the_school_leader_named(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    for name in ("Ilse", "Jip", "Noor"):
        app.people.add(DOORKEEPER, name, [Role.TEACHER])
    line = write(team.tessel, SENTENCE)
    page = press(visit(team.tessel, id=str(line.id)), "reading_share")
    page.button_group(key=f"share_way_{line.id}").set_value("team").run()

    (button,) = the_sharing_button(page)
    assert button.label == "Laat 5 anderen dit lezen, ook Hester"
    button.click().run()

    assert "Het team kan dit lezen: 5 anderen, ook Hester." in words_of(page)
    late = Viewer(app.people.add(DOORKEEPER, "Sanne", [Role.TEACHER]).id)
    assert NOT_THERE in words_of(visit(late, id=str(line.id)))


def test_a_press_counts_only_for_the_people_it_named(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    """Somebody joins between drawing the button and pressing it: nobody reads who was not counted."""
    line = write(team.tessel, SENTENCE)
    page = press(visit(team.tessel, id=str(line.id)), "reading_share")
    page.button_group(key=f"share_way_{line.id}").set_value("team").run()
    (button,) = the_sharing_button(page)
    app.people.add(DOORKEEPER, "Sanne", [Role.TEACHER])

    button.click().run()

    assert app.reflections.readers(team.tessel, line.id) == []
    (again,) = the_sharing_button(page)
    assert "Sanne" in again.label


def test_taking_back_from_one_and_from_all_takes_one_press(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id, team.hester.id, team.fenna.id])
    page = visit(team.tessel, id=str(line.id))

    press(page, f"revoke_{team.bas.id}")
    assert NOT_THERE in words_of(visit(team.bas, id=str(line.id)))
    assert SENTENCE in words_of(visit(team.fenna, id=str(line.id)))
    press(visit(team.tessel, id=str(line.id)), "revoke_all")
    assert NOT_THERE in words_of(visit(team.fenna, id=str(line.id)))
    assert "Alleen jij ziet dit." in words_of(visit(team.tessel, id=str(line.id)))


def test_a_closed_module_is_a_sentence_and_no_dead_button(
    app: Teamtuin, visit: Visit, write: Write, team: Team
) -> None:
    line = write(team.tessel, SENTENCE)
    page = visit(team.tessel, id=str(line.id))

    assert "Delen is nog dicht." in words_of(page)
    assert not has(page, "reading_share")


def test_when_the_council_withdraws_its_consent_nobody_else_reads_and_the_page_says_so(
    app: Teamtuin, visit: Visit, write: Write, team: Team, sharing_open: None
) -> None:
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    app.school.withdraw_consent(team.rachida, Module.SHARING)

    page = visit(team.tessel, id=str(line.id))

    assert "Alleen jij ziet dit." in words_of(page)
    assert NOT_THERE in words_of(visit(team.bas, id=str(line.id)))
    assert has(page, f"revoke_{team.bas.id}")
