"""How one wants to see Teamtuin: for oneself alone, from the first moment of a page, gone with its person."""

import pytest

from teamtuin.access.viewer import CARETAKER, DOORKEEPER
from teamtuin.errors import NotVisible
from teamtuin.people.look.model import PLAIN_LOOK, Look, TextSize
from teamtuin.web.shell import page_for

LARGE = Look(text_size=TextSize.LARGEST, calm=True)


def test_what_somebody_chooses_is_for_them_alone(app, team):
    app.look.choose(team.tessel, Look(text_size=TextSize.LARGER))
    app.look.choose(team.tessel, LARGE)

    assert app.look.mine(team.tessel) == LARGE
    for viewer in (*team.others.values(), DOORKEEPER, CARETAKER):
        assert app.look.mine(viewer) == PLAIN_LOOK


def test_it_goes_with_its_person(app, team):
    app.look.choose(team.tessel, LARGE)

    app.keeping.forget(team.tessel)

    with app.store.transaction(CARETAKER) as tx:
        assert tx.execute("SELECT * FROM own_look") == []
    app.look.choose(team.tessel, LARGE)
    assert app.look.mine(team.tessel) == PLAIN_LOOK
    with pytest.raises(NotVisible):
        app.people.me(team.tessel)


def test_a_page_has_it_from_its_first_moment():
    assert b'<html lang="nl" translate="no" data-text="largest" data-calm="yes">' in page_for("nl", LARGE)
    assert b'<html lang="nl" translate="no">' in page_for("nl")
