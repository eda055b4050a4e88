"""Having everything deleted begins after ten seconds, whether or not somebody still looks."""

from datetime import timedelta

import pytest

from teamtuin.app import open_teamtuin
from teamtuin.clock import day_of
from teamtuin.errors import NotVisible, Refused
from tests.keeping.returning import put_back


@pytest.fixture
def later(app, monkeypatch):
    def moved(by):
        now = app.now() + by
        for service in (app.keeping, app.keeping.leaving):
            monkeypatch.setattr(service, "_now", lambda: now)

    return moved


def test_nothing_is_gone_before_and_everything_after(app, team, write, later):
    write(team.tessel, "Een regel.")
    app.keeping.forget_soon(team.tessel)
    assert app.keeping.leaving.finish() == 0
    assert app.reflections.mine(team.tessel)

    later(timedelta(seconds=11))

    assert app.keeping.leaving.finish() == 1
    with pytest.raises(NotVisible):
        app.people.me(team.tessel)


def test_who_thinks_again_keeps_everything(app, team, write, later):
    write(team.tessel, "Een regel.")
    app.keeping.forget_soon(team.tessel)

    app.keeping.leaving.stay(team.tessel)
    later(timedelta(seconds=11))

    assert app.keeping.leaving.finish() == 0
    assert app.reflections.mine(team.tessel)


def test_it_goes_on_when_the_process_ended_in_between(app, team, write, settings):
    write(team.tessel, "Een regel.")
    app.keeping.forget_soon(team.tessel)
    app.close()

    again = open_teamtuin(settings, lambda: app.now() + timedelta(minutes=5))
    again.keeping.run_if_due(day_of(again.now()))

    with pytest.raises(NotVisible):
        again.people.me(team.tessel)
    again.close()


def test_only_oneself_and_never_the_last_administrator(app, team):
    with pytest.raises(Refused):
        app.keeping.forget_soon(team.wim)
    app.keeping.forget_soon(team.tessel)

    for viewer in team.others.values():
        assert app.keeping.leaving.seconds_left(viewer) is None
        app.keeping.leaving.stay(viewer)
    assert app.keeping.leaving.seconds_left(team.tessel) is not None


def test_who_stays_on_one_screen_is_not_removed_by_another(app, team, write, later):
    write(team.tessel, "Een regel.")
    app.keeping.forget_soon(team.tessel)
    app.keeping.leaving.stay(team.tessel)
    later(timedelta(seconds=11))

    assert app.keeping.forget_as_asked(team.tessel) is None

    assert app.reflections.mine(team.tessel)


def test_who_stayed_after_a_backup_of_those_seconds_does_not_go_when_it_is_put_back(
    app, team, write, secret, tmp_path, settings
):
    write(team.tessel, "Een regel.")
    app.keeping.forget_soon(team.tessel)
    app.keeping.back_up(tmp_path / "then.backup")
    app.keeping.leaving.stay(team.tessel)
    tomorrow = app.now() + timedelta(days=1)

    again = put_back(app, settings, tmp_path / "then.backup", secret)
    again.keeping._now = again.keeping.leaving._now = lambda: tomorrow

    assert again.keeping.leaving.finish() == 0
    assert again.reflections.mine(team.tessel)
    again.close()
