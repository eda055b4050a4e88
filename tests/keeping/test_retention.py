"""How long things stay, by date."""

from datetime import date, timedelta

import pytest

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.clock import day_of
from teamtuin.keeping.model import school_year_start, sharing_ends_before


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2026, 8, 1), date(2026, 8, 1)),
        (date(2026, 7, 31), date(2025, 8, 1)),
        (date(2026, 12, 31), date(2026, 8, 1)),
        (date(2027, 1, 1), date(2026, 8, 1)),
    ],
)
def test_a_school_year_runs_from_august(day, start):
    assert school_year_start(day) == start


def test_sharing_ends_after_two_school_years_and_the_text_stays(app, team, write, sharing_open):
    line = write(team.tessel, "De kaarthouder blijft.")
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    today = day_of(app.now())
    last_day = next(
        today + timedelta(days=n)
        for n in range(1500)
        if sharing_ends_before(today + timedelta(days=n)) > app.now()
    )

    app.keeping.upkeep(last_day - timedelta(days=1))
    assert len(app.reflections.readers(team.tessel, line.id)) == 1
    counted = app.keeping.upkeep(last_day, dry_run=True)
    assert counted.shares == 1
    assert len(app.reflections.readers(team.tessel, line.id)) == 1
    app.keeping.upkeep(last_day)

    assert app.reflections.readers(team.tessel, line.id) == []
    assert app.reflections.get(team.tessel, line.id).text == "De kaarthouder blijft."


def test_closed_drafts_go_after_thirty_days_and_open_ones_stay(app, team, write):
    write(team.tessel, "bewaard")
    open_one = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, open_one.id, 0, "nog niet bewaard")

    done = app.keeping.upkeep(day_of(app.now()) + timedelta(days=31))

    assert done.drafts == 1
    assert [draft.text for draft in app.drafts.unkept(team.tessel)] == ["nog niet bewaard"]


def test_who_left_has_three_months_and_then_everything_goes(app, team, write):
    line = write(team.bas, "Zitten is werk.")
    key_id = app.people.me(team.bas).key_id
    app.people.set_active(team.wim, team.bas.id, active=False)
    today = day_of(app.now())

    assert app.keeping.upkeep(today + timedelta(days=92)).leavers == 0
    assert app.reflections.get(team.bas, line.id).text == "Zitten is werk."
    assert app.keeping.upkeep(today + timedelta(days=93), dry_run=True).leavers == 1
    assert app.store.keys.has(key_id)
    app.keeping.upkeep(today + timedelta(days=93))

    assert not app.store.keys.has(key_id)
    assert "Bas" not in [person.first_name for person in app.people.everyone(DOORKEEPER)]


def test_who_came_back_in_time_keeps_everything(app, team, write):
    line = write(team.bas, "Zitten is werk.")
    app.people.set_active(team.wim, team.bas.id, active=False)
    app.people.set_active(team.wim, team.bas.id, active=True)

    app.keeping.upkeep(day_of(app.now()) + timedelta(days=400))

    assert app.reflections.get(team.bas, line.id).text == "Zitten is werk."


def test_a_copy_opened_for_editing_and_left_as_it_was_goes_after_thirty_days(app, team, write):
    line, other = write(team.tessel, "Zo staat het."), write(team.tessel, "En zo.")
    app.drafts.begin_with(team.tessel, f"edit:{line.id}:0", "Zo staat het.")
    changed = app.drafts.begin_with(team.tessel, f"edit:{other.id}:0", "En zo.")
    app.drafts.put(team.tessel, changed.id, changed.rev, "En zo niet.")

    app.keeping.upkeep(day_of(app.now()) + timedelta(days=31))

    assert [draft.id for draft in app.drafts.begun(team.tessel, "edit:")] == [changed.id]


def test_upkeep_that_failed_is_done_at_the_next_page(app, monkeypatch):
    tomorrow = day_of(app.now()) + timedelta(days=1)

    def full(_):
        raise OSError("disk full")

    with monkeypatch.context() as once:
        once.setattr("teamtuin.keeping.service.rewrite", full)
        with pytest.raises(OSError, match="disk full"):
            app.keeping.run_if_due(tomorrow)
    assert app.keeping.run_if_due(tomorrow) is not None
    assert app.keeping.run_if_due(tomorrow) is None


def test_upkeep_runs_once_a_day(app):
    tomorrow = day_of(app.now()) + timedelta(days=1)
    assert app.keeping.run_if_due(tomorrow) is not None
    assert app.keeping.run_if_due(tomorrow) is None
