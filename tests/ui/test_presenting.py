"""Presenteren on the screen: choose, put in order, add notes; only for the team, and each sees her own."""

from datetime import timedelta

import pytest

from teamtuin.clock import day_of, new_id, utc_now
from teamtuin.presenting.model import Over, Slide, Sort
from teamtuin.ui.navigation import rooms_for
from tests.insight import planting as plant
from tests.ui.page import NOT_THERE, press, visits, words_of

QUESTION = "Wat had deze klas nodig?"


@pytest.fixture
def visit(open_as):
    return visits(open_as, "present")


@pytest.fixture
def deck(app, team):
    slides = [Slide(id=new_id(), sort=Sort.TEXT, text=words) for words in ("Eerst dit?", "Dan dat?")]
    return app.presenting.make(team.tessel, "Mijn stand", slides)


def test_a_ready_deck_is_there_in_one_press(app, team, visit):
    plant.consent(app, team)
    plant.experiment(app, "Gidsen")
    page = visit(team.tessel)
    assert "Wat wil je laten zien?" in words_of(page)

    press(page, "row_ready_council")

    (made,) = app.presenting.mine(team.tessel)
    assert page.query_params == {"id": str(made.id)}
    said = words_of(page)
    assert f"1. {QUESTION}" in said
    assert "Wat vragen onze proeftuinen nu van ons?" in said
    assert f'href="/presentatie/{made.id}"' in said
    assert f'href="/presentatie/{made.id}/presentatie.html"' in said


def test_each_sees_only_her_own(team, visit, deck):
    assert "Mijn stand" in words_of(visit(team.tessel))
    for other in (team.bas, team.hester):
        assert "Mijn stand" not in words_of(visit(other))
        assert NOT_THERE in words_of(visit(other, id=deck.id))


def test_what_the_team_sees_can_be_put_in_once(app, team, visit, deck):
    plant.experiment(app, "Gidsen")
    page = visit(team.tessel, id=deck.id, doe="kies")
    page.checkbox(key="present_exhibit_proeftuinen").check()
    press(page, "FormSubmitter:present_choose_form-Zet erbij")
    assert [slide.of for slide in app.presenting.get(team.tessel, deck.id).slides] == ["", "", "proeftuinen"]
    again = visit(team.tessel, id=deck.id, doe="kies")
    offered = [box.key for box in again.checkbox]
    assert "present_exhibit_let_go" in offered
    assert "present_exhibit_proeftuinen" not in offered


def test_a_slide_goes_earlier_and_out(app, team, visit, deck):
    second = deck.slides[1]
    page = visit(team.tessel, id=deck.id, doe=f"dia-{second.id}")
    assert "2 van 2" in words_of(page)
    assert page.button(key="slide_by_1").disabled
    press(page, "slide_by_-1")
    assert app.presenting.get(team.tessel, deck.id).slides[0] == second
    press(page, "slide_out")
    assert [slide.text for slide in app.presenting.get(team.tessel, deck.id).slides] == ["Eerst dit?"]


def test_the_time_over_which_it_looks_is_kept(app, team, visit, deck):
    page = visit(team.tessel, id=deck.id)
    page.button_group(key=f"present_over_{deck.id}").set_value(Over.TERM).run()
    assert app.presenting.get(team.tessel, deck.id).over is Over.TERM


def test_a_name_of_a_child_in_ones_own_sentence_is_pointed_out(app, team, visit):
    slides = [Slide(id=new_id(), sort=Sort.TEXT, text="Wat had Yara nodig, en wat zei Bas?")]
    deck = app.presenting.make(team.tessel, "Dag", slides)
    said = words_of(visit(team.tessel, id=deck.id))
    assert "Dit lijkt op een naam: Yara." in said


def test_a_deck_is_thrown_away_in_two_presses(app, team, visit, deck):
    page = visit(team.tessel, id=deck.id)
    press(page, "present_going")
    assert app.presenting.mine(team.tessel) == [deck]
    press(page, "present_gone")
    assert app.presenting.mine(team.tessel) == []


def test_a_study_day_leads_to_a_deck_of_its_own(app, team, visit):
    held_on = day_of(utc_now()) + timedelta(5)
    day_id = plant.study_day(app, held_on, "Samen kijken")
    page = visit(team.tessel, dag=day_id)
    assert "Samen kijken" in words_of(page)
    press(page, "row_ready_start")
    (made,) = app.presenting.mine(team.tessel)
    assert (made.title, made.study_day_id) == ("Samen kijken", day_id)
    assert made.slides[1].text.startswith("Samen kijken")


@pytest.mark.parametrize("who", ["fenna", "wim", "rachida"])
def test_outside_the_team_there_is_no_way_to_it(app, team, who):
    person = app.people.me(getattr(team, who))
    assert "/presenteren" not in [room.path for room in rooms_for(person)]
    assert "/presenteren" in [room.path for room in rooms_for(app.people.me(team.hester))]
