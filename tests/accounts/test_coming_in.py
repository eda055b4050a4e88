"""Set-up, invitations, and beginning again with a new link."""

from datetime import timedelta
from uuid import uuid4

import pyrage
import pytest

from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts import joining
from teamtuin.clock import day_of
from teamtuin.errors import ModuleClosed, NotAllowed, NotVisible, Refused
from teamtuin.people import service as people_service
from teamtuin.people.model import Role
from tests.accounts.conftest import PASSPHRASE

SCHOOL = {
    "school": "De Wilgenhof",
    "town": "Oosterloo",
    "first_name": "Hester",
    "roles": [Role.PRINCIPAL],
    "sign_in_name": "hester",
    "passphrase": PASSPHRASE,
    "own_device": True,
}


def test_a_school_begins_in_the_language_of_its_first_form(app):
    begun = app.accounts.set_up(app.accounts.setup_link_token(), **{**SCHOOL, "language": "en"})
    assert app.school.find().language == "en"
    assert app.people.me(Viewer(begun.person_id)).language == "en"


def test_the_set_up_link_makes_a_school_its_administrator_and_two_codes(app):
    begun = app.accounts.set_up(app.accounts.setup_link_token(), **SCHOOL)
    hester = app.accounts.viewer_for(begun.token)
    assert app.people.me(hester).roles == {Role.PRINCIPAL, Role.ADMINISTRATOR}
    assert app.school.find(hester).name == "De Wilgenhof"
    assert app.school.open_modules(hester) == set()
    sealed = pyrage.encrypt(b"back-up", [pyrage.x25519.Recipient.from_str(app.store.keys.recipient())])
    assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(begun.school_key)]) == b"back-up"


def test_the_set_up_link_works_once_and_none_is_made_for_a_school_that_is_there(app, clock):
    token = app.accounts.setup_link_token()
    app.accounts.set_up(token, **SCHOOL)
    assert app.accounts.setup_link_token() is None
    assert not app.accounts.is_setup_token(token)
    with pytest.raises(NotVisible):
        app.accounts.set_up(token, **{**SCHOOL, "passphrase": "een heel andere zin"})
    clock.passes(minutes=2)
    with pytest.raises(NotVisible):
        app.accounts.set_up(token, **SCHOOL)


def test_only_the_latest_set_up_link_counts(app):
    older, newer = app.accounts.setup_link_token(), app.accounts.setup_link_token()
    for token in (older, "", "geraden"):
        with pytest.raises(NotVisible):
            app.accounts.set_up(token, **SCHOOL)
    assert app.accounts.set_up(newer, **SCHOOL)


def test_a_second_tap_shows_the_same_codes_again(app, wim):
    token = app.accounts.invite(wim, "Bas", [Role.TEACHER])
    wish = {"sign_in_name": "bas", "passphrase": PASSPHRASE, "own_device": False}
    assert app.accounts.accept(token, **wish) == app.accounts.accept(token, **wish)


def test_a_refused_set_up_leaves_nothing_behind(app):
    token = app.accounts.setup_link_token()
    for wrong in ({"passphrase": "kort"}, {"school": ""}, {"first_name": "\0"}, {"sign_in_name": "x"}):
        with pytest.raises(Refused):
            app.accounts.set_up(token, **{**SCHOOL, **wrong})
        assert app.school.find() is None
    assert app.accounts.set_up(token, **SCHOOL)


def test_an_invitation_makes_a_colleague_when_it_is_accepted(app, wim, joined):
    bas, _ = joined("Bas")
    token = app.accounts.invite(wim, "Tessel", [Role.TEACHER], groups="3-4")
    assert [p.first_name for p in app.people.everyone(bas)] == ["Bas", "Wim"]
    assert app.accounts.invited(token).first_name == "Tessel"
    arrival = app.accounts.accept(token, sign_in_name="tessel", passphrase=PASSPHRASE, own_device=True)
    tessel = app.accounts.viewer_for(arrival.token)
    assert app.people.me(tessel).groups == "3-4"
    assert [p.first_name for p in app.people.everyone(bas)] == ["Bas", "Tessel", "Wim"]


def test_nothing_can_be_shared_with_who_has_not_come_in_yet(app, wim, joined, write):
    bas, _ = joined("Bas")
    rachida, _ = joined("Rachida", Role.COUNCIL)
    app.school.consent(rachida, Module.SHARING, day_of(app.now()), "verslag, punt 4")
    line = write(bas, "Even vasthouden")
    app.accounts.invite(wim, "Tessel", [Role.TEACHER])
    (invited,) = [p for p in app.people.everyone(wim) if p.first_name == "Tessel"]
    with pytest.raises(Refused):
        app.reflections.share(bas, line.id, [invited.id])


def test_an_administrator_sees_the_same_of_who_came_in_and_who_did_not(app, wim):
    used = app.accounts.invite(wim, "Bas", [Role.TEACHER])
    app.accounts.invite(wim, "Tessel", [Role.TEACHER])
    before = app.people.everyone(wim)
    app.accounts.accept(used, sign_in_name="bas", passphrase=PASSPHRASE, own_device=False)
    assert app.people.everyone(wim) == before


def test_a_link_works_once_and_for_fourteen_days(app, wim, clock):
    used, late = (app.accounts.invite(wim, name, [Role.TEACHER]) for name in ("Bas", "Tessel"))
    app.accounts.accept(used, sign_in_name="bas", passphrase=PASSPHRASE, own_device=False)
    clock.passes(days=13, hours=23)
    assert app.accounts.invited(late)
    assert app.accounts.invited(used) is None
    clock.passes(hours=1)
    for token in (used, late, "geraden"):
        assert app.accounts.invited(token) is None
        with pytest.raises(NotVisible):
            app.accounts.accept(token, sign_in_name="x y", passphrase=PASSPHRASE, own_device=False)


@pytest.mark.parametrize("role", [Role.PRINCIPAL, Role.COUNCIL, Role.TEACHER])
def test_only_an_administrator_invites(app, joined, role):
    other, _ = joined("Ander", role)
    tessel, _ = joined("Tessel")
    with pytest.raises(NotAllowed):
        app.accounts.invite(other, "Bas", [Role.TEACHER])
    with pytest.raises(NotAllowed):
        app.accounts.start_over(other, tessel.id)


def test_a_name_that_is_taken_is_refused_and_the_link_still_works(app, wim, joined):
    joined("Tessel")
    token = app.accounts.invite(wim, "Bas", [Role.TEACHER])
    with pytest.raises(Refused):
        app.accounts.accept(token, sign_in_name="TESSEL", passphrase=PASSPHRASE, own_device=False)
    assert app.accounts.accept(token, sign_in_name="bas", passphrase=PASSPHRASE, own_device=False)


def test_a_new_link_never_opens_the_old_texts(app, wim, joined, write):
    tessel, arrival = joined("Tessel", own_device=True)
    line = write(tessel, "Dit blijft van mij")
    token = app.accounts.start_over(wim, tessel.id)
    assert app.accounts.viewer_for(arrival.token) is None
    again = app.accounts.accept(token, sign_in_name="tessel2", passphrase=PASSPHRASE, own_device=False)
    new = app.accounts.viewer_for(again.token)
    assert new != tessel
    assert app.people.me(new).first_name == "Tessel"
    assert app.reflections.mine(new) == []
    with pytest.raises(NotVisible):
        app.reflections.get(new, line.id)


def test_who_made_the_link_gets_nothing_by_it_after_it_was_used(app, wim):
    """The administrator knows the link, and knows his own passphrase."""
    app.accounts.change_passphrase(wim, PASSPHRASE, "een eigen lange wachtzin")
    token = app.accounts.invite(wim, "Tessel", [Role.TEACHER])
    app.accounts.accept(token, sign_in_name="tessel", passphrase=PASSPHRASE, own_device=True)

    with pytest.raises(NotVisible):
        app.accounts.accept(token, sign_in_name="wim", passphrase="een eigen lange wachtzin", own_device=True)
    with pytest.raises(NotVisible):  # one guess ends it, for the right passphrase too
        app.accounts.accept(token, sign_in_name="tessel", passphrase=PASSPHRASE, own_device=True)


def test_the_old_place_opens_again_with_its_own_recovery_code_only(app, wim, joined, write):
    tessel, arrival = joined("Tessel")
    line = write(tessel, "Dit blijft van mij")
    app.accounts.start_over(wim, tessel.id)
    with pytest.raises(Refused):
        app.accounts.recover("Tessel", arrival.recovery_code, "een nieuwe zin", own_device=False)
    app.people.set_active(wim, tessel.id, True)
    back = app.accounts.recover("Tessel", arrival.recovery_code, "een nieuwe zin", own_device=False)
    assert app.reflections.get(app.accounts.viewer_for(back.token), line.id) == line


def test_a_new_link_does_the_same_whether_the_first_was_used_or_not(app, wim, joined):
    tessel, _ = joined("Tessel")
    unused = app.accounts.invite(wim, "Bas", [Role.TEACHER])
    bas = next(p for p in app.people.everyone(wim) if p.first_name == "Bas")
    for person_id in (tessel.id, bas.id):
        app.accounts.start_over(wim, person_id)
    found = [(p.first_name, p.active) for p in app.people.everyone(wim)]
    assert sorted(found) == [
        ("Bas", False),
        ("Bas", True),
        ("Tessel", False),
        ("Tessel", True),
        ("Wim", True),
    ]
    assert app.accounts.invited(unused) is None


@pytest.fixture
def kept(app):
    """A place that came from a file."""
    with app.store.transaction(DOORKEEPER) as tx:
        sanne = people_service.add(tx, "Sanne", [Role.TEACHER])
        joining.keep_place(tx, sanne.id)
    return sanne


def test_a_place_from_a_file_waits_for_its_first_link(app, wim, joined, kept):
    bas, _ = joined("Bas")
    assert app.accounts.without_link(wim) == {kept.id}
    assert kept not in app.people.everyone(bas)
    token = app.accounts.first_link(wim, kept.id)
    assert app.accounts.invited(token) == kept
    arrival = app.accounts.accept(token, sign_in_name="sanne", passphrase=PASSPHRASE, own_device=False)
    assert arrival.person_id == kept.id
    assert kept in app.people.everyone(bas)


def test_who_has_no_link_yet_tells_of_no_link_whether_it_was_used(app, wim, clock, kept):
    """From the first link on, a place looks the same unused, lapsed and taken up."""
    token = app.accounts.first_link(wim, kept.id)
    looks = [app.accounts.without_link(wim)]
    with pytest.raises(Refused) as unused:
        app.accounts.first_link(wim, kept.id)
    app.accounts.accept(token, sign_in_name="sanne", passphrase=PASSPHRASE, own_device=False)
    with pytest.raises(Refused) as used:
        app.accounts.first_link(wim, kept.id)
    looks.append(app.accounts.without_link(wim))
    clock.passes(days=15)
    app.accounts.invite(wim, "Bas", [Role.TEACHER])
    looks.append(app.accounts.without_link(wim))
    assert looks == [set(), set(), set()]
    assert used.value.sentence == unused.value.sentence


def test_a_first_link_is_for_an_administrator_and_a_place_from_a_file(app, wim, joined, kept):
    hester, _ = joined("Hester", Role.PRINCIPAL)
    assert app.accounts.without_link(hester) == set()
    with pytest.raises(NotAllowed):
        app.accounts.first_link(hester, kept.id)
    for person_id in (hester.id, wim.id, uuid4()):
        with pytest.raises(Refused):
            app.accounts.first_link(wim, person_id)
    app.people.set_active(wim, kept.id, False)
    with pytest.raises(Refused):
        app.accounts.first_link(wim, kept.id)


@pytest.mark.parametrize("leaves", ["set_active", "start_over"])
def test_three_months_count_from_the_day_it_is_by_the_clock_of_the_app(app, wim, joined, clock, leaves):
    clock.passes(days=2000)
    tessel, _ = joined("Tessel")
    if leaves == "set_active":
        app.people.set_active(wim, tessel.id, False)
    else:
        app.accounts.start_over(wim, tessel.id)
    today = clock().date()
    assert app.keeping.upkeep(today + timedelta(days=89), dry_run=True).leavers == 0
    assert app.keeping.upkeep(today + timedelta(days=93), dry_run=True).leavers == 1


def test_the_last_administrator_cannot_begin_again_by_mistake(app, wim):
    with pytest.raises(Refused):
        app.accounts.start_over(wim, wim.id)
    with pytest.raises(NotVisible):
        app.accounts.start_over(wim, uuid4())


def test_sharing_opens_with_the_councils_consent_and_not_by_an_administrator(app, wim, joined, write):
    tessel, _ = joined("Tessel")
    bas, _ = joined("Bas")
    rachida, _ = joined("Rachida", Role.COUNCIL)
    line = write(tessel, "Wat had dit kind nodig?")
    with pytest.raises(NotAllowed):
        app.school.consent(wim, Module.SHARING, day_of(app.now()), "verslag, punt 4")
    with pytest.raises(ModuleClosed):
        app.reflections.share(tessel, line.id, [bas.id])
    app.school.consent(rachida, Module.SHARING, day_of(app.now()), "verslag, punt 4")
    app.reflections.share(tessel, line.id, [bas.id])
    assert [r.id for r in app.reflections.readable(bas)] == [line.id]


def test_an_external_visitor_does_not_become_part_of_the_team(app, wim):
    token = app.accounts.invite(wim, "Fenna", [Role.VIDEO_COACH], external=True)
    arrival = app.accounts.accept(token, sign_in_name="fenna", passphrase=PASSPHRASE, own_device=False)
    fenna = app.accounts.viewer_for(arrival.token)
    assert not app.people.me(fenna).in_team
