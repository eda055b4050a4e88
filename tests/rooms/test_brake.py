"""Guessing codes is slowed down for the whole server, and nobody is remembered for it."""

from teamtuin.rooms.brake import MOST_WRONG, WITHIN_S, Brake


def test_twenty_wrong_codes_a_minute_pass_and_the_next_is_held_until_it_is_quiet():
    now = [0.0]
    brake = Brake(lambda: now[0])
    assert [brake.holds() for _ in range(MOST_WRONG + 2)] == [False] * MOST_WRONG + [True, True]
    now[0] = WITHIN_S - 1
    assert brake.holds()
    now[0] += WITHIN_S
    assert not brake.holds()
