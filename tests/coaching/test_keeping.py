"""How a trajectory ends: by somebody who goes, and by its date; the other's part stays as long as agreed."""

from datetime import timedelta

import pytest

from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER
from teamtuin.coaching.model import By, Status
from teamtuin.errors import NotVisible
from teamtuin.store import recovery_key
from tests.keeping.returning import put_back, raw_bytes

from .conftest import INSIGHT, QUESTION, STRENGTH, filled, today, typed

pytestmark = pytest.mark.usefixtures("coaching_open")


def ended(app, team):
    asked = filled(app, team.tessel, team.fenna)
    drafts = typed(app, team.tessel, closing="Stilte.")
    app.coaching.end(team.tessel, asked, drafts, Status.CLOSED, today(app))
    return asked


def test_who_is_forgotten_takes_the_own_lines_and_their_key_and_leaves_the_coachs(app, team):
    asked = filled(app, team.tessel, team.fenna)
    app.coaching.share(team.tessel, asked, [team.bas.id])
    keys = set(app.store.keys.all())

    app.keeping.forget(team.tessel)

    left = app.coaching.get(team.fenna, asked)
    assert (left.owner_id, left.learning_question, left.closing) == (None, "", "")
    (each,) = left.rounds
    assert (each.own_insight, each.strength_seen) == ("", STRENGTH)
    assert [clip.by for clip in each.clips] == [By.COACH]
    assert (left.status, left.closed_on) == (Status.STOPPED, today(app))  # now its year begins
    assert app.coaching.overview(team.bas).shared == ()
    assert len(keys - set(app.store.keys.all())) == 2  # her own, and that of her part
    assert team.tessel.id.bytes not in raw_bytes(app)


def test_with_its_last_person_all_of_it_goes(app, team):
    asked = filled(app, team.tessel, team.fenna)
    app.keeping.forget(team.tessel)
    app.keeping.forget(team.fenna)
    assert asked.bytes not in raw_bytes(app)
    people = {app.people.me(one).key_id for one in (team.bas, team.hester, team.wim, team.rachida)}
    assert set(app.store.keys.all()) == people


def test_when_the_coach_is_forgotten_the_owner_keeps_the_own_lines(app, team):
    asked = filled(app, team.tessel, team.fenna)

    app.keeping.forget(team.fenna)

    left = app.coaching.get(team.tessel, asked)
    assert (left.coach_id, left.protocol_checked_by, left.note) == (None, None, "")
    assert (left.learning_question, left.rounds[0].own_insight) == (QUESTION, INSIGHT)
    assert left.rounds[0].strength_seen == ""
    assert [clip.by for clip in left.rounds[0].clips] == [By.OWNER]
    assert left.protocol_checked_on == today(app)


def test_an_owner_whose_coach_wrote_nothing_takes_all_of_it(app, team):
    asked = app.coaching.ask(team.tessel, typed(app, team.tessel, learning_question=QUESTION), team.fenna.id)
    app.keeping.forget(team.tessel)
    with pytest.raises(NotVisible):
        app.coaching.get(team.fenna, asked)


def test_a_closed_part_keeps_nothing_of_who_is_forgotten(app, team):
    asked = filled(app, team.tessel, team.fenna)
    app.school.withdraw_consent(team.rachida, Module.COACHING)
    app.keeping.forget(team.tessel)
    app.keeping.forget(team.fenna)
    assert asked.bytes not in raw_bytes(app)


def test_a_year_after_it_ended_the_coachs_part_goes_unread_and_the_owners_stays(app, team):
    asked = ended(app, team)
    last = today(app) + timedelta(days=365)
    assert app.keeping.upkeep(last).coachs_parts == 0
    assert app.coaching.get(team.fenna, asked).note
    assert app.keeping.upkeep(last + timedelta(days=1), dry_run=True).coachs_parts == 1
    before = set(app.store.keys.all())

    assert app.keeping.upkeep(last + timedelta(days=1)).coachs_parts == 1

    mine = app.coaching.get(team.tessel, asked)
    assert (mine.closing, mine.rounds[0].own_insight) == ("Stilte.", INSIGHT)
    assert (mine.note, mine.rounds[0].strength_seen, mine.rounds[0].activity) == ("", "", "")
    assert len(before - set(app.store.keys.all())) == 1
    with pytest.raises(NotVisible):
        app.coaching.get(team.fenna, asked)


def test_one_that_still_runs_keeps_everything(app, team):
    asked = filled(app, team.tessel, team.fenna)
    app.keeping.upkeep(today(app) + timedelta(days=600))
    assert app.coaching.get(team.fenna, asked).rounds[0].strength_seen == STRENGTH


def test_sharing_ends_after_two_school_years(app, team):
    asked = filled(app, team.tessel, team.fenna)
    app.coaching.share(team.tessel, asked, [team.bas.id])
    assert app.keeping.upkeep(today(app) + timedelta(days=3 * 366)).shares == 1
    assert app.coaching.readers(team.tessel, asked) == []
    assert app.coaching.get(team.tessel, asked).learning_question == QUESTION


def test_a_restored_backup_brings_back_no_deleted_trajectory_no_share_and_no_forgotten_line(
    app, team, settings, tmp_path
):
    secret = recovery_key.make(app.store.keys)
    gone, taken_back, hers = (
        filled(app, owner, team.fenna) for owner in (team.tessel, team.tessel, team.hester)
    )
    app.coaching.share(team.tessel, taken_back, [team.bas.id])
    app.coaching.share(team.hester, hers, [team.bas.id])
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    app.coaching.delete(team.tessel, gone)
    app.coaching.revoke(team.tessel, taken_back)
    app.keeping.forget(team.hester)

    again = put_back(app, settings, backup, secret)
    try:
        with pytest.raises(NotVisible):
            again.coaching.get(team.tessel, gone)
        assert again.coaching.overview(team.bas) == again.coaching.overview(DOORKEEPER)
        left = again.coaching.get(team.fenna, hers)
        assert (left.learning_question, left.rounds[0].strength_seen) == ("", STRENGTH)
        assert (left.owner_id, left.status) == (None, Status.STOPPED)  # so now its year begins
        assert left.closed_on is not None
    finally:
        again.close()
