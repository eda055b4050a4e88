"""A trajectory with the coach: whose line is whose, what comes before a recording, and how it ends."""

from datetime import timedelta

import pytest

from teamtuin.access.policy import Module
from teamtuin.clock import new_id
from teamtuin.coaching import lines, sentences
from teamtuin.coaching.model import By, Seen, Status
from teamtuin.errors import ModuleClosed, NotVisible, Refused
from teamtuin.people.model import Role

from .conftest import INSIGHT, QUESTION, STRENGTH, begun, filled, today, typed

pytestmark = pytest.mark.usefixtures("coaching_open")


def refused(work, *args, **how):
    with pytest.raises(Refused) as refusal:
        work(*args, **how)
    return refusal.value.sentence


def test_it_begins_with_a_question_and_whom_one_asks_along(app, team):
    drafts = typed(app, team.tessel, learning_question=QUESTION)

    trajectory_id = app.coaching.ask(team.tessel, drafts, team.fenna.id)

    mine = app.coaching.get(team.tessel, trajectory_id)
    assert (mine.learning_question, mine.status) == (QUESTION, Status.REQUESTED)
    assert app.coaching.overview(team.fenna).coaching == (mine,)
    assert app.coaching.ask(team.tessel, drafts, team.fenna.id) == trajectory_id
    assert len(app.coaching.overview(team.tessel).own) == 1


def test_only_a_video_coach_can_be_asked(app, team):
    drafts = typed(app, team.tessel, learning_question=QUESTION)
    assert [person.id for person in app.coaching.coaches(team.tessel)] == [team.fenna.id]
    for somebody in (team.bas.id, team.hester.id, team.tessel.id, new_id(), None):
        assert refused(app.coaching.ask, team.tessel, drafts, somebody) == sentences.NO_COACH
    assert app.drafts.read(team.tessel, drafts["learning_question"]).text == QUESTION


def test_without_a_question_nothing_begins(app, team):
    drafts = typed(app, team.tessel, learning_question="  ")
    assert refused(app.coaching.ask, team.tessel, drafts, team.fenna.id) == sentences.NO_QUESTION
    assert app.coaching.overview(team.fenna).coaching == ()


@pytest.mark.parametrize("checked", [(), ("protocol",), ("consent",)])
def test_no_recording_is_noted_before_protocol_and_consent_both_stand(app, team, checked):
    asked = app.coaching.ask(team.tessel, typed(app, team.tessel, learning_question=QUESTION), team.fenna.id)
    if "protocol" in checked:
        app.coaching.check_protocol(team.fenna, asked)
    if "consent" in checked:
        app.coaching.confirm_consent(team.tessel, asked, stands=True)
    drafts = typed(app, team.fenna, activity="Werktijd")

    assert refused(app.coaching.add_round, team.fenna, asked, drafts, today(app)) == sentences.NOT_YET

    assert app.coaching.get(team.tessel, asked).rounds == ()
    assert app.drafts.read(team.fenna, drafts["activity"]).text == "Werktijd"


def test_consent_that_was_withdrawn_stops_the_next_recording(app, team):
    asked = begun(app, team.tessel, team.fenna)
    app.coaching.confirm_consent(team.fenna, asked, stands=False)
    drafts = typed(app, team.tessel, activity="Werktijd")
    assert refused(app.coaching.add_round, team.tessel, asked, drafts, today(app)) == sentences.NOT_YET


def test_a_recording_is_noted_with_its_day_and_then_it_runs(app, team):
    asked = begun(app, team.tessel, team.fenna)
    app.coaching.begin_intake(team.fenna, asked)
    drafts = typed(app, team.tessel, activity="Werktijd")
    later = today(app) + timedelta(days=1)
    assert refused(app.coaching.add_round, team.tessel, asked, drafts, later) == sentences.LATER
    assert refused(app.coaching.add_round, team.tessel, asked, drafts, None) == sentences.NO_DAY

    app.coaching.add_round(team.tessel, asked, drafts, today(app))
    app.coaching.add_round(team.tessel, asked, drafts, today(app))  # the same press told twice

    running = app.coaching.get(team.fenna, asked)
    assert running.status is Status.RUNNING
    assert [(each.activity, each.activity_by) for each in running.rounds] == [("Werktijd", By.OWNER)]
    assert running.protocol_checked_by == team.fenna.id


def test_what_both_wrote_stands_side_by_side_for_both(app, team):
    asked = filled(app, team.tessel, team.fenna)

    mine, theirs = (app.coaching.get(viewer, asked) for viewer in (team.tessel, team.fenna))

    assert mine == theirs
    (each,) = mine.rounds
    assert (each.own_insight, each.strength_seen) == (INSIGHT, STRENGTH)
    assert [(clip.at, clip.by) for clip in each.clips] == [("03:12", By.OWNER), ("03:12", By.COACH)]


@pytest.mark.parametrize("typed_code", ["", "drie", "3:61", "03:1", "1:02:03", "-1:10"])
def test_a_clip_needs_minutes_and_seconds(app, team, typed_code):
    asked = filled(app, team.tessel, team.fenna)
    (each,) = app.coaching.get(team.tessel, asked).rounds
    drafts = typed(app, team.tessel, at=typed_code, seen="Ik kijk", effect="")

    sentence = refused(app.coaching.write, team.tessel, asked, drafts, lines.clip(each.id))

    assert sentence == sentences.NO_TIME_CODE
    assert app.coaching.get(team.tessel, asked).rounds == (each,)
    assert app.drafts.read(team.tessel, drafts["seen"]).text == "Ik kijk"


def test_nobody_changes_a_line_of_the_other(app, team):
    asked = filled(app, team.tessel, team.fenna)
    before = app.coaching.get(team.tessel, asked)
    (each,) = before.rounds
    owners, coachs = sorted(each.clips, key=lambda clip: clip.by is By.COACH)
    everything = {
        "own_insight": "anders",
        "next_question": "anders",
        "strength_seen": "anders",
        "activity": "anders",
        "learning_question": "anders",
        "closing": "anders",
        "note": "anders",
    }

    for viewer, theirs in ((team.tessel, coachs), (team.fenna, owners)):
        for change in (lines.code(each.id, theirs.id, Seen.TURN), lines.without_clip(each.id, theirs.id)):
            with pytest.raises(NotVisible):
                app.coaching.change_lines(viewer, asked, change)
        clip = typed(app, viewer, at="01:00", seen="anders", effect="anders")
        with pytest.raises(NotVisible):
            app.coaching.write(viewer, asked, clip, lines.clip(each.id, theirs.id))
    assert app.coaching.get(team.tessel, asked) == before

    app.coaching.write(team.tessel, asked, typed(app, team.tessel, **everything), lines.moment(each.id))
    app.coaching.write(team.tessel, asked, typed(app, team.tessel, **everything), lines.whole)
    after = app.coaching.get(team.fenna, asked)
    assert (after.note, after.rounds[0].strength_seen) == (before.note, STRENGTH)
    assert after.rounds[0].activity == "Werktijd onderbouw"
    assert (after.closing, after.rounds[0].own_insight) == ("anders", "anders")

    app.coaching.write(team.fenna, asked, typed(app, team.fenna, **everything), lines.whole)
    app.coaching.write(team.fenna, asked, typed(app, team.fenna, **everything), lines.moment(each.id))
    last = app.coaching.get(team.fenna, asked)
    assert last.learning_question == after.learning_question
    assert (last.note, last.rounds[0].activity, last.rounds[0].strength_seen) == ("anders",) * 3


def test_ones_own_clip_can_be_named_and_taken_away(app, team):
    asked = filled(app, team.tessel, team.fenna)
    (each,) = app.coaching.get(team.fenna, asked).rounds
    own = next(clip for clip in each.clips if clip.by is By.COACH)

    app.coaching.change_lines(team.fenna, asked, lines.code(each.id, own.id, Seen.RECEIVE))
    (named,) = app.coaching.get(team.tessel, asked).rounds
    assert named.clip(own.id).code is Seen.RECEIVE
    app.coaching.change_lines(team.fenna, asked, lines.without_clip(each.id, own.id))

    (left,) = app.coaching.get(team.tessel, asked).rounds
    assert [clip.by for clip in left.clips] == [By.OWNER]


def test_a_round_goes_when_nobody_has_a_line_left_in_it(app, team):
    asked = filled(app, team.tessel, team.fenna)
    (each,) = app.coaching.get(team.fenna, asked).rounds
    app.coaching.change_lines(team.fenna, asked, lines.without_round(each.id))
    (left,) = app.coaching.get(team.fenna, asked).rounds
    assert (left.strength_seen, left.own_insight) == ("", INSIGHT)
    app.coaching.change_lines(team.tessel, asked, lines.without_round(each.id))
    assert app.coaching.get(team.fenna, asked).rounds == ()


def test_it_is_closed_only_when_the_images_are_wiped(app, team):
    asked = filled(app, team.tessel, team.fenna)
    drafts = typed(app, team.tessel, closing="Ik kijk nu anders naar stilte.")
    end = (team.tessel, asked, drafts, Status.CLOSED)
    assert refused(app.coaching.end, *end, None) == sentences.NOT_WIPED
    assert refused(app.coaching.end, *end, today(app) + timedelta(days=1)) == sentences.LATER

    app.coaching.end(*end, today(app))

    closed = app.coaching.get(team.fenna, asked)
    assert (closed.status, closed.closed_on) == (Status.CLOSED, today(app))
    assert (closed.images_destroyed_on, closed.destroyed_confirmed_by) == (today(app), team.tessel.id)
    assert closed.closing == "Ik kijk nu anders naar stilte."
    drafts = typed(app, team.fenna, activity="Nog een keer")
    assert refused(app.coaching.add_round, team.fenna, asked, drafts, today(app)) == sentences.ENDED


def test_the_coach_can_close_but_writes_no_closing_of_the_owner(app, team):
    asked = begun(app, team.tessel, team.fenna)
    drafts = typed(app, team.fenna, closing="Van de coach")
    app.coaching.end(team.fenna, asked, drafts, Status.STOPPED, None)
    stopped = app.coaching.get(team.tessel, asked)
    assert (stopped.status, stopped.closing) == (Status.STOPPED, "")


def test_the_owner_names_readers_and_takes_it_back(app, team):
    asked = filled(app, team.tessel, team.fenna)
    with pytest.raises(NotVisible):
        app.coaching.share(team.fenna, asked, [team.bas.id])
    with pytest.raises(NotVisible):
        app.coaching.readers(team.fenna, asked)
    assert refused(app.coaching.share, team.tessel, asked, [new_id()]) == sentences.NOBODY_CHOSEN
    assert refused(app.coaching.share, team.tessel, asked, [team.fenna.id]) == sentences.NOBODY_CHOSEN

    app.coaching.share(team.tessel, asked, [team.bas.id])

    seen = app.coaching.get(team.bas, asked)
    assert (seen.learning_question, seen.coach_id, seen.protocol_checked_by) == (QUESTION, None, None)
    assert app.coaching.overview(team.bas).shared == (seen,)
    for write in (app.coaching.delete, app.coaching.check_protocol, app.coaching.begin_intake):
        with pytest.raises(NotVisible):
            write(team.bas, asked)
    app.coaching.revoke(team.tessel, asked, team.bas.id)
    with pytest.raises(NotVisible):
        app.coaching.get(team.bas, asked)


def test_the_owner_deletes_and_all_of_it_goes_with_its_keys(app, team):
    asked = filled(app, team.tessel, team.fenna)
    app.coaching.share(team.tessel, asked, [team.bas.id])
    keys = set(app.store.keys.all())
    people = {app.people.me(viewer).key_id for viewer in (team.tessel, *team.others.values())}
    with pytest.raises(NotVisible):
        app.coaching.delete(team.fenna, asked)

    app.coaching.delete(team.tessel, asked)
    app.keeping.upkeep(today(app))

    for viewer in (team.tessel, team.fenna, team.bas):
        with pytest.raises(NotVisible):
            app.coaching.get(viewer, asked)
    assert keys > people
    assert set(app.store.keys.all()) == people


def test_a_closed_part_stops_everything_but_what_is_ones_own(app, team):
    """Product rule R16: closing takes nothing away from whose it is, and nobody else sees it any more."""
    asked = filled(app, team.tessel, team.fenna)
    app.coaching.share(team.tessel, asked, [team.bas.id])
    drafts = typed(app, team.tessel, learning_question="Nog een")
    app.school.withdraw_consent(team.rachida, Module.COACHING)

    for act in (
        lambda: app.coaching.ask(team.tessel, drafts, team.fenna.id),
        lambda: app.coaching.write(team.tessel, asked, drafts, lines.whole),
        lambda: app.coaching.share(team.tessel, asked, [team.hester.id]),
        lambda: app.coaching.begin_intake(team.tessel, asked),
    ):
        with pytest.raises(ModuleClosed):
            act()
    for viewer in (team.fenna, team.bas):
        with pytest.raises(NotVisible):
            app.coaching.get(viewer, asked)
    assert app.coaching.get(team.tessel, asked).learning_question == QUESTION
    app.coaching.delete(team.tessel, asked)
    assert app.coaching.overview(team.tessel).own == ()


def test_nobody_coaches_themself(app, team):
    coach = app.people.add(team.wim, "Ilse", [Role.VIDEO_COACH])
    assert team.fenna.id not in {person.id for person in app.coaching.coaches(team.fenna)}
    assert coach.id in {person.id for person in app.coaching.coaches(team.fenna)}
