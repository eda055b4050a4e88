"""Seeds on the screen: beginning with a question, thinking along, and a plan whose expectation stands."""

import json
from datetime import timedelta

import pytest

from teamtuin.clock import day_of
from teamtuin.experiments import starters
from teamtuin.experiments.along.model import Past
from teamtuin.experiments.evidence import LookedAt
from teamtuin.experiments.model import Strand
from tests.ui.test_experiments import SEED, opened, shown, typed

ANSWERS = {
    "need": "Kinderen raken hun werk kwijt.",
    "expectation": "Als de bel weg is, dan werken ze door, omdat niemand ze stoort.",
    "let_go": "De bel van twaalf uur.",
    "stop_rule": "We stoppen als de lunch te laat begint.",
}


@pytest.fixture
def seed(app, team):
    return app.experiments.plant(
        team.tessel, typed(app, team.tessel, seed=SEED), signed=False, strand=Strand.SMART_CIRCUITS
    )


@pytest.fixture
def running(app, team, seed):
    day = day_of(app.now()) + timedelta(20)
    return app.experiments.start(team.tessel, seed.id, typed(app, team.tessel, **ANSWERS), day)


def test_a_question_leads_to_a_seed_that_one_may_change(app, team, open_as):
    page = opened(open_as, team.tessel, id="new", doe="seed")
    page = page.button(key="seed_question").click().run()
    assert "Wat als" not in shown(page)  # a strand first
    page = page.button_group(key="seed_strand").set_value(Strand.SMART_CIRCUITS).run()
    first = starters.read()[Strand.SMART_CIRCUITS].seeds[0]
    row = page.button(key="row_seed-smart_circuits-1")
    assert first.ask.nl.rstrip("?") in row.label
    page = row.click().run()
    assert not page.exception
    assert first.line.nl in shown(page)
    assert "Slim" in shown(page)
    draft = app.drafts.open(team.tessel, "experiments:new:seed-smart_circuits-1:seed")
    assert draft.text == first.line.nl
    assert app.drafts.unkept(team.tessel) == []  # only opened: nothing of one's own waits


def test_an_address_that_begins_with_nothing_is_an_empty_seed(team, open_as):
    page = opened(open_as, team.tessel, id="new", doe="seed-smart_circuits-99")
    assert "Je zaadje in" in shown(page)


def test_thinking_along_is_one_press_and_one_press_back(app, team, seed, open_as):
    app.experiments.along.join(team.bas, seed.id)
    page = opened(open_as, team.tessel, seed)
    assert "Bas denkt mee." in shown(page)
    page = page.button(key="seed_join").click().run()
    assert "Bas en Tessel denken mee." in shown(page)
    page = page.button(key="seed_stop_joining").click().run()
    assert "Bas denkt mee." in shown(page)
    assert "2" not in "".join(words for words in shown(page).splitlines() if "denk" in words)


def test_a_start_asks_in_the_words_of_its_strand(team, seed, open_as):
    asked = starters.read()[Strand.SMART_CIRCUITS]
    page = shown(opened(open_as, team.tessel, seed, doe="start"))
    assert [name for name in ANSWERS if json.dumps(getattr(asked, name).nl) not in page] == []


def test_an_expectation_that_stands_is_not_offered_and_thoughts_come_under_it(app, team, running, open_as):
    page = shown(opened(open_as, team.tessel, running, doe="describe"))
    assert "De verwachting staat vast" in page
    assert ANSWERS["expectation"] not in page
    app.experiments.along.think(team.bas, running.id, typed(app, team.bas, thought="Het is <stiller>."))
    page = opened(open_as, team.tessel, running)
    assert ": Het is &lt;stiller&gt;.</p>" in shown(page)
    page = page.button(key="experiment_thought_more").click().run()
    assert ANSWERS["expectation"] in shown(page)
    (thought,) = app.experiments.get(team.bas, running.id).thoughts
    page = page.button(key=f"thought_{thought.id}").click().run()
    assert app.experiments.get(team.bas, running.id).thoughts == (thought,)  # it asks once more
    page = page.button(key=f"thought_gone_{thought.id}").click().run()
    assert not page.exception
    assert app.experiments.get(team.bas, running.id).thoughts == ()


def test_a_number_past_its_limit_asks_for_the_look_back_long_before_its_day(app, team, running, open_as):
    words = typed(app, team.tessel, label="Lunch te laat", unit="keer", source="turflijst")
    how = LookedAt(stop_at=3.0, stop_past=Past.MORE)
    one = app.experiments.evidence.look_at(team.tessel, running.id, words, how)
    app.experiments.evidence.measure(team.bas, one.indicators[0], 4)
    page = opened(open_as, team.hester, running)
    assert "Stopregel geraakt: bespreek het." in shown(page)
    assert page.button(key="experiment_move").label == "Bereid de terugblik voor"
