"""Rounds of trying: once there is a result, nothing of it changes, whatever is done and in whatever order."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from teamtuin.clock import day_of
from teamtuin.errors import NotVisible, Refused
from teamtuin.exchange.importing import import_files
from teamtuin.exchange.reading import SourceFile
from teamtuin.experiments import evidence
from teamtuin.experiments.model import Choice, Step
from teamtuin.experiments.parts import queries as parts
from teamtuin.experiments.service import Facts
from tests.conftest import rounds

from .test_evidence import refusal

WORDS = st.sampled_from(["Het lukt in een uur.", "Het lukt niet.", "Wachten is lastig.", ""])
A_CYCLE = st.fixed_dictionaries(
    {"prediction": WORDS.filter(bool)},
    optional={"done": st.booleans(), "surprise": WORDS.filter(bool), "learned": WORDS.filter(bool)},
)
DEEDS = st.one_of(
    st.tuples(st.just("predict"), WORDS),
    st.tuples(st.just("afterwards"), WORDS),
    st.tuples(st.just("learn"), WORDS),
    st.tuples(st.just("reword"), WORDS),
    st.tuples(st.just("describe"), WORDS),
    st.tuples(st.just("move"), st.sampled_from(list(Step))),
    st.tuples(st.just("decide"), st.sampled_from([Choice.CONTINUE, Choice.LET_GO])),
    st.tuples(st.just("facts"), st.none()),
    st.tuples(st.just("import"), st.lists(A_CYCLE, max_size=3)),
)


def a_file(cycles):
    one = {
        "id": "x9",
        "title": "De bel weg",
        "need": "Kinderen raken hun werk kwijt.",
        "expectation": "Als de bel weg is, dan werken ze door.",
        "let_go": "De bel.",
        "stop_rule": "Als de lunch te laat begint.",
        "status": "uitproberen",
        "period": {"start": "2026-09-07"},
        "cycles": cycles,
    }
    raw = yaml.safe_dump({"experiments": [one]}, allow_unicode=True).encode()
    return SourceFile(name="x9.yaml", raw=raw)


def taken_in(app, viewer, cycles):
    import_files(app.store, app.bank, viewer, [a_file(cycles)], update=True, clock=app.now)


def do(app, viewer, typed, experiment_id, deed):
    """One deed of somebody, who may have an old page before her: at any round, open or not."""
    what, words = deed
    all_of_it, add, one = (
        app.experiments,
        app.experiments.evidence,
        app.experiments.get(viewer, experiment_id),
    )
    at_rounds = {
        "learn": lambda cycle: add.learn(viewer, one.id, cycle.id, typed(viewer, surprise=words)),
        "reword": lambda cycle: add.reword(viewer, one.id, cycle.id, typed(viewer, prediction=words)),
    }
    deeds = {
        "predict": lambda: add.predict(viewer, one.id, typed(viewer, prediction=words)),
        "afterwards": lambda: add.predict_afterwards(
            viewer, one.id, typed(viewer, prediction=words, surprise="Toch")
        ),
        "describe": lambda: all_of_it.describe(viewer, one.id, typed(viewer, prediction=words, need=words)),
        "move": lambda: all_of_it.move(viewer, one.id, words),
        "decide": lambda: all_of_it.decide(viewer, one.id, typed(viewer, because="Het rust."), words),
        "facts": lambda: all_of_it.set_facts(viewer, one.id, Facts()),
        "import": lambda: taken_in(app, viewer, words),
    }
    if what in deeds:
        return deeds[what]()
    for cycle in (one.cycles[0], one.cycles[-1]):
        with suppress(Refused):
            at_rounds[what](cycle)


@pytest.fixture
def begun(app, team):
    taken_in(app, team.tessel, [{"prediction": "De gidsen weten wat ze doen."}])
    (one,) = app.experiments.all(team.tessel)
    return one


def test_whatever_is_done_a_round_with_its_result_stands(app, team, typed, begun):
    @settings(max_examples=rounds(2), deadline=None)
    @given(st.lists(DEEDS, min_size=3, max_size=7))
    def whatever(deeds):
        stands = {}
        for place, deed in enumerate(deeds):
            viewer = (team.tessel, team.bas)[place % 2]
            with suppress(Refused):
                do(app, viewer, typed, begun.id, deed)
            now = {one.id: one for one in app.experiments.get(viewer, begun.id).cycles}
            assert stands == {key: now[key] for key in stands}
            stands |= {key: one for key, one in now.items() if not one.is_open}

    whatever()


def test_a_slip_may_be_mended_until_the_result_and_its_day_is_kept(app, team, running, typed):
    add, there = app.experiments.evidence, running(team.tessel)
    there = add.predict(team.tessel, there.id, typed(team.tessel, prediction="Het lukt in een uru."))
    (cycle,) = there.cycles
    same = add.reword(team.bas, there.id, cycle.id, typed(team.bas, prediction="Het lukt in een uru."))
    assert same.cycles[0].reworded_at is None
    (mended,) = add.reword(
        team.bas, there.id, cycle.id, typed(team.bas, prediction="Het lukt in een uur.")
    ).cycles
    assert (mended.prediction, mended.predicted_at) == ("Het lukt in een uur.", cycle.predicted_at)
    assert mended.reworded_at is not None
    again = typed(team.bas, prediction="")
    assert refusal(add.reword, team.bas, there.id, cycle.id, again) == evidence.NOTHING_YET
    add.learn(team.tessel, there.id, cycle.id, typed(team.tessel, surprise="Het duurde lang.", learned=""))
    late = typed(team.bas, prediction="Het lukt niet.")
    assert refusal(add.reword, team.bas, there.id, cycle.id, late) == evidence.LOOKED
    assert app.experiments.get(team.bas, there.id).cycles[0].prediction == "Het lukt in een uur."


def test_nothing_that_writes_to_the_store_reaches_a_round_with_its_result(app, team, running, typed):
    there = app.experiments.evidence.predict_afterwards(
        team.tessel, running(team.tessel).id, typed(team.tessel, prediction="Het lukt.", surprise="Nee.")
    )
    (cycle,) = there.cycles
    with pytest.raises(NotVisible), app.store.transaction(team.tessel) as tx:
        parts.replace(tx, replace(cycle, prediction="Ik wist het."))
    assert app.experiments.get(team.tessel, there.id).cycles == (cycle,)


def test_two_tabs_at_once_leave_one_result_and_the_prediction_that_it_was_about(app, team, running, typed):
    add, there = app.experiments.evidence, running(team.tessel)
    (cycle,) = add.predict(team.tessel, there.id, typed(team.tessel, prediction="Het lukt.")).cycles
    words = typed(team.tessel, surprise="Het duurde lang."), typed(team.bas, prediction="Het lukt niet.")
    gate, mended = Barrier(2), []

    def learn():
        gate.wait()
        add.learn(team.tessel, there.id, cycle.id, words[0])

    def reword():
        gate.wait()
        with suppress(Refused):
            add.reword(team.bas, there.id, cycle.id, words[1])
            mended.append(True)

    tabs = [Thread(target=one) for one in (learn, reword)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    (found,) = app.experiments.get(team.tessel, there.id).cycles
    assert found.surprise == "Het duurde lang."
    assert found.prediction == ("Het lukt niet." if mended else "Het lukt.")
    assert (found.reworded_at is not None) is bool(mended)


def test_a_file_may_tell_the_days_of_a_round_and_which_was_written_afterwards(app, team):
    told = [
        {
            "prediction": "A",
            "predicted_on": "2026-09-07",
            "done": True,
            "looked_on": "2026-09-21",
            "learned": "B",
        },
        {"prediction": "C", "done": True, "afterwards": True, "looked_on": "2026-10-05", "surprise": "D"},
        {"prediction": "E", "predicted_on": "2026-10-12"},
    ]
    taken_in(app, team.tessel, told)
    cycles = app.experiments.all(team.tessel)[0].cycles
    days = [
        tuple(moment and str(day_of(moment)) for moment in (one.predicted_at, one.looked_at))
        for one in cycles
    ]
    assert days == [("2026-09-07", "2026-09-21"), ("2026-10-05", "2026-10-05"), ("2026-10-12", None)]
    assert [one.afterwards for one in cycles] == [False, True, False]
    to_come = str(day_of(app.now()) + timedelta(9))
    for wrong in (
        {"prediction": "A", "predicted_on": to_come},
        {"prediction": "A", "predicted_on": "2026-09-07", "done": True, "looked_on": "2026-09-01"},
        {"prediction": "A", "done": True, "afterwards": True},
    ):
        with pytest.raises(Refused):
            taken_in(app, team.tessel, [wrong])
