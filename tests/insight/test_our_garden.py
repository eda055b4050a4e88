"""Onze tuin: the same for the whole team, and each sentence counted anew from the rows."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from teamtuin.access.viewer import CARETAKER, Viewer
from teamtuin.app import open_teamtuin
from teamtuin.exchange.demo import load_demo
from teamtuin.insight.terms import Period, Stretch, month_of, period, terms_of, when
from teamtuin.texts import texts_for
from tests.insight import planting as plant
from tests.insight.recount import check_every_sentence, garden

TODAY = plant.TODAY


def test_the_terms_of_a_school_year_follow_each_other_without_a_gap():
    for day in (date(2026, 8, 1), date(2026, 11, 24), date(2027, 2, 28), date(2028, 7, 31)):
        terms = terms_of(day)
        assert terms[0].start.strftime("%m-%d") == "08-01"
        assert {later.start - earlier.end for earlier, later in pairwise(terms)} == {timedelta(1)}
        assert terms[-1].end == date(terms[0].start.year + 1, 7, 31)
        assert period(Stretch.TERM, day).holds(day)


@pytest.mark.parametrize(
    ("over", "dutch", "english"),
    [
        (period(Stretch.YEAR, TODAY), "dit schooljaar", "this school year"),
        (period(Stretch.TERM, TODAY), "sinds 16 oktober", "since 16 October"),
        (period(Stretch.YEAR_BEFORE, TODAY), "in schooljaar 2025/2026", "in school year 2025/2026"),
        (month_of(TODAY, TODAY), "in november", "in November"),
        (month_of(date(2025, 12, 31), date(2026, 1, 2)), "in december", "in December"),
        (
            Period(terms=terms_of(TODAY)[:1], today=date(2026, 10, 15)),
            "van 1 augustus tot en met 15 oktober",
            "from 1 August up to and including 15 October",
        ),
    ],
)
def test_a_sentence_says_over_which_time_it_speaks(over, dutch, english):
    assert when(over, texts_for("nl")) == dutch
    assert when(over, texts_for("en")) == english


def test_an_answer_of_long_ago_is_not_told_as_if_no_room_was_ever_asked(app, team):
    plant.room(app, plant.experiment(app), answered_on=date(2026, 9, 30))
    assert garden(app, team.tessel, Stretch.TERM).room_asked.sentence == (
        "Er wacht niets op een antwoord, en er kwam sinds 16 oktober ook geen antwoord."
    )


def test_an_empty_school_says_why_there_is_nothing_to_say(app, team):
    plant.consent(app, team)
    for stretch in Stretch:
        for exhibit in garden(app, team.tessel, stretch).exhibits:
            assert exhibit.figure is None
            assert exhibit.listing is None
            assert exhibit.table.rows == ()
    said = garden(app, team.tessel)
    assert said.energy[0].sentence == (
        "Hierover kunnen we nog niets zeggen, want er is nog geen ronde gesloten die dit schooljaar begon en"
        " genoeg antwoorden kreeg."
    )
    assert (
        said.room_asked.sentence == "Er is nog geen ruimte gevraagd. Wie iets uitprobeert, mag erom vragen."
    )
    assert said.proeftuinen.sentence == "Er loopt nu geen proeftuin. Een zaadje is één zin: wat als …?"
    assert said.study_days.sentence.startswith("Er staat nog geen volgende studiedag gepland.")


def test_one_of_everything_is_said_in_one(app, team):
    plant.consent(app, team)
    plant.session(app, date(2026, 9, 10))
    plant.agreement(app, date(2026, 9, 10), "done")
    plant.study_day(app, date(2026, 9, 23), "AI als denkmaatje", [("De bel", "let_go")])
    plant.study_day(app, date(2027, 1, 26), "Samen kijken")
    one = plant.experiment(app, "Gidsen", look_back_on=date(2026, 11, 27))
    plant.room(app, one)
    said = garden(app, team.tessel)
    assert said.sessions.sentence == "2 keer dit schooljaar: 1 bijeenkomst en 1 studiedag, in 2 vormen."
    assert said.agreements.sentence == (
        "Uit onze studiedagen kwam dit schooljaar 1 wij-afspraak. Wat ervan kwam: gedaan (1)."
    )
    assert said.study_days.sentence == (
        "De volgende studiedag is op 26 januari 2027: Samen kijken."
        " Er is dit schooljaar 1 uitkomst vastgelegd. Die kreeg een plek."
    )
    assert said.proeftuinen.sentence == (
        "Er loopt 1 proeftuin. Eén vraagt deze week iets: de terugblik van Gidsen, 27 november."
    )
    assert said.room_asked.sentence == "1 vraag wacht op een antwoord, al 63 dagen. Het ging om tijd (1)."
    assert said.let_go.sentence == "We lieten dit schooljaar 1 ding los."
    assert said.let_go.listing.items == (("De bel", "sinds 23 september, studiedag AI als denkmaatje"),)


def test_something_let_go_twice_stands_on_the_wall_once(app, team):
    plant.study_day(app, date(2026, 8, 13), "Startdag", [("De wekelijkse nieuwsmail", "let_go")])
    plant.experiment(app, "Jaarafspraak", let_go="De wekelijkse  nieuwsmail.", starts_on=date(2026, 8, 24))
    plant.experiment(app, "Later", let_go="Nog niet", starts_on=TODAY + timedelta(7))
    assert [text for text, _ in garden(app, team.tessel).let_go.listing.items] == ["De wekelijkse nieuwsmail"]


def test_the_page_is_the_same_for_everybody_in_the_team_and_empty_outside_it(app, team):
    plant.small_school(app, team, 1)
    mine = garden(app, team.tessel)
    assert garden(app, team.hester) == mine
    assert garden(app, team.bas) == mine
    for outsider in (team.fenna, team.wim, team.rachida):
        for exhibit in garden(app, outsider).exhibits:
            assert exhibit.table.rows == ()


def test_a_part_that_the_council_did_not_open_is_not_counted(app, team):
    plant.session(app, date(2026, 9, 10))
    plant.agreement(app, date(2026, 9, 10), "done")
    said = garden(app, team.tessel)
    assert said.agreements is None
    assert said.sessions.table.rows == ()
    assert "nog niet geopend" in said.sessions.caveat
    assert "nog niet geopend" in said.energy[0].sentence


def test_a_small_step_of_one_person_and_what_a_session_agreed_are_in_no_number(app, team):
    """A few read what a session agreed: a number of it, seen today and tomorrow, would tell the others."""
    plant.consent(app, team)
    plant.agreement(app, date(2026, 9, 10), None, owner_id=team.tessel.id)
    for _ in range(9):
        plant.agreement(app, date(2026, 9, 10), "done", of_session=True)
    assert garden(app, team.tessel).agreements.table.rows == ()


@pytest.mark.parametrize("seed", range(6))
def test_every_sentence_of_a_small_school_is_what_its_rows_say(app, team, seed):
    plant.small_school(app, team, seed)
    check_every_sentence(app, team.tessel)
    check_the_numbers_of_each_exhibit(garden(app, team.hester))


def check_the_numbers_of_each_exhibit(said):
    """The table, the figure and the words aloud say the same."""
    for exhibit in (said.sessions, said.agreements, said.study_days):
        if exhibit and exhibit.figure:
            shown = [row[1:] for row in exhibit.table.rows if row[1] != "niet getoond"]
            assert shown == [row.counts for row in exhibit.figure.rows]
            assert all(row[0] in exhibit.alt for row in exhibit.table.rows)


# -- the demo school


@pytest.fixture
def demo(settings):
    """The made-up school on its own Tuesday."""
    teamtuin = open_teamtuin(settings, lambda: plant.NOW)
    load_demo(teamtuin.store, teamtuin.bank, lambda: plant.NOW)
    yield teamtuin
    teamtuin.close()


def test_every_sentence_of_the_demo_is_what_its_rows_say(demo):
    with demo.store.transaction(CARETAKER) as tx:
        ((hester,),) = tx.execute("SELECT person_id FROM person_role WHERE role = 'principal'")
    check_every_sentence(demo, Viewer(hester))
