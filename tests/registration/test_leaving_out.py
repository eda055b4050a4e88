"""A field that nobody uses goes from the form for everybody at once; nothing is lost, and it comes back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pandas as pd
import pytest

from teamtuin.access.viewer import ANYONE, CARETAKER, DOORKEEPER
from teamtuin.errors import NotAllowed, Refused
from teamtuin.exchange.left_out_fields import left_out_frames
from teamtuin.registration.model import MayGo
from tests.insight import planting as plant
from tests.registration import filling
from tests.registration.filling import FIRST, LAST_YEAR, TODAY
from tests.registration.recount import frame


def offered(app, viewer):
    return dict(app.registration.asked(viewer, FIRST, TODAY).unused)


def unused_keep(app, number=10):
    filling.decisions(app, number)
    return MayGo.KEEP


def test_what_stayed_open_ten_times_is_offered_with_its_number_and_nine_times_not(app, team):
    filling.decisions(app, 9)
    assert offered(app, team.bas) == {}
    filling.decisions(app, 4)
    assert offered(app, team.bas) == {MayGo.KEEP: 13}


def test_a_field_with_one_use_is_not_offered_also_when_that_was_last_year(app, team):
    filling.decisions(app, 15)
    filling.decisions(app, 1, keep="De kaart.", day=LAST_YEAR)
    assert offered(app, team.bas) == {}


def test_what_was_used_before_last_year_is_offered(app, team):
    filling.decisions(app, 15)
    filling.decisions(app, 1, keep="De kaart.", day=LAST_YEAR - timedelta(1))
    assert offered(app, team.bas) == {MayGo.KEEP: 15}


COLUMNS = {
    MayGo.DIFFERENTLY: ("experiment", "tried_on", "differently"),
    MayGo.WHO_JOINS: ("experiment", "tried_on", "who_joins"),
    MayGo.ENDS_ON: ("experiment", "tried_on", "ends_on"),
    MayGo.SURPRISE: ("cycle", "looked_at", "surprise"),
    MayGo.KEEP: ("decision", "decided_on", "keep"),
    MayGo.AIM: ("study_day", "held_on", "aim"),
    MayGo.ATTENDANCE: ("study_day", "held_on", "attendance"),
}


def test_the_offers_are_those_of_the_rows(app, team):
    filling.busy_school(app, team, 7)
    for count in range(10):
        plant.experiment(app, tried_on=LAST_YEAR + timedelta(count), who_joins=["groep 3"])
        plant.study_day(app, LAST_YEAR + timedelta(count))
    found = offered(app, team.bas)
    for field, (table, day, column) in COLUMNS.items():
        rows = frame(app, table).dropna(subset=[day])
        recent = rows[pd.to_datetime(rows[day], utc=True) >= pd.Timestamp(LAST_YEAR, tz="UTC")]
        filled = [value for value in recent[column] if not pd.api.types.is_scalar(value) or pd.notna(value)]
        used = sum(len(value) > 0 if isinstance(value, (str, list)) else True for value in filled)
        assert (found.get(field) == len(recent)) == (used == 0 and len(recent) >= 10), field
    assert found


def test_everybody_of_the_team_may_and_it_is_told_with_its_day_and_no_name(app, team):
    field = unused_keep(app)
    app.registration.leave_out(team.bas, field)
    for viewer in (team.tessel, team.bas, team.hester):
        (gone,) = app.registration.asked(viewer, FIRST, TODAY).left_out
        assert (gone.field, gone.since) == (field, TODAY)
    assert "bas" not in str(frame(app, "left_out_field").to_dict()).lower()
    assert str(team.bas.id) not in str(frame(app, "left_out_field").to_dict())
    app.registration.put_back(team.hester, field)
    assert app.registration.gone(team.tessel) == frozenset()
    assert frame(app, "left_out_field").empty


@pytest.mark.parametrize("who", ["fenna", "wim", "rachida"])
def test_who_is_not_in_the_team_leaves_nothing_out_and_puts_nothing_back(app, team, who):
    outside, field = getattr(team, who), unused_keep(app)
    with pytest.raises(NotAllowed):
        app.registration.leave_out(outside, field)
    app.registration.leave_out(team.bas, field)
    with pytest.raises(NotAllowed):
        app.registration.put_back(outside, field)
    assert app.registration.gone(outside) == {field}  # who leads a day from outside meets the same form


@pytest.mark.parametrize("nobody", [ANYONE, CARETAKER, DOORKEEPER])
def test_no_part_of_teamtuin_and_no_visitor_leaves_anything_out(app, team, nobody):
    field = unused_keep(app)
    with pytest.raises(NotAllowed):
        app.registration.leave_out(nobody, field)
    assert app.registration.gone(team.bas) == frozenset()


def test_what_somebody_filled_in_meanwhile_stays_on_the_form(app, team):
    field = unused_keep(app)
    filling.decisions(app, 1, keep="De kaart.")
    with pytest.raises(Refused):
        app.registration.leave_out(team.bas, field)
    with pytest.raises(Refused):  # nor what nobody ever could leave open
        app.registration.leave_out(team.bas, MayGo.AIM)
    assert app.registration.gone(team.bas) == frozenset()


def test_two_people_who_leave_the_same_field_out_at_once_do_it_once(app, team):
    field = unused_keep(app)
    with ThreadPoolExecutor(8) as pool:
        viewers = [team.tessel, team.bas, team.hester] * 4
        list(pool.map(lambda viewer: app.registration.leave_out(viewer, field), viewers))
    assert len(frame(app, "left_out_field")) == 1


def test_leaving_out_and_putting_back_at_once_ends_in_one_of_the_two(app, team):
    field = unused_keep(app)
    with ThreadPoolExecutor(4) as pool:
        both = [app.registration.leave_out, app.registration.put_back] * 4
        list(pool.map(lambda do: do(team.bas, field), both))
    assert len(frame(app, "left_out_field")) <= 1
    app.registration.put_back(team.bas, field)
    assert app.registration.gone(team.bas) == frozenset()


def test_a_field_that_this_version_does_not_know_takes_nothing_away(app, team):
    plant.put(app, "left_out_field", field="trajectory.wipe_before", since=TODAY)
    assert app.registration.gone(team.bas) == frozenset()


def test_what_is_left_out_is_in_the_export_of_the_school(app, team):
    assert left_out_frames(app)["left_out_fields"].empty
    app.registration.leave_out(team.bas, unused_keep(app))
    (row,) = left_out_frames(app)["left_out_fields"].to_dict("records")
    assert row == {"field": "decision.keep", "since": TODAY}
