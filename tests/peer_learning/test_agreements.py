"""Mine is for me alone, also what became of it; ours is for who reads where it was made."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from teamtuin.access.policy import Module
from teamtuin.agreements import queries
from teamtuin.agreements.model import LONG_AGO as SIX_WEEKS
from teamtuin.agreements.model import SOON, Agreement, Result
from teamtuin.agreements.service import LINE, WHAT
from teamtuin.clock import day_of, new_id, utc_now
from teamtuin.errors import ModuleClosed, NotVisible, Refused
from teamtuin.exchange.export import gather
from teamtuin.people import queries as people
from tests.insight import planting as plant
from tests.keeping.returning import raw_bytes

TODAY = day_of(utc_now())
LONG_AGO = TODAY - timedelta(days=30)
pytestmark = pytest.mark.usefixtures("learning_open")


@pytest.fixture
def step(app, team, typed):
    return app.agreements.take_step(
        team.tessel, typed(team.tessel, {WHAT: "Stil wachten na de vraag."}), LONG_AGO
    )


@pytest.fixture
def ours(app, team, log):
    session = log(team.tessel, need="Rust.", agreement="Elke pauze voorlezen.", due_on=LONG_AGO)
    app.peer_learning.share(team.tessel, session.id, [team.bas.id])
    (agreement,) = app.agreements.of_session(team.tessel, session.id)
    return agreement


def test_a_step_of_ones_own_exists_for_nobody_else(app, team, step):
    assert [one.text for one in app.agreements.mine(team.tessel)] == ["Stil wachten na de vraag."]
    for viewer in team.others.values():
        assert app.agreements.mine(viewer) == app.agreements.ours(viewer) == []
        for act in (
            lambda who: app.agreements.get(who, step.id),
            lambda who: app.agreements.look_back(who, step.id, Result.DONE),
            lambda who: app.agreements.delete(who, step.id),
        ):
            with pytest.raises(NotVisible):
                act(viewer)


def test_what_became_of_ones_own_step_is_sealed_and_counted_nowhere(app, team, step, typed):
    app.agreements.look_back(team.tessel, step.id, Result.LET_GO)
    app.agreements.say(team.tessel, step.id, typed(team.tessel, {LINE: "Het paste niet bij mij."}))

    (kept,) = app.agreements.mine(team.tessel)
    assert (kept.result, kept.looked_on, kept.look_back) == (Result.LET_GO, TODAY, "Het paste niet bij mij.")
    with app.store.transaction(team.hester) as tx:
        assert list(queries.ours_counted(tx)) == []
    with app.store.transaction(team.tessel) as tx:
        assert tx.one("SELECT text, result, looked_on, look_back FROM agreement") == (None, None, None, None)
    raw = raw_bytes(app)
    assert b"wachten na de vraag" not in raw
    assert b"paste niet bij mij" not in raw


def test_everybody_has_small_steps_of_their_own_also_from_outside_the_team(app, team, typed):
    for viewer in (team.fenna, team.wim, team.rachida):
        app.agreements.take_step(viewer, typed(viewer, {WHAT: "Een stap."}), None)
        assert len(app.agreements.mine(viewer)) == 1


def test_ours_is_read_and_looked_back_on_by_the_readers_of_its_session_alone(app, team, ours, typed):
    app.agreements.look_back(team.bas, ours.id, Result.DONE_DIFFERENTLY)
    app.agreements.say(team.bas, ours.id, typed(team.bas, {LINE: "Op gymdagen niet."}))
    app.agreements.say(team.tessel, ours.id, typed(team.tessel, {LINE: "Water drinken helpt."}))

    (kept,) = app.agreements.ours(team.tessel)
    assert (kept.result, kept.look_back) == (
        Result.DONE_DIFFERENTLY,
        "Op gymdagen niet.\nWater drinken helpt.",
    )
    for viewer in (team.hester, team.fenna, team.wim, team.rachida):
        assert app.agreements.ours(viewer) == []
        with pytest.raises(NotVisible):
            app.agreements.look_back(viewer, ours.id, Result.DONE)


def test_nobody_deletes_ours_apart_from_its_session(app, team, ours):
    for viewer in (team.tessel, team.bas):
        with pytest.raises(NotVisible):
            app.agreements.delete(viewer, ours.id)


def test_what_a_session_agreed_is_counted_for_nobody(app, team, ours):
    app.agreements.look_back(team.bas, ours.id, Result.DONE)
    for viewer in (team.tessel, team.bas, *team.others.values()):
        with app.store.transaction(viewer) as tx:
            assert list(queries.ours_counted(tx)) == []


def test_what_a_study_day_agreed_is_counted_for_the_team_without_a_word(app, team):
    day = {"study_day_id": plant.study_day(app, TODAY), "text": "Elke ochtend buiten.", "result": "done"}
    plant.put(app, "agreement", made_on=TODAY, looked_on=TODAY, made_at=utc_now(), **day)
    for viewer, expected in ((team.hester, 1), (team.fenna, 0), (team.wim, 0), (team.rachida, 0)):
        with app.store.transaction(viewer) as tx:
            counted = list(queries.ours_counted(tx))
        assert [(one.result, one.looked_on) for one in counted] == [(Result.DONE, TODAY)] * expected
    assert set(queries.Counted.__slots__) == {"made_on", "due_on", "result", "looked_on"}


def test_what_was_due_long_ago_waits_no_more_until_somebody_says_it_is_still_of_now(app, team, typed):
    day = TODAY - SIX_WEEKS
    old, late = (
        app.agreements.take_step(team.tessel, typed(team.tessel, {WHAT: f"Voor {due}."}), due)
        for due in (day - timedelta(days=1), day)
    )
    assert (old.is_long_ago(TODAY), late.is_long_ago(TODAY)) == (True, False)
    assert app.agreements.waiting(team.tessel).mine == 1
    kept = app.agreements.still(team.tessel, old.id)
    assert (kept.is_open, kept.due_on) == (True, TODAY + SOON)
    with pytest.raises(NotVisible):
        app.agreements.still(team.bas, late.id)


def test_only_what_is_due_and_open_waits(app, team, step, ours, typed):
    app.agreements.take_step(team.tessel, typed(team.tessel, {WHAT: "Later."}), TODAY + timedelta(days=5))
    waiting = app.agreements.waiting(team.tessel)
    assert (waiting.mine, waiting.ours) == (1, 1)
    app.agreements.look_back(team.tessel, step.id, Result.DONE)
    app.agreements.look_back(team.bas, ours.id, Result.LET_GO)
    waiting = app.agreements.waiting(team.tessel)
    assert (waiting.mine, waiting.ours) == (0, 0)


def test_an_agreement_is_made_only_where_one_may_write(app, team, ours, typed):
    with pytest.raises(NotVisible):
        app.agreements.agree(team.hester, ours.session_id, typed(team.hester, {WHAT: "Ook dit."}), None)
    for place in ({"owner_id": team.bas.id}, {"session_id": uuid4()}, {"study_day_id": uuid4()}):
        with app.store.transaction(team.tessel) as tx:
            key_id = people.get(tx, team.tessel.id).key_id
            made = Agreement(id=new_id(), text="x", made_on=TODAY, made_at=utc_now(), key_id=key_id, **place)
            with pytest.raises(NotVisible):
                queries.insert(tx, made)


def test_nothing_typed_is_refused(app, team, typed):
    with pytest.raises(Refused):
        app.agreements.take_step(team.tessel, typed(team.tessel, {WHAT: " "}), None)
    assert app.agreements.mine(team.tessel) == []


def test_deleting_a_step_is_for_real(app, team, step):
    app.agreements.delete(team.tessel, step.id)
    assert app.agreements.mine(team.tessel) == []
    assert step.id in [stone.id for stone in app.store.keys.buried()]


def test_a_closed_part_stops_everything_but_what_is_ones_own(app, team, step, ours, typed):
    """Product rule R16: one's own step can still be read, taken along and deleted."""
    said = typed(team.tessel, {LINE: "Het lukte."})
    app.school.withdraw_consent(team.rachida, Module.AGREEMENTS)
    assert app.agreements.ours(team.tessel) == app.agreements.ours(team.bas) == []
    for write in (
        lambda: app.agreements.look_back(team.tessel, step.id, Result.DONE),
        lambda: app.agreements.say(team.tessel, step.id, said),
    ):
        with pytest.raises(ModuleClosed):
            write()
    assert gather(app, team.tessel).steps == app.agreements.mine(team.tessel) == [step]
    app.agreements.delete(team.tessel, step.id)
    assert app.agreements.mine(team.tessel) == []
    with app.store.transaction(team.hester) as tx:
        assert list(queries.ours_counted(tx)) == []
    with pytest.raises(ModuleClosed):
        app.agreements.take_step(team.tessel, typed(team.tessel, {WHAT: "Een stap."}), date(2026, 10, 1))
