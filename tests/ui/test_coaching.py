"""Beeldcoach: begin with a question, write one's own moment, and not a trace of it for anybody else."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from teamtuin.access.policy import Module
from teamtuin.app import Teamtuin
from teamtuin.clock import new_id
from teamtuin.coaching.model import Status
from teamtuin.ui import session
from tests.coaching.conftest import INSIGHT, QUESTION, STRENGTH, begun, filled, today, typed
from tests.conftest import Team
from tests.ui.conftest import Open
from tests.ui.page import NOT_THERE, Visit, drawn, has, lines_of, press, visits, words_of


@pytest.fixture(autouse=True)
def coaching_open(app: Teamtuin, team: Team) -> None:
    app.school.consent(team.rachida, Module.COACHING, date(2026, 9, 1), "MR 2026-09, punt 4")


@pytest.fixture
def visit(open_as: Open) -> Visit:
    return visits(open_as, "coaching")


def fields_of(page: AppTest) -> int:
    """How many writing fields stand on the page."""
    return sum("writing-" in line for line in lines_of(page._tree) if " bidi_component " in line[:60])


def test_an_empty_room_says_what_it_is_for_and_offers_one_step(visit: Visit, team: Team) -> None:
    page = visit(team.tessel)
    assert "Begin met een vraag waar je nieuwsgierig naar bent." in words_of(page)
    assert "Beelden komen hier nooit in, alleen woorden." in words_of(page)
    assert dict(press(page, "coaching_new").query_params) == {"id": "new", "doe": "vraag"}
    assert "Jij en de beeldcoach die je kiest, lezen dit." in drawn(page)


def test_while_it_is_closed_there_is_one_calm_sentence(app: Teamtuin, visit: Visit, team: Team) -> None:
    asked = filled(app, team.tessel, team.fenna)
    app.school.withdraw_consent(team.rachida, Module.COACHING)
    for viewer in (team.tessel, team.fenna, team.bas):
        page = visit(viewer, id=str(asked))
        assert "Dit is nog dicht." in words_of(page)
        assert (QUESTION in drawn(page)) == (viewer == team.tessel)  # who can delete it also now


def test_owner_and_coach_meet_on_the_same_page_with_their_own_actions(
    app: Teamtuin, visit: Visit, team: Team
) -> None:
    asked = filled(app, team.tessel, team.fenna)
    mine, theirs = (visit(viewer, id=str(asked)) for viewer in (team.tessel, team.fenna))
    for page in (mine, theirs):
        for line in (QUESTION, INSIGHT, STRENGTH, "Werktijd onderbouw"):
            assert line in words_of(page)
    assert "Jij en Fenna kunnen dit allemaal lezen. Verder niemand." in words_of(mine)
    assert "Jij en Tessel kunnen dit allemaal lezen." in words_of(theirs)
    assert "Ontwikkelen, niet beoordelen." in words_of(mine)
    assert has(mine, "coaching_share")
    assert has(mine, "coaching_delete")
    assert not has(theirs, "coaching_share")
    assert not has(theirs, "coaching_delete")


def test_the_coach_finds_where_she_looks_along(app: Teamtuin, visit: Visit, team: Team) -> None:
    assert "Hier komt te staan wie jou vraagt om mee te kijken." in words_of(visit(team.fenna))
    asked = begun(app, team.tessel, team.fenna)
    page = visit(team.fenna)
    assert "Trajecten waarin jij meekijkt" in words_of(page)
    assert not has(page, "coaching_new")
    assert dict(press(page, f"row_{asked}").query_params) == {"id": str(asked)}


def test_before_a_recording_both_checks_are_pressed_by_who_did_them(
    app: Teamtuin, visit: Visit, team: Team
) -> None:
    drafts = typed(app, team.tessel, learning_question=QUESTION)
    asked = app.coaching.ask(team.tessel, drafts, team.fenna.id)
    page = visit(team.fenna, id=str(asked))
    assert not has(page, "coaching_round")
    press(press(page, "coaching_protocol"), "coaching_consent")
    assert has(page, "coaching_round")
    assert "door Fenna." in words_of(page)
    assert app.coaching.get(team.tessel, asked).protocol_checked_by == team.fenna.id


def test_of_two_presses_right_after_each_other_neither_is_lost(
    app: Teamtuin, visit: Visit, team: Team
) -> None:
    """Streamlit hands both to one run of the page."""
    asked = app.coaching.ask(team.tessel, typed(app, team.tessel, learning_question=QUESTION), team.fenna.id)
    page = visit(team.fenna, id=str(asked))
    for key in ("coaching_intake", "coaching_protocol", "coaching_consent"):
        page.button(key=key).click()
    page.run()
    found = app.coaching.get(team.tessel, asked)
    assert (found.status, found.protocol_checked_by, found.may_record) == (
        Status.INTAKE,
        team.fenna.id,
        True,
    )


def test_who_signed_out_in_the_meantime_presses_in_vain(
    app: Teamtuin, visit: Visit, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = app.coaching.ask(team.tessel, typed(app, team.tessel, learning_question=QUESTION), team.fenna.id)
    page = visit(team.fenna, id=str(asked))
    monkeypatch.setattr(session, "session_token", lambda: None)
    page.button(key="coaching_protocol").click().run()
    assert app.coaching.get(team.tessel, asked).protocol_checked_on is None


def test_a_clip_is_three_fields(app: Teamtuin, visit: Visit, team: Team) -> None:
    asked = filled(app, team.tessel, team.fenna)
    (each,) = app.coaching.get(team.tessel, asked).rounds
    page = visit(team.fenna, id=str(asked), doe=f"fragment.{each.id}")
    assert fields_of(page) == 3
    for label in ("Op welke tijd?", "Wat was er te zien?", "Wat deed dat met de kinderen?"):
        assert label in drawn(page)
    assert not page.text_input
    assert not page.get("file_uploader")


def test_closing_asks_since_when_no_image_is_left(app: Teamtuin, visit: Visit, team: Team) -> None:
    asked = filled(app, team.tessel, team.fenna)
    page = visit(team.fenna, id=str(asked), doe="afronden")
    assert page.date_input[0].label == "Beelden gewist op"
    press(page, "coaching_end")
    assert "Afronden kan als de beelden gewist zijn." in words_of(page)
    page.date_input[0].set_value(today(app)).run()
    press(page, "coaching_end")
    assert app.coaching.get(team.tessel, asked).status is Status.CLOSED
    assert "Fenna heeft dat bevestigd." in words_of(page)


def test_another_reader_takes_two_presses_and_gets_no_word_of_the_coach(
    app: Teamtuin, visit: Visit, team: Team
) -> None:
    asked = filled(app, team.tessel, team.fenna)
    page = press(visit(team.tessel, id=str(asked)), "coaching_share")
    assert app.coaching.readers(team.tessel, asked) == []
    chosen = page.button_group(key=f"share_people_{asked}")
    assert "Fenna" not in chosen.options
    assert "Wim" not in chosen.options
    chosen.set_value([team.bas.id]).run()
    press(page, "share_with_")
    assert [person.id for person in app.coaching.readers(team.tessel, asked)] == [team.bas.id]

    read = visit(team.bas, id=str(asked))
    assert INSIGHT in words_of(read)
    assert "De eigen regels van Tessel, met jou gedeeld." in words_of(read)
    for line in (STRENGTH, "Knikt en herhaalt", "De intake is geweest", "Werktijd", "Fenna", "protocol"):
        assert line not in drawn(read)
    press(visit(team.tessel, id=str(asked)), f"revoke_{team.bas.id}")
    assert NOT_THERE in words_of(visit(team.bas, id=str(asked)))


def test_the_owner_deletes_in_two_presses(app: Teamtuin, visit: Visit, team: Team) -> None:
    asked = filled(app, team.tessel, team.fenna)
    page = press(visit(team.tessel, id=str(asked)), "coaching_delete")
    assert app.coaching.get(team.fenna, asked)
    press(page, "coaching_really_delete")
    assert "Het is gewist." in words_of(page)
    assert NOT_THERE in words_of(visit(team.fenna, id=str(asked)))


def test_no_form_puts_the_words_of_one_into_the_field_of_the_other(
    app: Teamtuin, visit: Visit, team: Team
) -> None:
    asked = filled(app, team.tessel, team.fenna)
    (each,) = app.coaching.get(team.tessel, asked).rounds
    coachs = next(clip for clip in each.clips if clip.by.value == "coach")
    for form in ("notitie", f"fragment.{each.id}.{coachs.id}", f"moment.{each.id}"):
        visit(team.tessel, id=str(asked), doe=form)
    kept = " ".join(draft.text for draft in app.drafts.begun(team.tessel, ""))
    for line in ("De intake is geweest", "Knikt en herhaalt", STRENGTH):
        assert line not in kept
    assert INSIGHT in kept
    assert app.drafts.unkept(team.tessel) == []


@pytest.mark.parametrize("other", ["bas", "hester"])
def test_for_everybody_else_the_room_is_the_same_with_and_without_it(
    app: Teamtuin, visit: Visit, team: Team, other: str
) -> None:
    viewer = team.others[other]
    before = drawn(visit(viewer))
    asked = filled(app, team.tessel, team.fenna)
    (each,) = app.coaching.get(team.tessel, asked).rounds
    nobodys = drawn(visit(viewer, id=str(new_id())))

    assert drawn(visit(viewer)) == before
    assert NOT_THERE in nobodys
    for form in ("", "opname", "afronden", f"fragment.{each.id}"):
        assert drawn(visit(viewer, id=str(asked), doe=form)) == nobodys
    assert QUESTION in drawn(visit(team.tessel)).replace("\\", "")


@pytest.mark.parametrize("other", ["wim", "rachida"])
def test_who_is_not_in_the_team_finds_no_way_here(open_as: Open, team: Team, other: str) -> None:
    with pytest.raises(ValueError, match="Could not find"):
        open_as(team.others[other]).switch_page("pages/coaching.py")


def test_ones_own_lines_go_in_two_presses_and_the_others_stay(
    app: Teamtuin, team: Team, visit: Visit
) -> None:
    asked = filled(app, team.tessel, team.fenna)
    (each,) = app.coaching.get(team.tessel, asked).rounds
    page = visit(team.tessel, id=str(asked), doe=f"moment.{each.id}")
    press(page, "coaching_away")
    assert app.coaching.get(team.tessel, asked).rounds[0].own_insight == INSIGHT
    press(page, "coaching_really_away")
    (left,) = app.coaching.get(team.tessel, asked).rounds
    assert (left.own_insight, left.strength_seen) == ("", STRENGTH)
