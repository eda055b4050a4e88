"""Samen leren shows what one may read and no more; another reader takes two presses."""

from datetime import timedelta

import pytest

from teamtuin.access.policy import Module
from teamtuin.agreements.model import Result
from teamtuin.agreements.service import WHAT
from teamtuin.clock import day_of, utc_now
from tests.peer_learning.writing import open_learning, type_in, write_down

from .test_today import shown

ROOM, GARDEN = "pages/peer_learning.py", "pages/my_garden.py"
NEEDED, SEEN, AGREED = (
    "Na het buitenspelen is er geen rust",
    "Elke deur vraagt iets anders",
    "Elke pauze voorlezen",
)
DUE = day_of(utc_now()) - timedelta(days=3)


@pytest.fixture
def session(app, team):
    open_learning(app, team)
    return write_down(
        app, team.tessel, need=NEEDED, saw=SEEN, agreement=AGREED, works="Voorlezen.", due_on=DUE
    )


def at(open_as, viewer, room=ROOM, **asked):
    page = open_as(viewer)
    for name, value in asked.items():
        page.query_params[name] = str(value)
    return page.switch_page(room).run()


def press(page, key):
    return page.button(key=key).click().run()


def test_a_closed_part_is_one_calm_sentence(app, team, open_as):
    open_learning(app, team)
    for module in (Module.PEER_LEARNING, Module.AGREEMENTS):
        app.school.withdraw_consent(team.rachida, module)
        for asked in ({}, {"id": "new", "doe": "vastleggen"}):
            page = at(open_as, team.tessel, **asked)
            assert not page.exception
            assert "Dit is nog dicht." in shown(page)
            assert "Leg een gesprek vast" not in shown(page)


def test_in_a_closed_part_the_writer_alone_finds_the_session_and_can_delete_it(app, team, open_as, session):
    app.school.withdraw_consent(team.rachida, Module.AGREEMENTS)
    app.peer_learning.share(team.tessel, session.id, [team.bas.id])
    app.school.withdraw_consent(team.rachida, Module.PEER_LEARNING)
    assert NEEDED not in shown(at(open_as, team.bas))
    page = at(open_as, team.tessel)
    assert NEEDED in shown(page)
    page = press(press(page, f"own_delete_{session.id}"), f"own_really_delete_{session.id}")
    assert not page.exception
    assert app.peer_learning.readable(team.tessel) == []
    assert NEEDED not in shown(page)


def test_an_empty_room_says_what_it_is_for_and_offers_the_one_next_step(app, team, open_as):
    open_learning(app, team)
    page = at(open_as, team.tessel)
    assert not page.exception
    assert "Hier komt te staan wat jullie van elkaar leren" in shown(page)
    page = press(page, "session_new")
    assert not page.exception
    assert "Wat had dit kind of deze klas nodig?" in shown(page)
    assert "Hoe heette de werkvorm?" not in shown(page)
    page = press(page, "session_more")
    assert "Hoe heette de werkvorm?" in shown(page)


@pytest.mark.parametrize("who", ["bas", "hester"])
def test_a_session_of_somebody_else_leaves_no_trace(app, team, open_as, session, who):
    viewer = getattr(team, who)
    (agreement,) = app.agreements.of_session(team.tessel, session.id)
    nothing = shown(at(open_as, viewer, id="0192f0c1-0000-7000-8000-000000000000"))
    for asked in (
        {},
        {"id": session.id},
        {"id": agreement.id, "doe": "terugblik"},
        {"id": session.id, "doe": "stap"},
    ):
        page = at(open_as, viewer, **asked)
        assert not page.exception
        for text in (NEEDED, SEEN, AGREED, "september"):
            assert text not in shown(page)
        if asked:
            assert shown(page) == nothing


def test_the_writer_reads_it_and_shares_it_in_two_presses(app, team, open_as, session):
    page = at(open_as, team.tessel, id=session.id)
    assert not page.exception
    for text in (NEEDED, SEEN, AGREED, "Voorlezen.", "Jullie waren met 6.", "Alleen jij ziet dit."):
        assert text in shown(page)
    page = press(page, "session_share")
    assert app.peer_learning.readers(team.tessel, session.id) == []
    page = page.pills(key=f"share_people_{session.id}").select(team.bas.id).run()
    button = next(one for one in page.button if one.key.startswith("share_with_"))
    page = button.click().run()
    assert not page.exception
    assert [one.first_name for one in app.peer_learning.readers(team.tessel, session.id)] == ["Bas"]


def test_only_the_team_can_be_named(app, team, open_as, session):
    page = press(at(open_as, team.tessel, id=session.id), "session_share")
    assert {"Bas", "Hester"} == set(page.pills(key=f"share_people_{session.id}").options)


def test_a_reader_sees_who_reads_and_can_write_on_but_not_share_or_delete(app, team, open_as, session):
    app.peer_learning.share(team.tessel, session.id, [team.bas.id, team.hester.id])
    page = at(open_as, team.bas, id=session.id)
    assert "Jij kunt dit lezen, en Tessel en Hester ook." in shown(page)
    keys = {button.key for button in page.button}
    assert "session_write_on" in keys
    assert not {"session_share", "session_delete", "session_change", "team_0", "revoke_all"} & keys


def test_an_insight_goes_to_the_team_in_two_presses_and_back_in_one(app, team, open_as, session):
    page = press(at(open_as, team.tessel, id=session.id), "team_0")
    assert app.peer_learning.for_team(team.bas) == []
    page = press(page, "team_sure_0")
    (insight,) = app.peer_learning.for_team(team.bas)
    for_bas = shown(at(open_as, team.bas))
    assert SEEN in for_bas
    assert NEEDED not in for_bas
    page = press(at(open_as, team.tessel, id=session.id), f"team_back_{insight.id}")
    assert not page.exception
    assert app.peer_learning.for_team(team.bas) == []


def test_looking_back_takes_two_taps(app, team, open_as, session):
    (agreement,) = app.agreements.of_session(team.tessel, session.id)
    page = press(at(open_as, team.tessel), f"row_agreement_{agreement.id}")
    assert "Je mag hem ook laten gaan." in shown(page)
    page = press(page, "result_let_go")
    assert not page.exception
    assert "Losgelaten" in shown(page)
    assert app.agreements.get(team.tessel, agreement.id).result is Result.LET_GO
    assert AGREED not in shown(at(open_as, team.tessel))


def test_deleting_asks_once_more_and_is_for_real(app, team, open_as, session):
    page = press(at(open_as, team.tessel, id=session.id), "session_delete")
    page = press(page, "session_really_delete")
    assert not page.exception
    assert "Het is gewist." in shown(page)
    assert app.peer_learning.readable(team.tessel) == []


@pytest.mark.parametrize(
    "form", ["verder", "afspraak", "stap", "veranderen", "veranderen-need", "veranderen-saw-0"]
)
def test_every_form_of_a_session_opens_for_its_writer(app, team, open_as, session, form):
    page = at(open_as, team.tessel, id=session.id, doe=form)
    assert not page.exception
    assert "Deze pagina is er niet" not in shown(page)


@pytest.mark.parametrize("who", ["tessel", "hester", "fenna", "wim", "rachida"])
def test_a_small_step_stands_in_ones_own_garden_alone(app, team, open_as, session, who):
    step = app.agreements.take_step(
        team.tessel, type_in(app, team.tessel, {WHAT: "Stil wachten na de vraag"}), DUE
    )
    page = at(open_as, getattr(team, who), GARDEN)
    assert ("Stil wachten" in shown(page)) is (who == "tessel")
    page = at(open_as, getattr(team, who), GARDEN, afspraak=step.id)
    assert not page.exception
    assert ("Hoe ging het?" in shown(page)) is (who == "tessel")


def test_a_step_can_be_deleted_while_its_part_is_closed(app, team, open_as, session):
    step = app.agreements.take_step(team.tessel, type_in(app, team.tessel, {WHAT: "Stil wachten"}), DUE)
    app.school.withdraw_consent(team.rachida, Module.AGREEMENTS)
    assert "agreements" not in {button.key for button in open_as(team.tessel).button}
    page = at(open_as, team.tessel, GARDEN, afspraak=step.id)
    assert "Stil wachten" in shown(page)
    assert "result_done" not in {button.key for button in page.button}
    page = press(press(page, "step_delete"), "step_really_delete")
    assert not page.exception
    assert app.agreements.mine(team.tessel) == []


def test_a_step_on_which_one_looked_back_stands_in_its_month(app, team, open_as, session):
    step = app.agreements.take_step(team.tessel, type_in(app, team.tessel, {WHAT: "Stil wachten"}), DUE)
    page = press(at(open_as, team.tessel, GARDEN, afspraak=step.id), "result_done")
    assert not page.exception
    assert "Gedaan" in shown(page)
    garden = shown(at(open_as, team.tessel, GARDEN))
    assert "Mijn kleine stappen" not in garden
    assert "kleine stap · alleen jij" in garden


def test_today_tells_how_many_wait_without_a_word_of_them(app, team, open_as, session):
    app.agreements.take_step(team.tessel, type_in(app, team.tessel, {WHAT: "Stil wachten"}), DUE)
    page = open_as(team.tessel)
    assert "2 afspraken waar je op wilde terugkijken" in shown(page)
    assert "wachten" not in shown(page)
    assert AGREED not in shown(page)
    assert "terugkijken" not in shown(open_as(team.bas))


def test_in_english(app, team, open_as, session):
    app.people.set_language(team.tessel, "en")
    page = at(open_as, team.tessel)
    assert not page.exception
    assert "Write a session down" in shown(page)
    assert "Peer consultation" in shown(page)
