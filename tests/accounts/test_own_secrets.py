"""Passphrase, recovery code and one-time code: one's own, and nobody else's."""

import pytest

from teamtuin.accounts import queries
from teamtuin.errors import NotVisible, Refused
from teamtuin.people.model import Role
from tests.accounts.conftest import PASSPHRASE

NEW = "drie droge rode petten"


def test_the_recovery_code_opens_the_same_place_with_a_new_passphrase_and_a_new_code(app, joined, write):
    tessel, arrival = joined("Tessel", own_device=True)
    line = write(tessel, "Noor begon vanzelf")
    typed = arrival.recovery_code.upper().replace("-", " ")
    again = app.accounts.recover("tessel", typed, NEW, own_device=False)
    assert app.accounts.viewer_for(again.token) == tessel
    assert app.accounts.viewer_for(arrival.token) is None
    assert app.reflections.get(tessel, line.id) == line
    assert app.accounts.sign_in("Tessel", NEW, own_device=False)
    with pytest.raises(Refused):
        app.accounts.sign_in("Tessel", PASSPHRASE, own_device=False)
    with pytest.raises(Refused):
        app.accounts.recover("tessel", arrival.recovery_code, NEW, own_device=False)
    assert app.accounts.recover("tessel", again.recovery_code, NEW, own_device=False)


def test_a_wrong_code_and_an_unknown_name_are_refused_in_the_same_words(app, joined):
    _, arrival = joined("Tessel")
    said = set()
    for name, code in (("Tessel", "aaaa-bbbb-cccc-dddd-eeee-ffff"), ("Niemand", arrival.recovery_code)):
        with pytest.raises(Refused) as refusal:
            app.accounts.recover(name, code, NEW, own_device=False)
        said.add(refusal.value.sentence)
    assert len(said) == 1


def test_a_new_passphrase_that_is_too_short_does_not_use_the_code_up(app, joined):
    _, arrival = joined("Tessel")
    with pytest.raises(Refused):
        app.accounts.recover("Tessel", arrival.recovery_code, "kort", own_device=False)
    assert app.accounts.recover("Tessel", arrival.recovery_code, NEW, own_device=False)


def test_changing_the_passphrase_needs_the_old_one_and_ends_the_other_sessions(app, joined):
    tessel, arrival = joined("Tessel")
    other = app.accounts.sign_in("Tessel", PASSPHRASE, own_device=True)
    with pytest.raises(Refused):
        app.accounts.change_passphrase(tessel, "geraden zin", NEW)
    app.accounts.change_passphrase(tessel, PASSPHRASE, NEW, keep=arrival.token)
    assert app.accounts.viewer_for(arrival.token) == tessel
    assert app.accounts.viewer_for(other) is None
    assert app.accounts.sign_in("Tessel", NEW, own_device=False)


def test_a_new_recovery_code_ends_the_old_one(app, joined):
    tessel, arrival = joined("Tessel")
    code = app.accounts.new_recovery_code(tessel, PASSPHRASE)
    with pytest.raises(Refused):
        app.accounts.recover("Tessel", arrival.recovery_code, NEW, own_device=False)
    assert app.accounts.recover("Tessel", code, NEW, own_device=False)


def test_a_passphrase_is_the_same_however_a_device_writes_its_accents(app, wim):
    link = app.accounts.invite(wim, "Renée", [Role.TEACHER])
    app.accounts.accept(link, sign_in_name="Renée", passphrase="caf\u00e9 au lait", own_device=False)
    assert app.accounts.sign_in("Rene\u0301e", "cafe\u0301 au lait", own_device=False)


@pytest.mark.parametrize("passphrase", ["", "negentien"[:9], "x" * 201])
def test_a_passphrase_has_ten_to_two_hundred_characters(app, wim, passphrase):
    link = app.accounts.invite(wim, "Bas", [Role.TEACHER])
    with pytest.raises(Refused):
        app.accounts.accept(link, sign_in_name="bas", passphrase=passphrase, own_device=False)
    assert app.accounts.accept(link, sign_in_name="bas", passphrase="\U0001f98a" * 10, own_device=False)


def test_a_one_time_code_works_once_within_the_hour(app, joined, clock):
    tessel, _ = joined("Tessel")
    bas, _ = joined("Bas")
    code = app.accounts.make_code(tessel)
    with pytest.raises(Refused):
        app.accounts.redeem_code(bas.id, code)
    assert app.accounts.redeem_code(tessel.id, code.upper()) == tessel
    for late in (code, None, ""):
        with pytest.raises(Refused):
            app.accounts.redeem_code(tessel.id, late)
    lapsed = app.accounts.make_code(tessel)
    clock.passes(hours=1)
    with pytest.raises(Refused):
        app.accounts.redeem_code(tessel.id, lapsed)


def test_a_newer_code_takes_the_place_of_an_older_one(app, joined):
    tessel, _ = joined("Tessel")
    older, newer = app.accounts.make_code(tessel), app.accounts.make_code(tessel)
    with pytest.raises(Refused):
        app.accounts.redeem_code(tessel.id, older)
    assert app.accounts.redeem_code(tessel.id, newer) == tessel


def test_the_demo_school_needs_no_code(app, demo):
    assert app.accounts.redeem_code(demo.id, None) == demo


@pytest.mark.parametrize("role", [Role.PRINCIPAL, Role.ADMINISTRATOR, Role.COUNCIL, Role.TEACHER])
def test_nobody_gets_anything_of_another_persons_account(app, joined, role):
    tessel, arrival = joined("Tessel", own_device=True)
    other, _ = joined("Ander", role)
    assert [s.person_id for s in app.accounts.sessions(other)] == [other.id]
    with app.store.transaction(other) as tx:
        assert queries.find(tx, tessel.id) is None
        assert queries.find_by_name(tx, "tessel") is None
        queries.delete_sessions(tx, tessel.id)
        with pytest.raises(NotVisible):
            queries.insert_code(tx, tessel.id, b"code", app.now())
        with pytest.raises(NotVisible):
            queries.delete_everything_of(tx, tessel.id)
    assert app.accounts.viewer_for(arrival.token) == tessel
