"""A study day: the team prepares, holds and harvests it; who leads it closes it; others see nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from teamtuin.access.policy import Module
from teamtuin.agreements import queries as agreements
from teamtuin.clock import new_id
from teamtuin.errors import NotVisible, Refused
from teamtuin.study_days import sentences
from teamtuin.study_days.model import Character, FollowUp, Place, ProgrammeItem
from teamtuin.study_days.service import StudyDayService

DAY = date(2026, 11, 24)
NEED = "Sommige kinderen raken vol. We willen de ochtend anders maken."


def drafts(app, viewer, **texts):
    """Type these texts in the fields of a form."""
    made = {}
    for name, text in texts.items():
        draft = app.drafts.open(viewer, f"study_days:{new_id()}:test:{name}")
        app.drafts.put(viewer, draft.id, draft.rev, text)
        made[name] = draft.id
    return made


def prepared(app, viewer, held_on=DAY, need=NEED):
    return app.study_days.prepare(viewer, drafts(app, viewer, need=need, aim="Per bouw iets."), held_on)


def item(title="Inloop", minutes=20, **fields):
    return ProgrammeItem(id=new_id(), title=title, minutes=minutes, **fields)


def harvested(app, viewer, day, text="Een rustplek per lokaal"):
    found = app.study_days.harvest(viewer, day.id, drafts(app, viewer, outcome=text))
    return found.outcomes[-1]


def consent(app, team, module):
    app.school.consent(team.rachida, module, date(2026, 9, 1), "MR 2026-09")


def refusal(act, *given, **named):
    with pytest.raises(Refused) as refused:
        act(*given, **named)
    return refused.value.sentence


def test_a_day_begins_with_its_need_and_looks_back_after_two_and_six_weeks(app, team):
    day = prepared(app, team.tessel)
    assert (day.title, day.need, day.aim) == ("Sommige kinderen raken vol", NEED, "Per bouw iets.")
    assert [each.due_on for each in day.look_backs] == [DAY + timedelta(14), DAY + timedelta(42)]
    assert app.study_days.get(team.bas, day.id) == day
    assert day.facilitators == (team.tessel.id,)


def test_preparing_twice_with_one_press_makes_one_day(app, team):
    typed = drafts(app, team.tessel, need=NEED, aim="")
    first = app.study_days.prepare(team.tessel, typed, DAY)
    assert app.study_days.prepare(team.tessel, typed, DAY) == first
    assert app.study_days.days(team.tessel) == [first]


def test_without_a_need_no_day_is_made_and_the_words_stay(app, team):
    typed = drafts(app, team.tessel, need=" ", aim="Iets.")
    assert refusal(app.study_days.prepare, team.tessel, typed, DAY) == sentences.NOTHING_YET
    assert app.study_days.days(team.tessel) == []
    assert app.drafts.read(team.tessel, typed["aim"]).text == "Iets."


@pytest.mark.parametrize("who", ["fenna", "wim", "rachida"])
def test_who_is_not_in_the_team_begins_no_day(app, team, who):
    viewer = getattr(team, who)
    with pytest.raises(NotVisible):
        prepared(app, viewer)
    assert app.study_days.days(team.tessel) == []


@pytest.mark.parametrize("who", ["fenna", "wim", "rachida"])
def test_outside_the_team_a_day_looks_like_one_that_does_not_exist(app, team, who):
    day = app.study_days.add_item(team.tessel, prepared(app, team.tessel).id, item())
    outcome = harvested(app, team.tessel, day)
    viewer = getattr(team, who)
    assert app.study_days.days(viewer) == []
    for day_id in (day.id, new_id()):
        for act in (
            lambda day_id=day_id: app.study_days.get(viewer, day_id),
            lambda day_id=day_id: app.study_days.add_item(viewer, day_id, item()),
            lambda day_id=day_id: app.study_days.move_item(viewer, day_id, day.programme[0].id, 1),
            lambda day_id=day_id: app.study_days.run_late(viewer, day_id),
            lambda day_id=day_id: app.study_days.lead(viewer, day_id, [viewer.id]),
            lambda day_id=day_id: app.study_days.attend(viewer, day_id, 3),
            lambda day_id=day_id: app.study_days.give_place(viewer, day_id, outcome.id, Place.HABIT),
            lambda day_id=day_id: harvested(app, viewer, replace(day, id=day_id)),
            lambda day_id=day_id: app.study_days.close(viewer, day_id),
        ):
            with pytest.raises(NotVisible):
                act()
        assert not app.study_days.may_close(viewer, day_id)


def test_a_coach_from_outside_sees_and_writes_the_day_she_leads_and_no_other(app, team):
    hers, other = prepared(app, team.tessel), prepared(app, team.tessel, need="Iets anders")
    app.study_days.lead(team.tessel, hers.id, [team.tessel.id, team.fenna.id])
    assert [day.id for day in app.study_days.days(team.fenna)] == [hers.id]
    app.study_days.add_item(team.fenna, hers.id, item())
    assert app.study_days.close(team.fenna, hers.id).is_closed
    with pytest.raises(NotVisible):
        app.study_days.copy_programme(team.fenna, prepared(app, team.bas).id, hers.id)
    with pytest.raises(NotVisible):
        app.study_days.get(team.fenna, other.id)


@pytest.mark.parametrize("who", ["wim", "rachida"])
def test_an_administrator_or_the_council_cannot_be_made_to_lead(app, team, who):
    day = prepared(app, team.tessel)
    viewer = getattr(team, who)
    assert refusal(app.study_days.lead, team.tessel, day.id, [viewer.id]) == sentences.NO_LEADER
    assert refusal(app.study_days.lead, team.tessel, day.id, []) == sentences.NO_LEADER
    assert app.study_days.get(team.tessel, day.id).facilitators == (team.tessel.id,)


def test_parts_are_added_changed_moved_and_taken_out(app, team):
    day = prepared(app, team.tessel)
    first, second = item("Inloop"), item("Stille muur", 60, character=Character.FORM_OPINION)
    for one in (first, second, second):
        app.study_days.add_item(team.bas, day.id, one)
    longer = replace(first, minutes=30, activity_format="check-in")
    app.study_days.change_item(team.tessel, day.id, longer)
    moved = app.study_days.move_item(team.tessel, day.id, second.id, -1)
    assert moved.programme == (second, longer)
    assert app.study_days.get(team.bas, day.id) == moved
    assert [(slot.begins, slot.ends) for slot in moved.slots] == [(540, 600), (600, 630)]
    app.study_days.remove_item(team.tessel, day.id, second.id)
    assert app.study_days.get(team.bas, day.id).programme == (longer,)


def test_a_part_without_a_name_or_without_minutes_is_refused_and_nothing_changes(app, team):
    day = app.study_days.add_item(team.tessel, prepared(app, team.tessel).id, item())
    act = app.study_days.add_item
    assert refusal(act, team.tessel, day.id, item(" ")) == sentences.NO_TITLE
    assert refusal(act, team.tessel, day.id, item(minutes=0)) == sentences.NO_MINUTES
    assert refusal(act, team.tessel, day.id, item(minutes=481)) == sentences.NO_MINUTES
    app.study_days.add_item(team.tessel, day.id, item("Lang", 480))
    assert refusal(act, team.tessel, day.id, item("Te lang", 480)) == sentences.TOO_LONG
    assert len(app.study_days.get(team.tessel, day.id).programme) == 2


def test_an_end_before_the_start_is_refused(app, team):
    day = prepared(app, team.tessel)
    act = app.study_days.plan
    assert refusal(act, team.tessel, day.id, DAY, time(9), time(9)) == sentences.END_FIRST
    planned = act(team.tessel, day.id, DAY + timedelta(7), time(8, 30), time(15))
    assert app.study_days.get(team.bas, day.id) == planned
    assert planned.look_backs[0].due_on == DAY + timedelta(21)


def test_an_earlier_programme_is_copied_with_its_clock(app, team):
    earlier = prepared(app, team.tessel)
    app.study_days.plan(team.tessel, earlier.id, DAY, time(13), time(16))
    app.study_days.add_item(team.tessel, earlier.id, item("Inloop", 15, activity_format="check-in"))
    day = app.study_days.copy_programme(team.bas, prepared(app, team.bas).id, earlier.id)
    assert [(one.title, one.minutes, one.activity_format) for one in day.programme] == [
        ("Inloop", 15, "check-in")
    ]
    assert (day.starts_at, day.planned_end) == (time(13), time(16))
    assert day.programme[0].id != app.study_days.get(team.tessel, earlier.id).programme[0].id


def test_running_late_makes_what_is_going_on_longer(app, team):
    now = datetime(2026, 11, 24, 8, 25, tzinfo=UTC)  # 9.25 at school
    days = StudyDayService(app.store, lambda: now)
    day = prepared(app, team.tessel)
    for one in (item("Inloop", 20), item("Muur", 30), item("Pauze", 15)):
        app.study_days.add_item(team.tessel, day.id, one)
    late = days.run_late(team.bas, day.id)
    assert [slot.begins for slot in late.slots] == [540, 560, 600]
    tomorrow = StudyDayService(app.store, lambda: now + timedelta(1))
    assert refusal(tomorrow.run_late, team.bas, day.id) == sentences.NOT_RUNNING


def test_a_day_is_not_closed_before_each_outcome_has_a_place(app, team):
    day = prepared(app, team.tessel)
    outcome = harvested(app, team.bas, day)
    assert refusal(app.study_days.close, team.tessel, day.id) == sentences.NO_PLACE_YET
    assert app.study_days.get(team.tessel, day.id).without_place == (outcome,)
    app.study_days.give_place(team.bas, day.id, outcome.id, Place.LET_GO)
    with pytest.raises(NotVisible):
        app.study_days.close(team.bas, day.id)  # she does not lead it
    closed = app.study_days.close(team.tessel, day.id)
    assert closed.is_closed
    assert [one.text for one in closed.let_go] == [outcome.text]


def test_a_closed_day_is_not_changed_but_is_looked_back_on(app, team):
    day = prepared(app, team.tessel)
    app.study_days.close(team.tessel, day.id)
    assert refusal(app.study_days.add_item, team.tessel, day.id, item()) == sentences.IS_CLOSED
    assert refusal(app.study_days.plan, team.tessel, day.id, DAY, time(9), None) == sentences.IS_CLOSED
    seen = drafts(app, team.bas, seen="Twee lokalen hebben een plek.")
    later = app.study_days.look_back(team.bas, day.id, FollowUp.SIX_WEEKS, seen)
    assert [each.text for each in later.look_backs] == ["", "Twee lokalen hebben een plek."]
    more = drafts(app, team.tessel, seen="De gang nog niet.")  # typed before she saw what Bas wrote
    later = app.study_days.look_back(team.tessel, day.id, FollowUp.SIX_WEEKS, more)
    assert later.look_backs[1].text == "Twee lokalen hebben een plek.\nDe gang nog niet."
    assert [each.which for each in later.due(DAY + timedelta(60))] == [FollowUp.TWO_WEEKS]
    assert later.due(DAY) == ()


def test_an_agreement_is_made_once_and_read_by_the_team(app, team):
    consent(app, team, Module.AGREEMENTS)
    day = prepared(app, team.tessel)
    outcome = harvested(app, team.tessel, day)
    for _ in range(2):
        app.study_days.give_place(team.tessel, day.id, outcome.id, Place.AGREEMENT, DAY + timedelta(9))
    kept = app.study_days.get(team.bas, day.id).outcomes[0]
    with app.store.transaction(team.bas) as tx:
        (ours,) = agreements.ours(tx)
    assert (ours.text, ours.due_on, ours.study_day_id) == (outcome.text, DAY + timedelta(9), day.id)
    assert kept.became_id == ours.id


def test_while_agreements_are_closed_the_outcome_keeps_its_place(app, team):
    day = prepared(app, team.tessel)
    outcome = harvested(app, team.tessel, day)
    placed = app.study_days.give_place(team.tessel, day.id, outcome.id, Place.AGREEMENT)
    assert (placed.place, placed.became_id) == (Place.AGREEMENT, None)
    consent(app, team, Module.AGREEMENTS)
    with app.store.transaction(team.bas) as tx:
        assert agreements.ours(tx) == []


def test_a_proeftuin_begins_as_a_seed_of_nobody_in_particular(app, team):
    day = prepared(app, team.tessel)
    outcome = harvested(app, team.tessel, day, "Wat als de bel een week uit gaat? " * 6)
    for _ in range(2):
        app.study_days.give_place(team.tessel, day.id, outcome.id, Place.EXPERIMENT)
    (seed,) = app.experiments.all(team.bas)
    assert seed.title.startswith("Wat als de bel een week uit gaat?")
    assert app.study_days.get(team.bas, day.id).outcomes[0].became_id == seed.id


def test_a_leader_from_outside_plants_no_seed_and_the_outcome_keeps_its_place(app, team):
    day = app.study_days.lead(team.tessel, prepared(app, team.tessel).id, [team.fenna.id])
    outcome = harvested(app, team.fenna, day)
    placed = app.study_days.give_place(team.fenna, day.id, outcome.id, Place.EXPERIMENT)
    assert (placed.place, placed.became_id) == (Place.EXPERIMENT, None)
    assert app.experiments.all(team.tessel) == []


def test_after_somebody_is_forgotten_the_day_stays_without_that_leader(app, team):
    day = app.study_days.lead(team.tessel, prepared(app, team.tessel).id, [team.tessel.id, team.bas.id])
    app.keeping.forget(team.bas)
    assert app.study_days.get(team.tessel, day.id).facilitators == (team.tessel.id,)
    app.keeping.forget(team.tessel)
    assert app.study_days.get(team.hester, day.id).facilitators == ()


def test_how_many_were_there_is_a_number_and_can_be_taken_away(app, team):
    day = prepared(app, team.tessel)
    assert app.study_days.attend(team.tessel, day.id, 17).attendance == 17
    assert refusal(app.study_days.attend, team.tessel, day.id, -1) == sentences.NO_NUMBER
    assert app.study_days.attend(team.tessel, day.id, None).attendance is None


def test_a_copy_of_old_words_never_takes_the_place_of_what_a_colleague_wrote(app, team):
    day = prepared(app, team.tessel)
    stands = {"title": day.title, "need": day.need, "aim": day.aim}
    copied = {
        name: app.drafts.begin_with(team.bas, f"edit:{day.id}:study_days:describe:{name}", text)
        for name, text in stands.items()
    }
    app.study_days.describe(team.tessel, day.id, drafts(app, team.tessel, need="Rust in de gang."))
    app.drafts.put(team.bas, copied["aim"].id, copied["aim"].rev, "Een kaart voor elke deur.")
    new = app.study_days.describe(team.bas, day.id, {name: draft.id for name, draft in copied.items()})
    assert (new.need, new.aim) == ("Rust in de gang.", "Een kaart voor elke deur.")


def test_a_name_of_its_own_stays_until_it_is_emptied(app, team):
    day = prepared(app, team.tessel)
    named = drafts(app, team.bas, title="Rust", need=NEED, aim="")
    assert app.study_days.describe(team.bas, day.id, named).title == "Rust"
    emptied = drafts(app, team.bas, title="", need="Nu iets anders. Ja.", aim="")
    assert app.study_days.describe(team.bas, day.id, emptied).title == "Nu iets anders"
