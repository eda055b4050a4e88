"""The story line on the screen: taken away in two presses, one sort alone, earlier ones, long ones folded."""

import pytest

from teamtuin.clock import day_of
from teamtuin.experiments.model import Choice
from teamtuin.experiments.story import Sort
from tests.access.one_of_each import typed
from tests.ui.page import SENTENCE, drawn, has, press, visits, words_of

OFF, UNSHARED = "story_off_", "story_unshare_"


@pytest.fixture
def visit(open_as):
    return visits(open_as, "experiments")


@pytest.fixture
def there(app, team):
    seed = typed(app, team.tessel, "s", seed="Wat als de bel weg mag?")
    return app.experiments.plant(team.tessel, seed, signed=False).id


@pytest.mark.usefixtures("sharing_open")
@pytest.mark.parametrize("way", [OFF, UNSHARED])
def test_a_shared_text_is_taken_away_here_in_two_presses_and_is_gone_for_everybody(
    app, team, visit, there, write, way
):
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    app.reflections.along.put_at(team.tessel, line.id, there)
    read = visit(team.bas, id=there)
    assert SENTENCE in drawn(read)
    assert has(read, f"story_to_reflection_{line.id}")
    assert not has(read, f"story_away_{line.id}")
    page = press(visit(team.tessel, id=there), f"story_away_{line.id}")
    assert app.reflections.readers(team.tessel, line.id) != []  # one press does nothing yet
    page = press(page, f"{way}{line.id}")
    assert SENTENCE not in drawn(page)
    assert SENTENCE not in drawn(visit(team.bas, id=there))
    assert bool(app.reflections.readers(team.tessel, line.id)) is (way == OFF)
    assert app.reflections.get(team.tessel, line.id).text == SENTENCE


def test_a_long_line_shows_the_newest_then_earlier_and_one_sort_alone(app, team, visit, there):
    for number in range(22):
        app.experiments.evidence.observe_also(team.tessel, there, f"Waarneming {number}.", signed=False)
    running = {"need": "N", "expectation": "E", "let_go": "L", "stop_rule": "S"}
    app.experiments.start(
        team.tessel, there, typed(app, team.tessel, "b", **running), day_of(app.now()).replace(year=2027)
    )
    app.experiments.decide(team.bas, there, typed(app, team.bas, "d", because="Het rust."), Choice.CONTINUE)
    page = visit(team.hester, id=there)
    assert "Waarneming 21." in drawn(page)
    assert "Waarneming 2." not in drawn(page)
    page = press(page, "story_earlier")
    assert "Waarneming 2." in drawn(page)
    assert not has(page, "story_earlier")
    page.session_state[f"story_sort_{there}"] = Sort.DECIDED
    page.run()
    assert "Waarneming 21." not in drawn(page)
    assert "Het rust." in drawn(page)


def test_a_long_text_is_folded_and_nothing_of_it_is_lost(app, team, visit, there):
    words = [f"woord{number}" for number in range(150)]
    app.experiments.evidence.observe_also(team.tessel, there, " ".join(words), signed=False)
    shown = words_of(visit(team.bas, id=there))
    assert "Lees verder" in shown
    assert [word for word in words if word not in shown] == []


def test_without_anything_to_tell_there_is_no_line_and_nothing_to_choose(team, visit, there):
    page = visit(team.bas, id=there)
    assert "Wat we zagen en leerden" not in words_of(page)
