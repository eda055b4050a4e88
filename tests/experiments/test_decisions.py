"""A decision is frozen: nothing that happens at a proeftuin afterwards changes a word of it."""

from datetime import date, timedelta

import pytest

from teamtuin.clock import day_of
from teamtuin.experiments.model import Choice, RoomAnswer, RoomKind, Step, Strand
from teamtuin.experiments.parents_card.model import Seen
from teamtuin.experiments.service import Facts
from teamtuin.insight.exhibit import what_they_do_not_say, what_they_say
from teamtuin.insight.indicators import of_indicator
from teamtuin.texts import texts_for

NL = texts_for("nl")
UNSEEN = Seen(title=None, let_go="", decision_id=None)


@pytest.fixture
def decided(app, team, typed, running, looked_at):
    """A proeftuin with numbers that say little yet, on which was decided to go on."""
    one = running(team.tessel)
    indicator = looked_at(team.tessel, one)
    for days in range(4):
        day = day_of(app.now()) - timedelta(days)
        app.experiments.evidence.measure(team.tessel, indicator, 4 + days, on=day)
    one = app.experiments.get(team.tessel, one.id)
    exhibits = [of_indicator(each, NL) for each in one.indicators]
    return app.experiments.decide(
        team.tessel,
        one.id,
        typed(team.tessel, because="Het werkt in de ochtend.", keep="De stilte."),
        Choice.CONTINUE,
        next_look_back=day_of(app.now()) + timedelta(60),
        numbers_said=what_they_say(exhibits),
        numbers_did_not_say=what_they_do_not_say(exhibits, NL),
    )


def test_a_decision_keeps_what_the_numbers_said_and_what_no_number_says(decided):
    (decision,) = decided.decisions
    assert decision.numbers_said.startswith("Lunch op tijd: ")
    never, *about = decision.numbers_did_not_say.splitlines()
    assert about[0].startswith("Lunch op tijd: ")
    assert "Bron: turflijst." in about[0]
    assert never == "Waardoor het zo ging en hoe het voor een kind was: dat zegt geen getal."


def test_without_numbers_nothing_is_said_of_them():
    assert (what_they_say([]), what_they_do_not_say([], NL)) == ("", "")


def test_nothing_that_is_done_afterwards_changes_a_decision(app, team, typed, decided, looked_at):
    """Every service call that writes at a proeftuin, after the decision."""
    (before,) = decided.decisions
    (indicator,) = decided.indicators
    on, evidence, viewer = decided.id, app.experiments.evidence, team.bas
    later = day_of(app.now()) + timedelta(30)

    def done():
        yield evidence.measure(viewer, indicator, 40, on=date(2026, 9, 1))
        yield evidence.take_away(viewer, indicator.id, date(2026, 9, 1))
        yield evidence.observe(viewer, on, typed(viewer, seen="Het is stil."), signed=False)
        yield evidence.predict(viewer, on, typed(viewer, prediction="Het wordt stil."))
        yield app.experiments.describe(viewer, on, typed(viewer, title="Heet anders", need="Iets anders."))
        yield app.experiments.set_facts(viewer, on, Facts(strand=Strand.DIVERSE_STAFF))
        yield app.experiments.look_back_on(viewer, on, later)
        room = app.experiments.room.ask(viewer, on, typed(viewer, room="Een uur"), RoomKind.TIME)
        asked = room.rooms_asked[-1].id
        yield app.experiments.room.answer(team.hester, asked, RoomAnswer.ARRANGED, typed(team.hester))
        yield looked_at(viewer, decided, "Nog iets")
        yield evidence.look_no_more(viewer, indicator.id)
        yield app.experiments.parents_card.look_over(
            viewer, on, typed(viewer, trying="Wij proberen iets."), UNSEEN
        )
        for step in Step:
            yield app.experiments.move(viewer, on, step)
        for choice in (Choice.ADAPT, Choice.REST, Choice.LET_GO):
            drafts = typed(viewer, because="Om iets anders.")
            yield app.experiments.decide(viewer, on, drafts, choice, next_look_back=later)

    for _ in done():
        assert app.experiments.get(viewer, on).decisions[0] == before


def test_one_decision_pressed_twice_is_one(app, team, typed, decided):
    drafts = typed(team.tessel, because="Nog eens.")
    for _ in range(2):
        app.experiments.decide(team.tessel, decided.id, drafts, Choice.ADAPT)
    assert len(app.experiments.get(team.tessel, decided.id).decisions) == 2
