"""Deleting with ten seconds to think again: out of sight for everybody, back as it was, or really gone."""

from datetime import timedelta

import pytest

from teamtuin.access.viewer import CARETAKER
from teamtuin.app import open_teamtuin
from teamtuin.errors import NotVisible
from teamtuin.reflections.going import service

LINE = "De kaarthouder bleef vandaag zelf staan."
TO_THINK_AGAIN = timedelta(minutes=5)


@pytest.fixture(autouse=True)
def a_slow_machine_may_think_longer(monkeypatch):
    assert service.TO_THINK_AGAIN.total_seconds() == 10
    monkeypatch.setattr(service, "TO_THINK_AGAIN", TO_THINK_AGAIN)


@pytest.fixture
def shared(app, team, write, sharing_open):
    line = write(team.tessel, LINE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    return line


@pytest.fixture
def later(app, monkeypatch):
    """Let the time of deleting be so much later."""

    def moved(by):
        now = app.now() + by
        monkeypatch.setattr(app.reflections.going, "_now", lambda: now)

    return moved


def rows_left(app):
    with app.store.transaction(CARETAKER) as tx:
        return [
            tx.execute(f"SELECT count(*) FROM {table}")[0][0]
            for table in ("reflection", "reflection_share", "draft")
        ]


def test_in_those_seconds_nobody_sees_it_by_any_way(app, team, shared):
    draft = app.drafts.begin_with(team.tessel, f"edit:{shared.id}:0", LINE)
    app.drafts.put(team.tessel, draft.id, draft.rev, LINE + " En hij lachte.")

    app.reflections.going.delete(team.tessel, shared.id)

    for viewer in (team.tessel, team.bas):
        with pytest.raises(NotVisible):
            app.reflections.get(viewer, shared.id)
        assert app.reflections.readable(viewer) == []
        assert app.garden.search(viewer, "kaarthouder").ids == []
    assert app.reflections.mine(team.tessel) == []
    assert app.drafts.unkept(team.tessel) == []
    for change in (app.reflections.delete, app.reflections.revoke, app.reflections.readers):
        with pytest.raises(NotVisible):
            change(team.tessel, shared.id)


def test_it_comes_back_with_its_readers_and_what_was_being_typed(app, team, shared):
    draft = app.drafts.begin_with(team.tessel, f"edit:{shared.id}:0", LINE)
    app.drafts.put(team.tessel, draft.id, draft.rev, LINE + " En hij lachte.")
    app.reflections.going.delete(team.tessel, shared.id)
    found, seconds = app.reflections.going.to_put_back(team.tessel)
    assert found == shared.id
    assert 0 < seconds <= TO_THINK_AGAIN.total_seconds()

    app.reflections.going.put_back(team.tessel, shared.id)

    assert app.reflections.get(team.bas, shared.id) == shared
    assert [one.text for one in app.drafts.unkept(team.tessel)] == [LINE + " En hij lachte."]
    assert app.store.keys.buried() == []
    assert app.reflections.going.to_put_back(team.tessel) is None


def test_nobody_else_puts_it_back_or_learns_that_it_was_there(app, team, shared):
    app.reflections.going.delete(team.tessel, shared.id)

    for viewer in team.others.values():
        assert app.reflections.going.to_put_back(viewer) is None
        with pytest.raises(NotVisible):
            app.reflections.going.put_back(viewer, shared.id)
        with pytest.raises(NotVisible):
            app.reflections.going.delete(viewer, shared.id)


def test_after_those_seconds_it_is_really_gone_and_it_is_too_late(app, team, shared, later):
    app.reflections.going.delete(team.tessel, shared.id)
    assert app.reflections.going.finish() == 0

    later(TO_THINK_AGAIN + timedelta(seconds=1))

    with pytest.raises(NotVisible):
        app.reflections.going.put_back(team.tessel, shared.id)
    assert app.reflections.going.finish() == 1
    assert rows_left(app) == [0, 0, 0]


def test_a_process_that_ended_in_those_seconds_finishes_it_when_it_starts_again(app, team, shared, settings):
    app.reflections.going.delete(team.tessel, shared.id)
    app.close()

    again = open_teamtuin(settings)

    assert rows_left(again) == [0, 0, 0]
    again.close()


def test_a_process_that_ended_while_putting_back_keeps_it(app, team, shared, settings):
    app.reflections.going.delete(team.tessel, shared.id)
    app.store.keys.dig_up(app.store.keys.buried())
    app.close()

    again = open_teamtuin(settings)

    assert again.reflections.get(team.bas, shared.id) == shared
    again.close()


def test_who_has_everything_deleted_leaves_no_text_behind_that_was_on_its_way(app, team, shared):
    app.reflections.going.delete(team.tessel, shared.id)

    app.keeping.forget(team.tessel)

    assert rows_left(app) == [0, 0, 0]


def test_the_upkeep_of_the_day_finishes_what_a_clock_forgot(app, team, shared, monkeypatch):
    app.reflections.going.delete(team.tessel, shared.id)
    now = app.now() + timedelta(days=1)
    monkeypatch.setattr(app.keeping, "_now", lambda: now)

    app.keeping.upkeep(now.date())

    assert rows_left(app) == [0, 0, 0]
