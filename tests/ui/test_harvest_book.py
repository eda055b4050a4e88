"""The harvest book on the screen: choosing one, how it stands, and saying that the team has seen it."""

from datetime import date

import pytest

from tests.insight.planting import experiment, study_day
from tests.ui.page import has, press, visits, words_of


@pytest.fixture
def visit(open_as):
    return visits(open_as, "our_garden")


def test_before_anything_was_tried_it_says_what_it_is_for(team, visit):
    page = press(visit(team.tessel), "our_garden_book")
    assert "Wat jullie samen proberen, besluiten en loslaten komt hier" in words_of(page)
    assert "/oogst/" not in words_of(page)


def test_one_chooses_the_time_the_language_and_the_reader(app, team, visit):
    experiment(app, "Gidsen", starts_on=date(2025, 9, 1))
    page = visit(team.bas, doe="oogst")
    assert 'href="/oogst/2026?taal=nl"' in words_of(page)
    assert 'href="/oogst/2026/oogstboek.docx?taal=nl"' in words_of(page)
    page.button_group(key="harvest_year").set_value(2025).run()
    page.button_group(key="harvest_term_2025").set_value(2).run()
    page.button_group(key="harvest_for").set_value("parents").run()
    page.button_group(key="harvest_language").set_value("en").run()
    assert not page.exception
    assert 'href="/oogst/2025/ouders/oogstboek.html?taal=en&amp;periode=2"' in words_of(page)


def test_whoever_is_in_the_team_says_that_the_team_has_seen_it(app, team, visit):
    experiment(app, "Gidsen", starts_on=date(2026, 9, 1))
    day = study_day(app, date(2026, 10, 7), "Kijken")
    page = visit(team.bas, doe="oogst")
    assert "Dit is een concept: het team heeft het nog niet gezien." in words_of(page)
    page.selectbox(key="harvest_looked_over_at").select(str(day)).run()
    page = press(page, "harvest_looked_over")
    assert "Het team keek dit na op de studiedag Kijken, woensdag 7 oktober 2026." in words_of(page)
    assert not has(page, "harvest_looked_over")
    experiment(app, "Lezen", starts_on=date(2026, 10, 1))
    told = words_of(visit(team.tessel, doe="oogst"))
    assert "er is iets veranderd sinds het team er op woensdag 7 oktober 2026 naar keek" in told
