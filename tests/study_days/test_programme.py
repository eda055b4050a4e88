"""The clock of a programme recalculates: no overlap, no gap, and nothing gets lost."""

from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamtuin.clock import HOME, new_id, utc_now
from teamtuin.study_days import model
from teamtuin.study_days.model import ProgrammeItem, StudyDay

MINUTES = st.integers(min_value=1, max_value=120)
STARTS = st.times(min_value=time(7), max_value=time(12))


def items(lengths):
    return tuple(
        ProgrammeItem(id=UUID(int=number + 1), minutes=minutes, title=f"Deel {number}")
        for number, minutes in enumerate(lengths)
    )


PROGRAMMES = st.lists(MINUTES, max_size=9).map(items)
FULL = st.lists(MINUTES, min_size=1, max_size=9).map(items)


def fits(starts_at, programme):
    """No overlap, no gap, from the start on, and the total is the sum of the parts."""
    found = model.slots(starts_at, programme)
    assert [slot.item for slot in found] == list(programme)
    clock = model.minute_of(starts_at)
    for slot in found:
        assert slot.begins == clock
        assert slot.ends - slot.begins == slot.item.minutes
        clock = slot.ends
    assert clock == model.ends_at(starts_at, programme)
    return found


@given(starts_at=STARTS, programme=PROGRAMMES)
def test_each_part_begins_where_the_one_before_it_ends(starts_at, programme):
    fits(starts_at, programme)


@given(starts_at=STARTS, programme=FULL, which=st.integers(0, 8), minutes=st.integers(1, 90))
def test_a_longer_part_moves_all_that_follows_by_as_much_and_nothing_before(
    starts_at, programme, which, minutes
):
    which %= len(programme)
    before = fits(starts_at, programme)
    after = fits(starts_at, model.longer(programme, programme[which].id, minutes))
    moves = [new.begins - old.begins for old, new in zip(before, after, strict=True)]
    assert moves == [0] * (which + 1) + [minutes] * (len(programme) - which - 1)


@given(starts_at=STARTS, programme=FULL, which=st.integers(0, 8), by=st.integers(-12, 12))
def test_moving_a_part_keeps_every_part_and_the_end_of_the_day(starts_at, programme, which, by):
    item = programme[which % len(programme)]
    after = model.moved(programme, item.id, by)
    fits(starts_at, after)
    assert sorted(one.id for one in after) == sorted(one.id for one in programme)
    assert model.ends_at(starts_at, after) == model.ends_at(starts_at, programme)
    place = list(programme).index(item) + by
    assert after[min(max(place, 0), len(programme) - 1)] == item


@given(starts_at=STARTS, programme=FULL, which=st.integers(0, 8))
def test_what_is_taken_out_gives_its_minutes_back(starts_at, programme, which):
    item = programme[which % len(programme)]
    after = model.without(programme, item.id)
    fits(starts_at, after)
    assert model.ends_at(starts_at, after) == model.ends_at(starts_at, programme) - item.minutes


def a_day(**fields):
    fields = {"title": "Dag", "need": "n", "programme": items((20, 40)), **fields}
    day = date(2026, 11, 24)
    return StudyDay(
        id=new_id(),
        held_on=day,
        aim="a",
        made_at=utc_now(),
        look_backs=model.look_backs_after(day),
        **fields,
    )


@pytest.mark.parametrize(
    ("clock", "title"),
    [("08:59", None), ("09:00", "Deel 0"), ("09:19", "Deel 0"), ("09:20", "Deel 1"), ("10:00", None)],
)
def test_now_is_the_part_that_is_going_on_by_the_clock(clock, title):
    now = datetime.fromisoformat(f"2026-11-24T{clock}").replace(tzinfo=HOME)
    slot = model.slot_now(a_day(), now)
    assert (slot.item.title if slot else None) == title
    assert model.slot_now(a_day(), now.replace(day=25)) is None


def test_past_the_planned_end_is_counted_in_minutes():
    assert model.over_by(a_day(planned_end=time(9, 50))) == 10
    assert model.over_by(a_day(planned_end=time(10))) == 0
    assert model.over_by(a_day()) == 0
    assert model.over_by(a_day(planned_end=time(8), programme=())) == 0


def test_when_the_day_moves_its_look_backs_move_along():
    moved = a_day().moved_to(date(2026, 12, 1))
    assert [each.due_on for each in moved.look_backs] == [date(2026, 12, 15), date(2027, 1, 12)]
    assert replace(moved, held_on=date(2026, 11, 24)) != a_day()


@pytest.mark.parametrize(
    ("need", "name"),
    [
        ("Rust in de ochtend. Meer niet.", "Rust in de ochtend"),
        (" Rust\nin  de ochtend. ", "Rust in de ochtend"),
        ("a" * 30 + " " + "b" * 27 + " cc dd", "a" * 30 + " " + "b" * 27 + " …"),
    ],
)
def test_a_day_is_called_by_the_first_sentence_of_its_need(need, name):
    assert model.short_name(need) == name


@pytest.mark.parametrize(
    ("title", "need", "beyond"),
    [
        ("Rust in de ochtend", "Rust in de ochtend. Meer niet.", "Meer niet."),
        ("Rust in de ochtend", "Rust in de ochtend.", ""),
        ("Rust", "Rust in de ochtend. Meer niet.", "Rust in de ochtend. Meer niet."),
    ],
)
def test_what_the_title_says_already_is_not_said_again(title, need, beyond):
    assert a_day(title=title, need=need).need_beyond_title == beyond
