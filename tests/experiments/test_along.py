"""Along the way: who thinks along with a seed, an expectation that stands, and what was thought later."""

from dataclasses import replace
from datetime import timedelta

import pytest

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.clock import day_of, new_id
from teamtuin.errors import NotVisible, Refused
from teamtuin.experiments import service
from teamtuin.experiments.along import service as along
from teamtuin.experiments.along.model import NOBODY, Joining, Past
from teamtuin.experiments.evidence import NOTHING_YET, LookedAt
from teamtuin.experiments.model import Choice, Step
from teamtuin.people.model import Role

from .conftest import ANSWERS


def kept_joinings(app):
    with app.store.reading_copy() as root:
        return root.execute("SELECT count(*) FROM experiment_joining").fetchone()[0]


def refusal(act, *given):
    with pytest.raises(Refused) as refused:
        act(*given)
    return refused.value.sentence


def test_who_thinks_along_is_told_by_the_alphabet_and_takes_it_back(app, team, planted):
    seed, says = planted(team.tessel), app.experiments.along
    assert says.joining(team.bas, seed.id) == NOBODY
    for viewer in (team.tessel, team.bas, team.bas):
        says.join(viewer, seed.id)
    assert says.joining(team.hester, seed.id) == Joining(names=("Bas", "Tessel"), mine=False)
    assert says.joining(team.bas, seed.id).mine
    assert says.stop_joining(team.tessel, seed.id) == Joining(names=("Bas",), mine=False)
    assert kept_joinings(app) == 1


def test_one_joins_and_leaves_for_oneself_only(app, team, planted):
    seed, says = planted(team.tessel), app.experiments.along
    says.join(team.bas, seed.id)
    assert says.stop_joining(team.tessel, seed.id).names == ("Bas",)


@pytest.mark.parametrize("who", ["fenna", "wim", "rachida"])
def test_outside_the_team_there_is_no_seed_to_join(app, team, planted, who):
    seed, says, viewer = planted(team.tessel), app.experiments.along, getattr(team, who)
    says.join(team.bas, seed.id)
    for experiment_id in (seed.id, new_id()):
        for act in (says.joining, says.join, says.stop_joining):
            with pytest.raises(NotVisible):
                act(viewer, experiment_id)
    assert says.joining(team.tessel, seed.id).names == ("Bas",)


def test_seeds_keep_their_order_whoever_joins(app, team, planted):
    first, second = planted(team.tessel, "Wat als A?"), planted(team.tessel, "Wat als B?")
    before = app.experiments.all(team.hester)
    for viewer in (team.tessel, team.bas):
        app.experiments.along.join(viewer, first.id)
    assert app.experiments.all(team.hester) == before == [second, first]


def test_who_left_the_team_is_told_no_more(app, team, planted):
    seed = planted(team.tessel)
    joris = Viewer(app.people.add(DOORKEEPER, "Joris", (Role.TEACHER,)).id)
    app.experiments.along.join(joris, seed.id)
    assert app.experiments.along.joining(team.bas, seed.id).names == ("Joris",)
    app.people.set_active(team.wim, joris.id, False)
    assert app.experiments.along.joining(team.bas, seed.id) == NOBODY


def test_with_the_start_nobody_is_kept_as_joining(app, team, planted, typed):
    seed = planted(team.tessel)
    app.experiments.along.join(team.bas, seed.id)
    later = day_of(app.now()) + timedelta(28)
    app.experiments.start(team.tessel, seed.id, typed(team.tessel, **ANSWERS), later)
    assert kept_joinings(app) == 0
    assert app.experiments.along.joining(team.bas, seed.id) == NOBODY
    with pytest.raises(NotVisible):
        app.experiments.along.join(team.bas, seed.id)


def test_an_expectation_stands_once_trying_began_also_back_at_the_plan(app, team, running, typed):
    there = running(team.tessel)
    for step in (Step.TRY, Step.SEED, Step.LOOK, Step.DECISION):
        there = app.experiments.move(team.tessel, there.id, step)
        other = typed(team.bas, expectation="Als alles anders is, dan alles.", need="Een ander woord.")
        assert refusal(app.experiments.describe, team.bas, there.id, other) == service.STANDS
        assert app.experiments.get(team.bas, there.id) == there
    words = typed(team.bas, need="Een ander woord.")
    assert app.experiments.describe(team.bas, there.id, words).need == "Een ander woord."


def test_before_trying_begins_an_expectation_is_free(app, team, planted, typed):
    seed = planted(team.tessel)
    described = app.experiments.describe(team.bas, seed.id, typed(team.bas, expectation="Als dit, dan dat."))
    assert (described.expectation, described.tried_on) == ("Als dit, dan dat.", None)


def test_a_decision_keeps_the_expectation_too(app, team, running, typed):
    there = running(team.tessel)
    because = typed(team.bas, because="We passen het aan.")
    later = day_of(app.now()) + timedelta(60)
    done = app.experiments.decide(team.bas, there.id, because, Choice.ADAPT, next_look_back=later)
    again = typed(team.bas, expectation="Anders.")
    assert refusal(app.experiments.describe, team.bas, done.id, again) == service.STANDS


def test_later_thoughts_stand_under_it_with_their_day_and_nobodys_name(app, team, running, typed):
    there, today = running(team.tessel), day_of(app.now())
    drafts = typed(team.bas, thought="Het gaat langzamer.")
    for _ in range(2):  # one press, told twice
        one = app.experiments.along.think(team.bas, there.id, drafts)
    (thought,) = one.thoughts
    assert (thought.thought_on, thought.text) == (today, "Het gaat langzamer.")
    assert app.experiments.get(team.hester, there.id) == one
    assert (
        refusal(app.experiments.along.think, team.bas, there.id, typed(team.bas, thought=" ")) == NOTHING_YET
    )
    app.experiments.along.take_away(team.tessel, there.id, thought.id)
    assert app.experiments.get(team.bas, there.id) == replace(one, thoughts=())


def test_a_seed_has_no_later_thoughts_yet(app, team, planted, typed):
    seed = planted(team.tessel)
    drafts = typed(team.bas, thought="Hm.")
    assert refusal(app.experiments.along.think, team.bas, seed.id, drafts) == along.STILL_OPEN


@pytest.mark.parametrize("who", ["fenna", "wim", "rachida"])
def test_outside_the_team_there_are_no_later_thoughts(app, team, running, typed, who):
    there, viewer = running(team.tessel), getattr(team, who)
    one = app.experiments.along.think(team.bas, there.id, typed(team.bas, thought="Langzamer."))
    for experiment_id in (there.id, new_id()):
        with pytest.raises(NotVisible):
            app.experiments.along.think(viewer, experiment_id, typed(viewer, thought="Iets."))
        with pytest.raises(NotVisible):
            app.experiments.along.take_away(viewer, experiment_id, one.thoughts[0].id)
    assert app.experiments.get(team.bas, there.id) == one


def test_going_takes_ones_joining_along_and_it_is_in_ones_own_export(app, team, planted):
    seed = planted(team.bas)
    for viewer in (team.tessel, team.bas):
        app.experiments.along.join(viewer, seed.id)
    assert app.experiments.along.mine(team.tessel) == [seed.title]
    app.keeping.forget(team.tessel)
    assert app.experiments.along.joining(team.bas, seed.id).names == ("Bas",)
    assert kept_joinings(app) == 1


def test_a_limit_is_kept_also_while_it_is_its_makers_own(app, team, running, looked_at, typed):
    there = running(team.tessel)
    one = looked_at(team.tessel, there, stop_at=10.0, stop_past=Past.MORE)
    assert (one.stop_at, one.stop_past) == (10, Past.MORE)
    half = looked_at(team.tessel, there, "Zonder kant", stop_at=10.0)
    assert (half.stop_at, half.stop_past) == (None, None)
    texts = {"label": "Van ons", "unit": "aantal", "source": "turflijst"}
    how = LookedAt(few_groups=True, stop_at=3.0, stop_past=Past.LESS)
    app.experiments.evidence.look_at(team.tessel, there.id, typed(team.tessel, **texts), how)
    (own,) = app.experiments.looking.own(team.tessel, there.id)
    shown = app.experiments.looking.show_to_team(team.tessel, own.indicator.id).indicators[-1]
    assert (shown.stop_at, shown.stop_past) == (3, Past.LESS)
    assert (own.indicator.stop_at, own.indicator.stop_past) == (3, Past.LESS)
