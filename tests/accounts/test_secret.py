"""A passphrase costs whoever guesses it as much as the design says; all other tests use a cheaper one."""

from teamtuin.accounts.secret import COST, NOBODY, Passphrase

# COST was taken over when this file was read, before the tests made it cheaper.


def test_a_guess_takes_thirty_two_megabytes_also_for_a_name_that_does_not_exist():
    assert (COST, NOBODY.cost) == (15, 15)


def test_what_was_hashed_at_the_real_cost_is_known_again_and_nothing_else_is(real_cost):
    kept = Passphrase.of("vier natte blauwe laarzen")
    assert kept.cost == COST
    assert kept.fits("vier natte blauwe laarzen")
    assert not kept.fits("vier natte blauwe sokken")
