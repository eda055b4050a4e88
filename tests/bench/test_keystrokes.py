"""The keystroke-level estimate adds up what was counted, and counts no wait twice."""

import pytest

from bench.human import SENTENCE, table
from teamtuin.registration.keystrokes import Journey


def walked(**changes):
    counted = {
        "name": "Vandaag",
        "taps": 3,
        "characters": 80,
        "commands": 3,
        "swipes": 1,
        "fields": 1,
        "waits": (2.35, 0.5),
    }
    return Journey(**counted | changes)


def test_the_parts_are_those_of_the_estimate():
    journey = walked()
    assert journey.typing(0.331) == pytest.approx(26.48)
    assert journey.tapping == pytest.approx(3 * 0.74 + 0.20 + 0.40)
    assert journey.thinking == pytest.approx(3 * 1.35)
    assert journey.outside_typing == pytest.approx(2.82 + 4.05 + 1.0)


def test_a_wait_shorter_than_the_thought_in_it_costs_nothing():
    assert walked(waits=(1.3, 0.9)).waiting == 0
    assert walked(waits=(0.1, 3.35)).waiting == pytest.approx(2.0)


def test_the_sentence_has_the_length_that_journeys_are_compared_with():
    assert len(SENTENCE) == 80


def test_each_typing_speed_has_its_column():
    row = table([walked()]).split("\n")[2]
    assert [cell.strip() for cell in row.strip("|").split("|")][-4:] == ["7.9", "34.4", "41.0", "44.8"]
