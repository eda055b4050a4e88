"""What is added while a proeftuin runs: numbers, what was seen, rounds; and the line it all makes."""

from datetime import timedelta

import pytest

from teamtuin.clock import day_of, new_id
from teamtuin.errors import NotVisible, Refused
from teamtuin.experiments import evidence
from teamtuin.experiments.looking import rules
from teamtuin.experiments.model import Choice, CountsOf, RoomAnswer, RoomKind
from teamtuin.experiments.story import Told

SAW = "De gidsen praten harder dan nodig."


@pytest.fixture
def today(app):
    return day_of(app.now())


def refusal(act, *given, **named):
    with pytest.raises(Refused) as refused:
        act(*given, **named)
    return refused.value.sentence


def test_a_number_of_today_stands_there_for_the_team(app, team, running, looked_at, today):
    there = running(team.tessel)
    one = looked_at(team.tessel, there, baseline=31)
    app.experiments.evidence.measure(team.bas, one, 34)
    (found,) = app.experiments.get(team.hester, there.id).indicators
    assert [(m.measured_on, m.number, m.total) for m in found.measurements] == [(today, 34, None)]
    assert (found.baseline, found.counts_of) == (31, CountsOf.EVENTS)
    assert app.experiments.counts(team.bas) == {"experiments": 1, "measurements": 1}


def test_a_number_of_the_same_day_takes_the_place_of_the_first(app, team, running, looked_at):
    one = looked_at(team.tessel, running(team.tessel))
    for number in (3, 4):
        app.experiments.evidence.measure(team.tessel, one, number)
    (found,) = app.experiments.get(team.tessel, one.experiment_id).indicators
    assert [m.number for m in found.measurements] == [4]


def test_so_many_of_so_many_needs_both_and_the_first_is_not_more(app, team, running, looked_at):
    one = looked_at(team.tessel, running(team.tessel), unit="x van y", counts_of=CountsOf.ANSWERS)
    measure = app.experiments.evidence.measure
    assert one.is_share
    assert refusal(measure, team.tessel, one, 3) == evidence.NEEDS_TOTAL
    assert refusal(measure, team.tessel, one, 8, total=7) == rules.NOT_OF
    assert refusal(measure, team.tessel, one, -1, total=7) == rules.BELOW_ZERO
    assert measure(team.tessel, one, 7, total=8).total == 8


def test_nothing_is_measured_or_seen_on_a_day_to_come(app, team, running, looked_at, typed, today):
    there = running(team.tessel)
    one, tomorrow = looked_at(team.tessel, there), today + timedelta(1)
    measure, observe = app.experiments.evidence.measure, app.experiments.evidence.observe
    assert refusal(measure, team.tessel, one, 3, on=tomorrow) == evidence.TOO_LATE
    drafts = typed(team.tessel, seen=SAW)
    sentence = refusal(observe, team.tessel, there.id, drafts, signed=True, on=tomorrow)
    assert sentence == evidence.TOO_LATE


def test_three_things_to_look_at_are_enough(app, team, running, looked_at, typed):
    there = running(team.tessel)
    for label in ("Een", "Twee", "Drie"):
        looked_at(team.tessel, there, label)
    drafts = typed(team.tessel, label="Vier", unit="", source="")
    look_at = app.experiments.evidence.look_at
    assert refusal(look_at, team.tessel, there.id, drafts, evidence.LookedAt()) == rules.THREE
    nameless = typed(team.tessel, label=" ", unit="", source="")
    assert refusal(look_at, team.tessel, there.id, nameless, evidence.LookedAt()) == evidence.NO_LABEL


def test_what_is_looked_at_no_more_goes_with_its_numbers(app, team, running, looked_at):
    there = running(team.tessel)
    one, two = looked_at(team.tessel, there, "Een"), looked_at(team.tessel, there, "Twee")
    for each in (one, two):
        app.experiments.evidence.measure(team.tessel, each, 5)
    app.experiments.evidence.look_no_more(team.bas, one.id)
    assert [each.label for each in app.experiments.get(team.tessel, there.id).indicators] == ["Twee"]
    assert app.experiments.counts(team.bas)["measurements"] == 1


def test_an_observation_is_signed_or_of_somebody_in_the_team(app, team, running, typed):
    there, observe = running(team.tessel), app.experiments.evidence.observe
    observe(team.tessel, there.id, typed(team.tessel, seen=SAW), signed=True)
    observe(team.tessel, there.id, typed(team.tessel, seen="De wissel ging vanzelf."), signed=False)
    seen = app.experiments.get(team.bas, there.id).observations
    assert [(one.name, one.mine) for one in seen] == [("Tessel", False), (None, False)]
    assert [one.mine for one in app.experiments.get(team.tessel, there.id).observations] == [True, True]


def test_only_its_writer_takes_an_observation_back_and_then_it_is_gone(app, team, running, typed):
    there = running(team.tessel)
    drafts = typed(team.tessel, seen=SAW)
    seen = app.experiments.evidence.observe(team.tessel, there.id, drafts, signed=False)
    for viewer in team.others.values():
        with pytest.raises(NotVisible):
            app.experiments.evidence.withdraw(viewer, seen.id)
    app.experiments.evidence.withdraw(team.tessel, seen.id)
    assert app.experiments.get(team.bas, there.id).observations == ()
    with pytest.raises(NotVisible):
        app.drafts.read(team.tessel, drafts["seen"])


def test_observing_twice_with_one_press_is_once(app, team, running, typed):
    there, drafts = running(team.tessel), typed(team.tessel, seen=SAW)
    observe = app.experiments.evidence.observe
    first = observe(team.tessel, there.id, drafts, signed=True)
    assert observe(team.tessel, there.id, drafts, signed=True) == first
    assert app.experiments.get(team.tessel, there.id).observations == (first,)


def test_a_private_line_put_at_a_proeftuin_is_a_text_of_its_own(app, team, running, write):
    there, line = running(team.tessel), write(team.tessel, SAW)
    seen = app.experiments.evidence.observe_also(team.tessel, there.id, line.text, signed=True)
    assert app.experiments.get(team.bas, there.id).observations[0].text == SAW
    app.reflections.delete(team.tessel, line.id)
    assert app.experiments.get(team.tessel, there.id).observations == (seen,)


@pytest.mark.parametrize("who", ["fenna", "wim", "rachida"])
def test_outside_the_team_nothing_is_added(app, team, running, looked_at, typed, who):
    there, viewer = running(team.tessel), getattr(team, who)
    one = looked_at(team.tessel, there)
    before, add = app.experiments.get(team.tessel, there.id), app.experiments.evidence
    for act in (
        lambda: add.measure(viewer, one, 3),
        lambda: add.take_away(viewer, one.id, day_of(app.now())),
        lambda: add.look_no_more(viewer, one.id),
        lambda: add.observe(viewer, there.id, typed(viewer, seen=SAW), signed=False),
        lambda: add.observe_also(viewer, there.id, SAW, signed=False),
        lambda: add.predict(viewer, there.id, typed(viewer, prediction="Het lukt")),
        lambda: add.look_at(viewer, there.id, typed(viewer, label="Iets"), evidence.LookedAt()),
    ):
        with pytest.raises(NotVisible):
            act()
    assert app.experiments.get(team.tessel, there.id) == before


def test_a_prediction_comes_first_and_its_result_once(app, team, running, typed):
    there = app.experiments.evidence.predict(
        team.tessel, running(team.tessel).id, typed(team.tessel, prediction="Het lukt in een uur.")
    )
    assert there.open_cycle is not None
    learned = typed(team.bas, surprise="Wachten was moeilijk.", learned="Oefen het stil zijn.")
    done = app.experiments.evidence.learn(team.bas, there.id, there.open_cycle.id, learned)
    (cycle,) = done.cycles
    assert (cycle.afterwards, cycle.is_open, cycle.learned) == (False, False, "Oefen het stil zijn.")
    again = typed(team.bas, surprise="Anders", learned="")
    learn = app.experiments.evidence.learn
    assert refusal(learn, team.bas, there.id, cycle.id, again) == evidence.LOOKED
    with pytest.raises(NotVisible):
        learn(team.bas, there.id, new_id(), typed(team.bas, surprise="Iets"))


def test_a_prediction_written_with_its_result_says_so(app, team, running, typed):
    told = typed(team.tessel, prediction="Het lukt.", surprise="Het duurde lang.", learned="")
    done = app.experiments.evidence.predict_afterwards(team.tessel, running(team.tessel).id, told)
    assert done.cycles[0].afterwards


def test_the_story_puts_itself_together_newest_first(app, team, running, typed):
    there, add = running(team.tessel), app.experiments.evidence
    add.observe(team.tessel, there.id, typed(team.tessel, seen=SAW), signed=True)
    asked = app.experiments.room.ask(team.bas, there.id, typed(team.bas, room="Tijd"), RoomKind.TIME)
    answer = typed(team.hester, because="Vanaf maandag.")
    app.experiments.room.answer(team.hester, asked.rooms_asked[0].id, RoomAnswer.ARRANGED, answer)
    app.experiments.decide(team.bas, there.id, typed(team.bas, because="Het rust."), Choice.LET_GO)
    told = app.experiments.story(team.bas, there.id)
    assert [entry.kind for entry in told] == [
        Told.DECISION,
        Told.ROOM_ANSWERED,
        Told.ROOM_ASKED,
        Told.OBSERVATION,
    ]
    assert (told[3].text, told[3].name, told[1].text) == (SAW, "Tessel", "Vanaf maandag.")
