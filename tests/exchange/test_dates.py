"""Whatever day the demo is opened, its content lies in the weeks before that day."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamtuin.exchange.dates import ANCHOR, shift_text, shifted, weeks_since_anchor

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@settings(max_examples=60)
@given(today=days, day=days)
def test_every_day_keeps_its_weekday_and_stays_as_far_from_today(today, day):
    weeks = weeks_since_anchor(today)
    assert shifted(day, weeks).weekday() == day.weekday()
    assert timedelta(0) <= today - shifted(ANCHOR, weeks) < timedelta(days=7)
    assert shifted(day, weeks) - shifted(ANCHOR, weeks) == day - ANCHOR


@settings(max_examples=60)
@given(today=days)
def test_no_reflection_of_the_demo_lies_in_the_future(today, demo_folder):
    text = (demo_folder / "reflections.yaml").read_text(encoding="utf-8")
    found = re.findall(r"\d{4}-\d{2}-\d{2}", shift_text(text, weeks_since_anchor(today)))
    assert len(found) == 13
    assert max(map(date.fromisoformat, found)) <= today


@pytest.mark.parametrize("on_the_day", range(7))
def test_nothing_moves_in_the_week_of_the_anchor(on_the_day):
    assert weeks_since_anchor(ANCHOR + timedelta(days=on_the_day)) == 0


def test_the_week_before_the_anchor_moves_one_week_back():
    assert weeks_since_anchor(ANCHOR - timedelta(days=1)) == -1


def test_a_week_named_in_a_text_moves_along():
    assert shift_text("In week 43, op 2026-10-20.", 12) == "In week 2, op 2027-01-12."
    assert shift_text("weekblad 43, 2026-1, groep 3-4", 12) == "weekblad 43, 2026-1, groep 3-4"


def test_a_week_of_iso_8601_moves_along_with_its_year():
    assert shift_text("{week: 2026-W36, n: 15}", 0) == "{week: 2026-W36, n: 15}"
    assert shift_text("week: 2026-W48", 6) == "week: 2027-W01"
    assert shift_text("week: 2026-W53", -53) == "week: 2025-W52"


def test_a_month_moves_along_and_two_months_never_become_one():
    assert shift_text("- - 2026-06", 0) == "- - 2026-06"
    assert shift_text("2026-06, 2026-11", 12) == "2026-09, 2027-02"
    for weeks in range(-60, 200):
        moved = shift_text("2026-09 2026-10 2026-11", weeks).split()
        assert len(set(moved)) == 3
        assert moved[-1] <= f"{shifted(ANCHOR, weeks):%Y-%m}"


def test_what_only_looks_like_a_month_stays():
    for text in ("2026-06-1", "12026-06", "tel. 06-2026-06", "2026-13", "2025-26"):
        assert shift_text(text, 12) == text
