"""Our garden is counted once for the whole team: never an old number, never for who is not in it."""

import re
from datetime import date, timedelta
from random import Random

import pytest

from teamtuin.access import policy
from teamtuin.access.policy import TABLE, Module, Relation
from teamtuin.access.viewer import CARETAKER
from teamtuin.experiments import queries as experiments
from teamtuin.experiments import status
from teamtuin.insight import our_garden
from teamtuin.insight.deck import on_offer
from teamtuin.insight.terms import Stretch
from teamtuin.presenting.model import Over
from teamtuin.store.changes import NO_NUMBER
from teamtuin.store.kept import Look
from teamtuin.texts import texts_for
from tests.conftest import rounds
from tests.insight import planting as plant
from tests.insight.planting import TODAY

NL, EN = texts_for("nl"), texts_for("en")
OUTSIDE = ("fenna", "wim")
LAST_WEEK = TODAY - timedelta(7)
NAMED = re.compile(r"\b(?:FROM|JOIN)\s+\(*(\w+)")


def look(app, viewer, stretch=Stretch.YEAR, t=NL, leader=""):
    return our_garden.look(app.store, viewer, stretch, TODAY, t, leader)


def counted_now(app, viewer, stretch=Stretch.YEAR, t=NL):
    """The same, past everything that is kept."""
    with app.store.transaction(viewer) as tx:
        soil = our_garden.dig_in(Look(None, 0, tx), stretch, TODAY)
    return our_garden.grow(soil, stretch, TODAY, t)


def everybody(team):
    return {"tessel": team.tessel, **team.others}


def change(app, sql, **values):
    with app.store.transaction(CARETAKER) as tx:
        tx.execute(sql, values)


def a_round(app, team):
    plant.pulse(app, LAST_WEEK, P1=[0, 1, 5, 8, 2])


def an_answer_to_room(app, team):
    change(app, "UPDATE room_asked SET answer = 'arranged', answered_on = $day", day=TODAY)


def another_phase(app, team):
    change(app, "UPDATE experiment SET phase = 'look_back' WHERE phase = 'try_out'")


def a_decision(app, team):
    plant.experiment(app, "Bellen", "stopped", ("let_go", LAST_WEEK), starts_on=LAST_WEEK)


def an_outcome(app, team):
    plant.study_day(app, LAST_WEEK, "Samen", [("Geen bel meer", "let_go"), ("Later", None)])


def a_session_less(app, team):
    change(app, "DELETE FROM peer_session")


def a_result(app, team):
    change(app, "UPDATE agreement SET result = 'done', looked_on = $day", day=TODAY)


def six_agreements(app, team):
    for _ in range(6):
        plant.agreement(app, LAST_WEEK)


def another_title(app, team):
    change(app, "UPDATE experiment SET title = title || '!'")


CHANGES = {
    "a round is closed": (a_round, "energy"),
    "room is asked": (lambda app, team: plant.room(app, plant.experiment(app, "Gang")), "room_asked"),
    "room is answered": (an_answer_to_room, "room_asked"),
    "a seed is planted": (lambda app, team: plant.experiment(app, "Zaadje", "signal"), "proeftuinen"),
    "a proeftuin goes on": (another_phase, "proeftuinen"),
    "it gets another title": (another_title, "proeftuinen"),
    "it is decided": (a_decision, "decided"),
    "something is let go": (an_outcome, "let_go"),
    "a session is held": (lambda app, team: plant.session(app, LAST_WEEK, writer=team.bas), "sessions"),
    "a session is deleted": (a_session_less, "sessions"),
    "it is agreed": (six_agreements, "agreements"),
    "one looked back on it": (a_result, "agreements"),
    "a study day is planned": (lambda app, team: plant.study_day(app, TODAY + timedelta(9)), "study_days"),
}


@pytest.fixture
def full(app, team):
    """Something of everything, and all of it looked at."""
    plant.consent(app, team)
    plant.room(app, plant.experiment(app, starts_on=LAST_WEEK))
    plant.session(app, LAST_WEEK, writer=team.bas)
    for _ in range(5):
        plant.agreement(app, LAST_WEEK)
    plant.study_day(app, LAST_WEEK, outcomes=[("Een rustplek", "habit")])
    look(app, team.tessel)
    return app


def test_one_garden_for_everybody_in_the_team(full, team):
    seen = look(full, team.tessel)
    assert look(full, team.bas) is seen
    assert look(full, team.hester) is seen  # who leads the school sees no more, and no other
    assert look(full, team.tessel, Stretch.TERM) is not seen
    assert on_offer(full, team.bas, Over.YEAR, NL) is on_offer(full, team.hester, Over.YEAR, NL)


def test_after_each_change_the_very_next_look_tells_it(full, team):
    for what, (act, exhibit) in CHANGES.items():
        before = look(full, team.tessel)
        act(full, team)
        after = look(full, team.bas)
        assert getattr(after, exhibit) != getattr(before, exhibit), what
        assert after == counted_now(full, team.bas), what


def test_who_is_outside_finds_nothing_of_it_and_leaves_nothing_for_the_team(full, team):
    """An external coach, and who only administers: also right after somebody of the team looked."""
    assert "1 bijeenkomst" in look(full, team.tessel).sessions.sentence
    for name in OUTSIDE:
        outside = everybody(team)[name]
        assert [exhibit.table.rows for exhibit in look(full, outside).exhibits if exhibit.table.rows] == []
        assert on_offer(full, outside, Over.YEAR, NL).exhibits == {}
    assert "1 bijeenkomst" in look(full, team.bas).sessions.sentence


def test_who_leads_a_day_from_outside_sees_that_day_and_the_team_sees_all(full, team):
    """Fenna's look is hers: it is not kept for others, and theirs is not found by her."""
    day = plant.study_day(full, LAST_WEEK, "Beeldcoaching", [("Kijken", "habit")])
    plant.study_day(full, TODAY - timedelta(3), "Rekenen", [("Meten", "habit")])
    change(full, "INSERT INTO study_day_facilitator VALUES ($day, $fenna)", day=day, fenna=team.fenna.id)
    whole = look(full, team.tessel)
    assert look(full, team.fenna) == counted_now(full, team.fenna)
    assert look(full, team.fenna).study_days != whole.study_days
    assert look(full, team.bas) is whole


def test_a_part_that_the_council_closes_is_closed_at_the_next_look(full, team):
    assert "1 bijeenkomst" in look(full, team.tessel).sessions.sentence
    assert look(full, team.tessel).agreements is not None
    full.school.withdraw_consent(team.rachida, Module.PEER_LEARNING)
    full.school.withdraw_consent(team.rachida, Module.AGREEMENTS)
    assert "bijeenkomst" not in look(full, team.tessel).sessions.sentence
    assert look(full, team.tessel).agreements is None
    plant.consent(full, team, Module.PEER_LEARNING)
    assert "1 bijeenkomst" in look(full, team.tessel).sessions.sentence


def test_who_leaves_the_team_sees_nothing_from_then_on(full, team):
    assert look(full, team.bas).proeftuinen.table.rows
    full.people.set_active(team.wim, team.bas.id, False)
    assert look(full, team.tessel).proeftuinen.table.rows
    assert not look(full, team.bas).proeftuinen.table.rows


def test_each_reads_it_in_an_own_language(full, team):
    dutch, english = look(full, team.tessel), look(full, team.bas, t=EN)
    assert dutch.sessions.question == "Hoe leerden we samen?"
    assert english.sessions.question == "How did we learn together?"
    assert look(full, team.hester) is dutch


def test_another_leader_answers_under_another_name(full, team):
    assert "Hester" in look(full, team.tessel, leader="Hester").room_asked.caveat
    assert "Karima" in look(full, team.tessel, leader="Karima").room_asked.caveat


def test_it_asks_nothing_that_the_whole_team_may_not_and_no_table_of_no_number(full, team):
    """What is kept is for the whole team: so whatever it asks the policy for, the team has to have."""
    heard = []
    with full.store.transaction(team.tessel) as tx:
        whole = tx.execute
        tx.execute = lambda sql, values=None: (
            heard.append(sql) or whole(sql, values)
        )  # listens, and passes on
        our_garden.dig_in(Look(None, 0, tx), Stretch.YEAR, TODAY)
        full.registration._asked(tx, LAST_WEEK, TODAY)
        views = dict(whole("SELECT view_name, sql FROM duckdb_views()"))
    asked = "\n".join(heard)
    kinds = {
        (kind, action)
        for kind in TABLE
        for action in set().union(*TABLE[kind].values())
        if f"({policy.visible(kind, action)})" in asked
    }
    assert len(kinds) > 7
    assert [pair for pair in kinds if pair[1] not in TABLE[pair[0]].get(Relation.TEAM, ())] == []
    tables = set(NAMED.findall(asked))
    tables |= {name for view in tables & set(views) for name in NAMED.findall(views[view])}
    assert {"experiment", "measurement", "round_result", "council_consent", "person"} <= tables
    assert tables & NO_NUMBER == set()


@pytest.mark.parametrize("seed", range(rounds(1)))
def test_in_any_school_whoever_looks_after_whatever_changed_sees_what_there_is(app, team, seed):
    chance = Random(seed)
    plant.small_school(app, team, seed)
    for name in chance.sample(list(CHANGES), 4):
        if name == "a round is closed" and Module.ROUNDS not in app.school.open_modules(team.tessel):
            continue
        CHANGES[name][0](app, team)
        for viewer in chance.sample(list(everybody(team).values()), 3):
            stretch, t = chance.choice(list(Stretch)), chance.choice([NL, EN])
            assert look(app, viewer, stretch, t) == counted_now(app, viewer, stretch, t)


def measured_anyhow(app, chance):
    """A proeftuin whose lines hold days, weeks and months in disorder, near the days that matter."""
    began = date(2026, 9, 1) + timedelta(chance.randrange(-60, 60))
    decided = ("continue", began + timedelta(chance.randrange(40))) if chance.random() < 0.5 else None
    phase = chance.choice(
        ("try_out", "try_out", "look_back", "decide", "embed", "design", "stopped", "signal")
    )
    at = plant.experiment(
        app,
        phase=phase,
        decided=decided,
        starts_on=began,
        look_back_on=chance.choice((None, TODAY, TODAY + timedelta(20))),
    )
    for place in range(2):
        line = plant.put(
            app,
            "indicator",
            experiment_id=at,
            place=place,
            label="Vragen",
            unit="keer",
            direction="down",
            counts_of="events",
            stop_at=chance.choice((None, 5.0)),
            stop_past=chance.choice(("more", "less")),
        )
        points = {}
        for back in chance.sample(range(-70, 130), chance.randrange(12)):
            day, span = began + timedelta(back), chance.choice(("day", "week", "month"))
            points[day.replace(day=1) if span == "month" else day] = span
        change(
            app,
            "INSERT INTO measurement (indicator_id, measured_on, span, number, made_at)"
            " SELECT $line, unnest($days::DATE[]), unnest($spans::VARCHAR[]), unnest($n::DOUBLE[]), $now",
            line=line,
            days=list(points),
            spans=list(points.values()),
            n=[chance.randrange(10) for _ in points],
            now=plant.NOW,
        )


@pytest.mark.parametrize("seed", range(rounds(1)))
def test_a_proeftuin_in_brief_asks_what_the_whole_one_asks(app, team, seed):
    chance = Random(seed)
    for _ in range(12):
        measured_anyhow(app, chance)
    never, since = TODAY + timedelta(999), date(2026, 10, 1)
    with app.store.transaction(team.tessel) as tx:
        whole = experiments.readable(tx)
        brief = experiments.in_brief(tx, never)
        from_then = experiments.in_brief(tx, since)
    assert [one.id for one in brief] == [one.id for one in whole]
    assert sum(len(line.measurements) for one in brief for line in one.indicators) < sum(
        len(line.measurements) for one in whole for line in one.indicators
    )
    for short, long in zip(brief, whole, strict=True):
        for today in (TODAY, TODAY + timedelta(30)):
            assert status.asks(short, today, NL) == status.asks(long, today, NL)
    for some, all_of in zip(from_then, whole, strict=True):
        for line, entire in zip(some.indicators, all_of.indicators, strict=True):
            if any(point.measured_on >= since for point in entire.measurements):
                assert line == entire
