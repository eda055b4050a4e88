"""The story line puts itself together: by month, a page at a time, and what is taken back is gone at once."""

from dataclasses import replace
from datetime import date

import pytest

from teamtuin.access.policy import Module
from teamtuin.errors import NotVisible
from teamtuin.experiments.model import Choice, CountsOf
from teamtuin.experiments.story import A_PAGE, Sort, Told
from teamtuin.insight import told
from teamtuin.peer_learning.model import Noted
from teamtuin.rooms.model import Answer
from teamtuin.study_days.model import Place
from teamtuin.texts import texts_for
from tests.peer_learning.writing import open_learning, write_down

SAW = "De gidsen praten harder dan nodig."
NL = texts_for("nl")


def entries(app, viewer, there, kind):
    return [entry for entry in app.experiments.story(viewer, there.id) if entry.kind is kind]


def session_at(app, viewer, there, **texts):
    """A session with two insights, put at the proeftuin."""
    session = write_down(app, viewer, saw="Elke deur vraagt iets.\nStil zijn helpt.", **texts)
    facts = Noted(form=session.form, held_on=session.held_on, experiment_id=there.id)
    return app.peer_learning.correct(viewer, session.id, facts), facts


def test_what_a_session_gives_the_team_stands_there_by_its_month_and_leads_nowhere(app, team, running):
    open_learning(app, team)
    there = running(team.tessel)
    session, facts = session_at(app, team.tessel, there)
    assert app.experiments.story(team.bas, there.id) == ()
    marked = app.peer_learning.mark(team.tessel, session.id, 1)
    (entry,) = app.experiments.story(team.bas, there.id)
    assert (entry.kind, entry.text) == (Told.TEAM_INSIGHT, "Stil zijn helpt.")
    assert (entry.day, entry.whole_month) == (date(2026, 9, 1), True)
    assert (entry.thing_id, entry.name, entry.form) == (None, None, None)
    (own,) = entries(app, team.tessel, there, Told.SESSION)
    assert own.text == "Elke deur vraagt iets."  # the other sentence stands there already
    app.peer_learning.unmark(team.tessel, session.id, marked.for_team[0])
    assert app.experiments.story(team.bas, there.id) == ()
    app.peer_learning.mark(team.tessel, session.id, 0)
    app.peer_learning.correct(team.tessel, session.id, replace(facts, experiment_id=None))
    assert app.experiments.story(team.bas, there.id) == app.experiments.story(team.tessel, there.id) == ()
    assert len(app.peer_learning.for_team(team.bas)) == 1


def test_an_agreement_made_for_it_stands_there_for_who_reads_the_session(app, team, running):
    open_learning(app, team)
    there = running(team.tessel)
    session, _ = session_at(app, team.tessel, there, agreement="We oefenen stil zijn.")
    app.peer_learning.share(team.tessel, session.id, [team.bas.id])
    for viewer in (team.tessel, team.bas):
        (entry,) = entries(app, viewer, there, Told.AGREEMENT)
        assert (entry.text, entry.thing_id) == ("We oefenen stil zijn.", session.id)
    assert app.experiments.story(team.hester, there.id) == ()


def test_what_came_out_of_a_study_day_stands_on_the_line_of_what_it_became(app, team, typed):
    texts = typed(team.tessel, need="Wat heeft de bel nodig?", aim="Rust.")
    day = app.study_days.prepare(team.tessel, texts, date(2027, 1, 26))
    day = app.study_days.harvest(team.tessel, day.id, typed(team.tessel, outcome="Wat als de bel weg mag?"))
    placed = app.study_days.give_place(team.tessel, day.id, day.outcomes[0].id, Place.EXPERIMENT)
    (entry,) = app.experiments.story(team.bas, placed.became_id)
    assert (entry.kind, entry.day, entry.thing_id) == (Told.OUTCOME, day.held_on, day.id)


def test_a_month_of_measurements_is_one_line_for_each_thing_with_what_may_be_shown(
    app, team, running, looked_at
):
    there, measure = running(team.tessel), app.experiments.evidence.measure
    minutes = looked_at(team.tessel, there, "Werktijd", unit="minuten")
    stickers = looked_at(team.tessel, there, "Trots", unit="x van y", counts_of=CountsOf.ANSWERS)
    for number, day in enumerate((date(2026, 9, 7), date(2026, 9, 14), date(2026, 10, 5))):
        measure(team.tessel, minutes, 8 + number, on=day)
        measure(team.tessel, stickers, 9 + number, total=14, on=day)
    october, september = entries(app, team.bas, there, Told.MEASURED)
    assert [told.measured(each, NL) for each in september.measured] == [
        "Werktijd: 2 metingen, de laatste 9 minuten",
        "Trots: 2 metingen",  # 10 of 14: four would be known
    ]
    assert [told.measured(each, NL) for each in october.measured] == [
        "Werktijd: 1 meting, 10 minuten",
        "Trots: 1 meting",
    ]
    line = app.experiments.line(team.bas, app.experiments.page(team.bas, there.id))
    assert [month for month, _ in line.by_month()] == [date(2026, 10, 1), date(2026, 9, 1)]


def test_a_closed_round_for_it_is_told_only_once_something_of_it_may_be_read(app, team, running, typed):
    app.school.consent(team.rachida, Module.ROUNDS, date(2026, 9, 1), "MR 5")
    there = running(team.tessel)
    board = app.rooms.open_board(
        team.tessel, typed(team.tessel, question="Wat helpt?"), experiment_id=there.id
    )
    door = app.rooms.door(board.code)
    asked = door.round.questions[0]
    app.rooms.answer(door, door.new_ticket(), (Answer(question=asked.place, text="Rust."),)).result(10)
    assert app.experiments.story(team.bas, there.id) == ()
    app.rooms.close(team.tessel, board.id)
    assert app.experiments.story(team.bas, there.id) == ()
    (note,) = app.rooms.to_read_first(team.tessel, board.id)
    app.rooms.show_text(team.tessel, note.id)
    (entry,) = app.experiments.story(team.bas, there.id)
    assert [shown.text for shown in entry.published.notes] == ["Rust."]
    with pytest.raises(NotVisible):
        app.rooms.open_board(team.tessel, typed(team.tessel, question="Wat?"), experiment_id=board.id)


def test_a_long_line_comes_a_page_at_a_time_and_one_sort_alone(app, team, running, typed):
    there, observe = running(team.tessel), app.experiments.evidence.observe_also
    for number in range(A_PAGE + 2):
        observe(team.tessel, there.id, f"Waarneming {number}", signed=False)
    app.experiments.decide(team.bas, there.id, typed(team.bas, because="Het rust."), Choice.CONTINUE)
    one = app.experiments.page(team.hester, there.id)
    line = app.experiments.line(team.hester, one)
    assert (len(line.entries), line.is_more) == (A_PAGE, True)
    assert line.entries[1].text == f"Waarneming {A_PAGE + 1}"
    assert line.sorts == (Sort.SEEN, Sort.DECIDED)
    whole = app.experiments.line(team.hester, one, most=2 * A_PAGE)
    assert (len(whole.entries), whole.is_more) == (A_PAGE + 3, False)
    (decided,) = app.experiments.line(team.hester, one, sort=Sort.DECIDED).entries
    assert decided.kind is Told.DECISION
    assert (one.observations, len(one.seen_on)) == ((), A_PAGE + 2)


@pytest.mark.usefixtures("sharing_open")
@pytest.mark.parametrize("way", ["off", "unshared", "deleted", "on its way out"])
def test_a_text_that_is_taken_away_is_gone_from_the_line_at_once_for_everybody(
    app, team, running, write, way
):
    there, line = running(team.bas), write(team.tessel, SAW)
    app.reflections.along.put_at(team.tessel, line.id, there.id)
    assert app.experiments.story(team.tessel, there.id) == ()  # private: not on a line that others read
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    for viewer, mine in ((team.tessel, True), (team.bas, False)):
        (entry,) = app.experiments.story(viewer, there.id)
        assert (entry.text, entry.name, entry.mine) == (SAW, "Tessel", mine)
    assert app.experiments.story(team.hester, there.id) == ()
    ways = {
        "off": lambda: app.reflections.along.put_at(team.tessel, line.id, None),
        "unshared": lambda: app.reflections.revoke(team.tessel, line.id),
        "deleted": lambda: app.reflections.delete(team.tessel, line.id),
        "on its way out": lambda: app.reflections.going.delete(team.tessel, line.id),
    }
    ways[way]()
    assert app.experiments.story(team.tessel, there.id) == app.experiments.story(team.bas, there.id) == ()


@pytest.mark.usefixtures("sharing_open")
def test_a_text_that_was_shared_before_its_place_was_kept_still_stands_there(app, team, running, write):
    there, line = running(team.bas), write(team.tessel, SAW)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    app.reflections.along.put_at(team.tessel, line.id, there.id)
    with app.store.transaction(team.tessel) as tx:
        tx.execute("UPDATE reflection_at SET experiment = NULL")
    for _ in range(2):
        assert [entry.text for entry in app.experiments.story(team.bas, there.id)] == [SAW]
