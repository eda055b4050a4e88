"""What of sessions and small steps goes with somebody, and what goes by itself; no text is opened for it."""

from datetime import timedelta

import pytest

from teamtuin.access.policy import Module
from teamtuin.agreements.service import WHAT
from teamtuin.clock import day_of, utc_now
from teamtuin.errors import NotVisible
from teamtuin.store.keys import KEY
from tests.keeping.returning import put_back, raw_bytes
from tests.peer_learning.writing import open_learning, type_in, write_down

TODAY = day_of(utc_now())


@pytest.fixture
def session(app, team):
    open_learning(app, team)
    return write_down(
        app, team.tessel, need="Rust.", saw="De gang is smal.", agreement="Voorlezen.", works="Water."
    )


@pytest.fixture
def step(app, team, session):
    return app.agreements.take_step(team.tessel, type_in(app, team.tessel, {WHAT: "Stil wachten."}), TODAY)


def keys_of(session):
    return {session.key_id, session.summary.key_id}


def test_a_session_that_another_reads_stays_without_its_writer(app, team, session, step):
    app.peer_learning.share(team.tessel, session.id, [team.bas.id])
    app.keeping.forget(team.tessel)

    kept = app.peer_learning.get(team.bas, session.id)
    assert (kept.writer_id, kept.need) == (None, "Rust.")
    assert [one.text for one in app.agreements.ours(team.bas)] == ["Voorlezen."]
    assert step.id.bytes not in raw_bytes(app)
    assert team.tessel.id.bytes not in raw_bytes(app)


@pytest.mark.parametrize("closed", [False, True])
def test_with_its_last_reader_a_session_goes_rows_and_keys(app, team, session, closed):
    app.peer_learning.share(team.tessel, session.id, [team.bas.id])
    if closed:
        app.school.withdraw_consent(team.rachida, Module.PEER_LEARNING)
    app.keeping.forget(team.tessel)
    assert app.peer_learning.how_many() == 1
    app.keeping.forget(team.bas)

    assert app.peer_learning.how_many() == 0
    held = raw_bytes(app)
    for row_id in (session.id, *keys_of(session)):
        assert row_id.bytes not in held
        assert row_id.bytes[::-1] not in held
    assert not any(app.store.keys.has(key_id) for key_id in keys_of(session))


def test_need_and_what_was_seen_go_after_a_year_and_the_rest_stays(app, team, session):
    (team_id,) = app.peer_learning.mark(team.tessel, session.id, 0).for_team
    app.keeping.upkeep(TODAY + timedelta(days=364))
    assert app.peer_learning.get(team.tessel, session.id).need == "Rust."

    assert app.keeping.upkeep(TODAY + timedelta(days=367), dry_run=True).summaries == 1
    assert app.peer_learning.get(team.tessel, session.id).need == "Rust."
    assert app.keeping.upkeep(TODAY + timedelta(days=367)).summaries == 1

    kept = app.peer_learning.get(team.tessel, session.id)
    assert (kept.summary, kept.need, kept.insights) == (None, "", ())
    assert (kept.what_works, kept.for_team) == ("Water.", (team_id,))
    assert [one.text for one in app.agreements.ours(team.tessel)] == ["Voorlezen."]
    assert not app.store.keys.has(session.summary.key_id)
    assert (KEY, session.summary.key_id) in [(stone.kind, stone.id) for stone in app.store.keys.buried()]
    app.peer_learning.unmark(team.tessel, session.id, team_id)
    assert app.peer_learning.for_team(team.bas) == []


def test_sharing_ends_after_two_school_years_and_what_nobody_reads_then_goes(app, team, session):
    app.peer_learning.share(team.tessel, session.id, [team.bas.id])
    other = write_down(app, team.hester, need="Iets anders.")
    app.peer_learning.share(team.hester, other.id, [team.bas.id])
    later = TODAY.replace(year=TODAY.year + 4)

    assert app.keeping.upkeep(later).shares == 2
    assert app.peer_learning.readable(team.bas) == []
    assert app.peer_learning.get(team.tessel, session.id).what_works == "Water."


def test_a_restore_brings_nothing_back(app, team, session, step, settings, secret, tmp_path):
    other = write_down(app, team.tessel, need="Iets anders.")
    app.peer_learning.share(team.tessel, other.id, [team.bas.id, team.hester.id])
    (team_id,) = app.peer_learning.mark(team.tessel, session.id, 0).for_team
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    app.peer_learning.delete(team.tessel, session.id)
    app.agreements.delete(team.tessel, step.id)
    app.peer_learning.revoke(team.tessel, other.id, team.bas.id)

    restored = put_back(app, settings, backup, secret)
    try:
        with pytest.raises(NotVisible):
            restored.peer_learning.get(team.tessel, session.id)
        assert restored.agreements.mine(team.tessel) == restored.peer_learning.for_team(team.hester) == []
        assert [one.id for one in restored.peer_learning.readable(team.hester)] == [other.id]
        assert restored.peer_learning.readable(team.bas) == []
        assert team_id not in [one.id for one in restored.peer_learning.for_team(team.tessel)]
    finally:
        restored.close()
