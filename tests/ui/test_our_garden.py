"""Onze tuin on the screen: the same for everybody in the team, and never empty without a reason."""

from datetime import timedelta

import pytest

from teamtuin.clock import day_of, utc_now
from teamtuin.ui import exhibit_view
from tests.insight import planting as plant

TODAY = day_of(utc_now())


def words(page):
    return "\n".join(str(html.proto.body) for html in page.get("html"))


@pytest.fixture
def visit(open_as):
    def visited(viewer):
        page = open_as(viewer).switch_page("pages/our_garden.py").run()
        assert not page.exception
        return page

    return visited


def test_an_empty_school_reads_why_there_is_nothing_yet(visit, team):
    said = words(visit(team.tessel))
    assert "Hoe gaat het met ons leren?" in said
    assert "Iedereen op school ziet deze pagina zo. Er staat niets over een persoon." in said
    assert "want de medezeggenschapsraad heeft dit deel nog niet geopend" in said
    assert "Er loopt nu geen proeftuin." in said


def test_the_order_is_energy_first_then_the_room_that_is_asked(visit, app, team):
    plant.consent(app, team)
    plant.pulse(app, TODAY - timedelta(8), P1=[0, 1, 5, 8, 2], P2=[0, 2, 5, 7, 2])
    plant.room(app, plant.experiment(app))
    plant.session(app, TODAY, writer=team.bas)
    plant.agreement(app, TODAY)
    said = words(visit(team.tessel))
    asked = [
        "Hoeveel energie gaf het werk",
        "Hoeveel ruimte had je",
        "Welke ruimte vragen we?",
        "Wat vragen onze proeftuinen nu van ons?",
        "Wat lieten we los?",
        "Hoe leerden we samen?",
        "Wat werd er van onze wij-afspraken?",
        "Wat komt er uit onze studiedagen?",
    ]
    places = [said.index(question) for question in asked]
    assert places == sorted(places)
    assert "Hester geeft antwoord, als directeur." in said


def test_the_school_leader_sees_exactly_what_a_teacher_sees(visit, app, team):
    plant.small_school(app, team, 3)
    assert words(visit(team.hester)) == words(visit(team.tessel)).replace("<p>Tessel</p>", "<p>Hester</p>")


def test_the_numbers_can_be_read_as_a_table_and_taken_along(visit, app, team):
    plant.consent(app, team)
    plant.session(app, TODAY, writer=team.bas)
    page = visit(team.tessel)
    assert "<table>" not in words(page)
    page.button(key="tabel_sessions").click().run()
    assert '<th scope="row">lesbezoek</th>' in words(page)
    page.button(key="tabel_sessions").click().run()
    assert "<table>" not in words(page)
    assert "csv_sessions" in [one.key for one in page.get("download_button")]


def test_a_title_that_looks_like_a_page_is_shown_as_words(visit, app, team):
    plant.consent(app, team)
    plant.room(app, plant.experiment(app, "<script>alert(1)</script>"), text="<b>Tijd</b>")
    said = words(visit(team.tessel))
    assert "<script>" not in said
    assert "&lt;b&gt;Tijd&lt;/b&gt;" in said


def test_a_figure_is_drawn_once_for_everybody_and_anew_when_its_numbers_change(visit, app, team):
    plant.consent(app, team)
    plant.session(app, TODAY, writer=team.bas)
    exhibit_view.drawn.cache_clear()
    specs = [one.proto.spec for one in visit(team.tessel).get("plotly_chart")]
    made = exhibit_view.drawn.cache_info().misses
    assert made == len(specs) > 0
    assert [one.proto.spec for one in visit(team.hester).get("plotly_chart")] == specs
    assert exhibit_view.drawn.cache_info().misses == made
    plant.session(app, TODAY, "lesson_study", writer=team.bas)
    assert [one.proto.spec for one in visit(team.tessel).get("plotly_chart")] != specs


def test_one_figure_is_drawn_at_a_time():
    assert exhibit_view.ONE_AT_A_TIME.acquire(blocking=False)
    try:
        assert not exhibit_view.ONE_AT_A_TIME.acquire(blocking=False)
    finally:
        exhibit_view.ONE_AT_A_TIME.release()
