"""The letter of a month on the screen: one press from Onze tuin, and of any of the last months."""

import pytest

from teamtuin.clock import day_of, utc_now
from teamtuin.errors import NotVisible
from teamtuin.exchange.letter import make
from teamtuin.insight.letter import month_to_read, months
from teamtuin.texts import texts_for
from tests.insight.planting import experiment
from tests.ui.page import press, visits, words_of

LATEST = month_to_read(day_of(utc_now()))


@pytest.fixture
def visit(open_as):
    return visits(open_as, "our_garden")


def test_it_is_one_press_from_our_garden_and_says_what_it_is(app, team, visit):
    experiment(app, "Gidsen", starts_on=LATEST)
    page = press(visit(team.bas), "our_garden_letter")
    said = words_of(page)
    assert "De brief van " in said
    assert "Niemand schreef hem, ook geen AI" in said
    assert "Gidsen" in said
    assert f'href="/brief/{LATEST:%Y-%m}/brief.html"' in said
    assert "De brief van " in page.code[0].value
    assert "Hoe gaat het met ons leren?" in words_of(press(page, "letter_back"))


def test_one_chooses_another_of_the_last_months(app, team, visit):
    page = visit(team.tessel, doe="brief")
    earlier = months(day_of(utc_now()))[-1]
    page.button_group(key="letter_month").set_value(earlier).run()
    assert not page.exception
    assert f'href="/brief/{earlier:%Y-%m}"' in words_of(page)
    assert "Het was een stille maand" in words_of(page)


def test_outside_the_team_there_is_no_letter(app, team):
    experiment(app, "Gidsen", starts_on=LATEST)
    assert "Gidsen" in make(app, team.bas, LATEST, texts_for("nl")).text
    for viewer in (team.fenna, team.wim, team.rachida):
        with pytest.raises(NotVisible):
            make(app, viewer, LATEST, texts_for("nl"))
