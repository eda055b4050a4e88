"""Signing in, staying in and being out at once."""

import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from uuid import uuid4

import pytest

from teamtuin.accounts.attempts import (
    LONGEST_WAIT_S,
    PER_ADDRESS,
    PER_NAME,
    PER_NAME_ANYWHERE,
    Attempts,
)
from teamtuin.errors import NotVisible, Refused
from tests.accounts.conftest import PASSPHRASE


def test_a_person_signs_in_with_a_name_in_any_case(app, joined):
    tessel, _ = joined("Tessel")
    token = app.accounts.sign_in(" TESSEL", PASSPHRASE, own_device=False)
    assert app.accounts.viewer_for(token) == tessel


def test_an_unknown_name_and_a_wrong_passphrase_are_refused_in_the_same_words(app, joined):
    joined("Tessel")
    said = []
    for name, passphrase in (("Tessel", "iets anders dan dat"), ("Niemand", PASSPHRASE)):
        with pytest.raises(Refused) as refusal:
            app.accounts.sign_in(name, passphrase, own_device=False)
        said.append((refusal.value.sentence, refusal.value.values))
    assert said[0] == said[1]


def test_an_unknown_name_takes_as_much_work_as_a_wrong_passphrase(app, joined, real_cost):
    joined("Tessel")
    took = {"Tessel": [], "Niemand": []}
    for _ in range(5):
        for name in took:
            start = time.thread_time()  # work, not waiting: a busy machine changes nothing
            with pytest.raises(Refused):
                app.accounts.sign_in(name, "iets anders dan dat", own_device=False)
            took[name].append(time.thread_time() - start)
    known, unknown = median(took["Tessel"]), median(took["Niemand"])
    assert unknown > known / 5
    assert known > unknown / 5


def test_after_ten_wrong_tries_also_the_right_passphrase_waits(app, joined, clock):
    joined("Tessel")
    for _ in range(PER_NAME):
        with pytest.raises(Refused, match="refused"):
            app.accounts.sign_in("tessel", "iets anders dan dat", own_device=False)
    with pytest.raises(Refused) as waiting:
        app.accounts.sign_in("Tessel", PASSPHRASE, own_device=False)
    assert "ten minutes" in waiting.value.sentence
    clock.passes(minutes=10)
    assert app.accounts.sign_in("Tessel", PASSPHRASE, own_device=False)


def test_nobody_locks_another_out_from_elsewhere(app, joined):
    tessel, arrival = joined("Tessel")
    for _ in range(PER_NAME + 1):
        with pytest.raises(Refused):
            app.accounts.sign_in("tessel", "iets anders dan dat", own_device=False, address="10.0.0.9")
    assert app.accounts.sign_in("Tessel", PASSPHRASE, own_device=False, address="10.0.0.8")
    assert app.accounts.prove(tessel, PASSPHRASE)
    code, new = arrival.recovery_code, "drie droge petten"
    assert app.accounts.recover("Tessel", code, new, own_device=False, address="10.0.0.9")


def test_guessing_one_name_from_many_addresses_gets_slow_and_locks_nobody_out(clock):
    attempts = Attempts()
    for number in range(PER_NAME_ANYWHERE):
        attempts.note("tessel", f"10.0.0.{number}", clock.now)
    for number in range(20):
        with pytest.raises(Refused) as waiting:
            attempts.note("tessel", f"10.0.1.{number}", clock.now)
        clock.passes(seconds=waiting.value.values["seconds"])
        assert waiting.value.values["seconds"] <= LONGEST_WAIT_S
        attempts.note("tessel", f"10.0.2.{number}", clock.now)
    assert waiting.value.values["seconds"] == LONGEST_WAIT_S
    attempts.succeeded("tessel", "10.0.2.1")
    attempts.note("tessel", "10.0.3.1", clock.now)


def test_a_range_of_ipv6_is_one_address(clock):
    attempts = Attempts()
    for number in range(PER_NAME):
        attempts.note("tessel", f"2001:db8::{number}", clock.now)
    with pytest.raises(Refused):
        attempts.note("tessel", "2001:db8::ffff", clock.now)
    attempts.note("tessel", "2001:db8:0:1::1", clock.now)


def test_wrong_proofs_of_oneself_are_few_too(app, joined):
    tessel, _ = joined("Tessel")
    for _ in range(PER_NAME):
        with pytest.raises(Refused):
            app.accounts.prove(tessel, "iets anders dan dat")
    with pytest.raises(Refused) as waiting:
        app.accounts.prove(tessel, PASSPHRASE)
    assert "ten minutes" in waiting.value.sentence
    assert app.accounts.sign_in("Tessel", PASSPHRASE, own_device=False)


def test_one_address_cannot_try_many_names(clock):
    attempts = Attempts()
    for number in range(PER_ADDRESS):
        attempts.note(f"name {number}", "10.0.0.9", clock.now)
    with pytest.raises(Refused):
        attempts.note("tessel", "10.0.0.9", clock.now)
    attempts.note("tessel", "10.0.0.8", clock.now)
    clock.passes(minutes=10)
    attempts.note("tessel", "10.0.0.9", clock.now)


def test_many_tries_at_once_count_as_many(clock):
    attempts = Attempts()
    with ThreadPoolExecutor(8) as crowd:
        tries = [crowd.submit(attempts.note, "tessel", None, clock.now) for _ in range(40)]
    assert sum(made.exception() is None for made in tries) == PER_NAME


def test_a_shared_device_is_signed_out_after_15_quiet_minutes(app, joined, clock):
    tessel, arrival = joined("Tessel")
    clock.passes(minutes=14, seconds=59)
    assert app.accounts.viewer_for(arrival.token) == tessel
    clock.passes(minutes=14)
    assert app.accounts.viewer_for(arrival.token) == tessel
    clock.passes(minutes=15)
    assert app.accounts.viewer_for(arrival.token) is None
    assert app.accounts.sessions(tessel) == []


def test_a_shared_device_asks_again_the_next_morning(app, joined, clock):
    _, arrival = joined("Tessel")
    for _ in range(12 * 6 - 1):
        clock.passes(minutes=10)
        assert app.accounts.viewer_for(arrival.token)
    clock.passes(minutes=10)
    assert app.accounts.viewer_for(arrival.token) is None


def test_an_own_device_stays_signed_in_for_30_days_from_the_last_visit(app, joined, clock):
    tessel, arrival = joined("Tessel", own_device=True)
    for _ in range(3):
        clock.passes(days=29)
        assert app.accounts.viewer_for(arrival.token) == tessel
    clock.passes(days=30)
    assert app.accounts.viewer_for(arrival.token) is None


def test_a_page_view_writes_nothing_most_of_the_time(app, joined, clock):
    tessel, arrival = joined("Tessel", own_device=True)
    clock.passes(hours=23)
    app.accounts.viewer_for(arrival.token)
    (seen,) = app.accounts.sessions(tessel)
    assert seen.seen_at == seen.made_at
    clock.passes(hours=1)
    app.accounts.viewer_for(arrival.token)
    (seen,) = app.accounts.sessions(tessel)
    assert seen.seen_at == clock.now


def test_signing_out_ends_one_session_and_everywhere_ends_all(app, joined):
    tessel, arrival = joined("Tessel")
    other = app.accounts.sign_in("Tessel", PASSPHRASE, own_device=True)
    app.accounts.sign_out(arrival.token)
    assert app.accounts.viewer_for(arrival.token) is None
    assert app.accounts.viewer_for(other) == tessel
    app.accounts.sign_out_everywhere(tessel)
    assert app.accounts.viewer_for(other) is None


def test_somebody_who_takes_part_no_longer_is_out_at_once(app, wim, joined):
    tessel, arrival = joined("Tessel", own_device=True)
    app.people.set_active(wim, tessel.id, False)
    assert app.accounts.viewer_for(arrival.token) is None
    with pytest.raises(Refused):
        app.accounts.sign_in("Tessel", PASSPHRASE, own_device=False)
    app.people.set_active(wim, tessel.id, True)
    assert app.accounts.sign_in("Tessel", PASSPHRASE, own_device=False)


def test_the_demo_school_lets_a_guest_be_anybody(app, demo):
    assert app.accounts.viewer_for(app.accounts.demo_sign_in(demo.id)) == demo


def test_nobody_becomes_anybody_in_a_real_school(app, joined):
    tessel, _ = joined("Tessel")
    for person_id in (tessel.id, uuid4()):
        with pytest.raises(NotVisible):
            app.accounts.demo_sign_in(person_id)


def test_tokens_and_passphrases_do_not_stand_in_the_data(app, joined, settings):
    _, arrival = joined("Tessel")
    app.close()
    kept = b"".join(file.read_bytes() for file in settings.data.rglob("*") if file.is_file())
    assert b"De Wilgenhof" in kept
    for secret in (arrival.token, arrival.recovery_code, PASSPHRASE):
        assert secret.encode() not in kept
