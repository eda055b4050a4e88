"""What stands around every page: the way between rooms, whose garden it is, and a calm fault."""

import logging
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import rooms
from teamtuin.app import Teamtuin
from teamtuin.people.model import Role
from teamtuin.reflections.model import Reflection
from teamtuin.ui import main as main_module
from teamtuin.ui.navigation import UNDER_A_THUMB, rooms_for
from tests.conftest import Team
from tests.ui.conftest import Open


def words_of(page: AppTest) -> str:
    """All that stands on the page as HTML of our own."""
    return "\n".join(part.proto.body for part in page.get("html"))


def test_a_colleague_finds_the_question_and_her_own_name(open_as: Open, team: Team) -> None:
    page = open_as(team.tessel)

    assert not page.exception
    assert "<p>Tessel</p><p>De Wilgenhof</p>" in words_of(page)


def test_an_own_school_signs_out_by_a_press_that_no_other_website_can_make(open_as: Open, team: Team) -> None:
    words = words_of(open_as(team.tessel))

    assert '<form method="post" action="/afmelden">' in words
    assert "/wie-ben-je" not in words


def test_nobody_sees_anything_after_signing_out(open_as: Open) -> None:
    page = open_as(None)
    words = words_of(page)

    assert not page.exception
    assert "Je bent afgemeld." in words
    assert 'href="/aanmelden"' in words
    assert "De Wilgenhof" not in words


def test_a_tab_that_stood_open_shows_nothing_more_after_signing_out(
    app: Teamtuin, open_as: Open, team: Team
) -> None:
    page = open_as(team.bas)
    app.accounts.sign_out_everywhere(team.bas)

    words = words_of(page.run())

    assert "Je bent afgemeld." in words
    assert "Bas" not in words


def test_who_comes_after_somebody_on_the_same_screen_finds_nothing_of_theirs(
    open_as: Open, team: Team, write: Callable[[Viewer, str], Reflection]
) -> None:
    for viewer in (team.tessel, team.bas):
        write(viewer, "Een regel")
    page = open_as(team.tessel).switch_page("pages/my_garden.py").run()
    page.text_input[0].set_value("Yara").run()
    page.session_state["reading_panel"] = "Yara"
    open_as(team.bas)

    page.run()

    assert "<p>Bas</p>" in words_of(page)
    assert page.text_input[0].value == ""
    assert "reading_panel" not in page.session_state


def test_the_way_to_administration_is_shown_to_who_has_it(app: Teamtuin, team: Team) -> None:
    for viewer in (team.tessel, team.hester, team.fenna):
        assert "/beheer" not in {room.path for room in rooms_for(app.people.me(viewer))}
    for viewer in (team.wim, team.rachida):
        shown = {room.path for room in rooms_for(app.people.me(viewer))}
        assert shown == {room.path for room in rooms() if not room.only_for} | {"/beheer"}


def test_a_role_that_was_taken_away_hides_the_way_at_once(app: Teamtuin, team: Team) -> None:
    app.people.set_roles(team.wim, team.bas.id, {Role.TEACHER, Role.ADMINISTRATOR})
    assert rooms_for(app.people.me(team.bas)) == rooms()
    app.people.set_roles(team.wim, team.bas.id, {Role.TEACHER})

    assert rooms_for(app.people.me(team.bas)) == tuple(room for room in rooms() if room.path != "/beheer")


def test_a_page_that_fails_says_so_calmly_and_logs_nobodys_text(
    open_as: Open, team: Team, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        url_path = "broken"

        def run(self) -> None:
            raise ValueError("Yara durfde het te vragen")

    monkeypatch.setattr(main_module, "page_asked_for", lambda _person: Broken())
    with caplog.at_level(logging.DEBUG):
        page = open_as(team.tessel)

    words = words_of(page)
    assert not page.exception
    assert "Dit lukte niet" in words
    assert "Yara" not in words
    logged = "\n".join(f"{record.getMessage()} {record.exc_info or ''}" for record in caplog.records)
    assert "ValueError" in logged
    assert "Yara" not in logged


def test_english_is_a_choice_of_the_person(app: Teamtuin, open_as: Open, team: Team) -> None:
    app.people.set_language(team.bas, "en")

    assert "Sign out" in words_of(open_as(team.bas))


@pytest.mark.parametrize("who", ["tessel", "fenna", "wim", "rachida"])
def test_on_a_phone_no_more_rooms_than_fit_stand_under_the_thumb(
    app: Teamtuin, open_as: Open, team: Team, who: str
) -> None:
    viewer = getattr(team, who)
    more_than_fit = len(rooms_for(app.people.me(viewer))) > UNDER_A_THUMB

    page = open_as(viewer)

    assert not page.exception
    assert len(page.get("popover")) == more_than_fit
