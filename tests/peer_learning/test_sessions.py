"""A session is its writer's alone, until the writer names who may read it; who was there stands nowhere."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from teamtuin.access.policy import Action, Module
from teamtuin.clock import day_of, utc_now
from teamtuin.errors import ModuleClosed, NotAllowed, NotVisible, Refused
from teamtuin.exchange.export import gather
from teamtuin.peer_learning import queries
from teamtuin.peer_learning.model import Form, Noted
from teamtuin.peer_learning.service import NEED, SAW, WORDS, WORKS
from teamtuin.store.keys import KEY, PEER_SESSION, SHARE, TEAM_INSIGHT
from tests.keeping.returning import raw_bytes

from .writing import HELD_ON

NEEDED, SEEN = "Na het buitenspelen komt de klas niet tot rust.", "Elke deur stelt een andere vraag."
TOMORROW = day_of(utc_now()) + timedelta(days=2)
pytestmark = pytest.mark.usefixtures("learning_open")


@pytest.fixture
def session(team, log):
    return log(team.tessel, need=NEEDED, saw=f"{SEEN}\n\nWie loopt, krijgt rust.", agreement="Voorlezen.")


def test_what_was_written_down_is_there_for_its_writer(app, team, session):
    kept = app.peer_learning.get(team.tessel, session.id)
    assert (kept.need, kept.form, kept.held_on, kept.attendance) == (
        NEEDED,
        Form.PEER_CONSULTATION,
        HELD_ON,
        6,
    )
    assert [insight.text for insight in kept.insights] == [SEEN, "Wie loopt, krijgt rust."]
    assert [one.text for one in app.agreements.of_session(team.tessel, session.id)] == ["Voorlezen."]


def test_for_everybody_else_it_does_not_exist(app, team, session):
    for viewer in team.others.values():
        assert app.peer_learning.readable(viewer) == []
        assert app.agreements.of_session(viewer, session.id) == []
        for act in (
            lambda who: app.peer_learning.get(who, session.id),
            lambda who: app.peer_learning.readers(who, session.id),
            lambda who: app.peer_learning.share(who, session.id, [team.bas.id, team.hester.id]),
            lambda who: app.peer_learning.revoke(who, session.id),
            lambda who: app.peer_learning.mark(who, session.id, 0),
            lambda who: app.peer_learning.correct(
                who, session.id, Noted(form=Form.WORKSHOP, held_on=HELD_ON)
            ),
            lambda who: app.peer_learning.delete(who, session.id),
        ):
            with pytest.raises(NotVisible):
                act(viewer)


def test_a_press_that_is_told_twice_makes_one_session(app, team, typed):
    drafts = typed(team.tessel, {NEED: NEEDED})
    noted = Noted(form=Form.LESSON_VISIT, held_on=HELD_ON)
    first = app.peer_learning.log(team.tessel, drafts, noted)
    assert app.peer_learning.log(team.tessel, drafts, noted).id == first.id
    assert len(app.peer_learning.readable(team.tessel)) == 1


@pytest.mark.parametrize(
    ("texts", "noted"),
    [
        ({NEED: " "}, Noted(form=Form.WORKSHOP, held_on=HELD_ON)),
        ({NEED: NEEDED}, Noted(form=Form.WORKSHOP, held_on=TOMORROW)),
        ({NEED: NEEDED}, Noted(form=Form.WORKSHOP, held_on=HELD_ON, attendance=5000)),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(app, team, typed, texts, noted):
    drafts = typed(team.tessel, texts)
    with pytest.raises(Refused):
        app.peer_learning.log(team.tessel, drafts, noted)
    assert app.peer_learning.readable(team.tessel) == []
    assert app.drafts.read(team.tessel, drafts[NEED]).text == texts[NEED]


def test_who_is_not_in_the_team_writes_no_session_down(app, team, typed):
    for viewer in (team.fenna, team.wim, team.rachida):
        with pytest.raises(NotAllowed):
            app.peer_learning.log(
                viewer, typed(viewer, {NEED: NEEDED}), Noted(form=Form.WORKSHOP, held_on=HELD_ON)
            )


def test_a_session_with_an_agreement_that_cannot_be_kept_is_not_kept_either(app, team, typed):
    app.school.withdraw_consent(team.rachida, Module.AGREEMENTS)
    drafts = typed(team.tessel, {NEED: NEEDED, "agreement": "Voorlezen."})
    with pytest.raises(ModuleClosed):
        app.peer_learning.log(team.tessel, drafts, Noted(form=Form.WORKSHOP, held_on=HELD_ON))
    assert app.peer_learning.readable(team.tessel) == []


def test_a_named_reader_reads_and_writes_on_but_shares_and_deletes_nothing(app, team, session, typed):
    app.peer_learning.share(team.tessel, session.id, [team.bas.id])

    assert app.peer_learning.get(team.bas, session.id).need == NEEDED
    assert [person.first_name for person in app.peer_learning.readers(team.bas, session.id)] == ["Bas"]
    app.peer_learning.write_on(team.bas, session.id, typed(team.bas, {SAW: "De gang is smal."}))
    assert app.peer_learning.get(team.tessel, session.id).insights[-1].text == "De gang is smal."
    for act in (
        lambda: app.peer_learning.share(team.bas, session.id, [team.hester.id]),
        lambda: app.peer_learning.revoke(team.bas, session.id),
        lambda: app.peer_learning.mark(team.bas, session.id, 0),
        lambda: app.peer_learning.rewrite(team.bas, session.id, WORKS, typed(team.bas, {WORDS: "x"})),
        lambda: app.peer_learning.delete(team.bas, session.id),
    ):
        with pytest.raises(NotVisible):
            act()
    with pytest.raises(NotVisible):
        app.peer_learning.get(team.hester, session.id)


def test_only_people_of_the_team_can_be_named(app, team, session):
    for somebody in ([], [team.tessel.id], [team.fenna.id], [uuid4()]):
        with pytest.raises(Refused):
            app.peer_learning.share(team.tessel, session.id, somebody)
    assert app.peer_learning.readers(team.tessel, session.id) == []


def test_what_is_taken_back_is_gone_for_that_reader_and_stays_so_after_a_restore(app, team, session):
    app.peer_learning.share(team.tessel, session.id, [team.bas.id, team.hester.id])
    app.peer_learning.revoke(team.tessel, session.id, team.bas.id)
    assert app.peer_learning.readable(team.bas) == []
    assert app.agreements.ours(team.bas) == []
    assert len(app.agreements.ours(team.hester)) == 1
    assert (SHARE, session.id, team.bas.id) in [
        (stone.kind, stone.id, stone.person_id) for stone in app.store.keys.buried()
    ]


def test_an_insight_for_the_team_tells_a_month_and_nothing_of_where_it_came_from(app, team, session):
    marked = app.peer_learning.mark(team.tessel, session.id, 0)

    (insight,) = app.peer_learning.for_team(team.hester)
    assert (insight.text, insight.month) == (SEEN, date(2026, 9, 1))
    assert insight.id.version == 4
    assert marked.for_team == (insight.id,)
    assert app.peer_learning.for_team(team.fenna) == app.peer_learning.for_team(team.rachida) == []
    assert app.peer_learning.mark(team.tessel, session.id, 0).for_team == marked.for_team


def test_taking_the_mark_away_removes_the_row_and_rewriting_takes_it_away_too(app, team, session, typed):
    for place, take_back in enumerate(
        (
            lambda team_id: app.peer_learning.unmark(team.tessel, session.id, team_id),
            lambda _: app.peer_learning.rewrite_insight(
                team.tessel, session.id, 1, typed(team.tessel, {WORDS: "Anders gezegd."})
            ),
        )
    ):
        (team_id,) = app.peer_learning.mark(team.tessel, session.id, place).for_team
        assert take_back(team_id).for_team == ()
        assert app.peer_learning.for_team(team.bas) == []
        assert (TEAM_INSIGHT, team_id) in [(stone.kind, stone.id) for stone in app.store.keys.buried()]
    assert [one.text for one in app.peer_learning.get(team.tessel, session.id).insights][
        1
    ] == "Anders gezegd."


def test_nobody_takes_away_an_insight_of_somebody_elses_session(app, team, session, log):
    (team_id,) = app.peer_learning.mark(team.tessel, session.id, 0).for_team
    own = log(team.bas, need="Iets anders.")
    app.peer_learning.unmark(team.bas, own.id, team_id)
    assert [one.id for one in app.peer_learning.for_team(team.bas)] == [team_id]
    assert team_id not in [stone.id for stone in app.store.keys.buried()]


def test_its_writer_changes_what_stands(app, team, session, typed):
    app.peer_learning.rewrite(team.tessel, session.id, NEED, typed(team.tessel, {WORDS: "Rust."}))
    app.peer_learning.rewrite(team.tessel, session.id, WORKS, typed(team.tessel, {WORDS: "Voorlezen."}))
    app.peer_learning.rewrite_insight(team.tessel, session.id, 0, typed(team.tessel, {WORDS: ""}))
    app.peer_learning.correct(team.tessel, session.id, Noted(form=Form.WORKSHOP, held_on=date(2026, 9, 11)))
    kept = app.peer_learning.get(team.tessel, session.id)
    assert (kept.need, kept.what_works, kept.form, kept.attendance) == (
        "Rust.",
        "Voorlezen.",
        Form.WORKSHOP,
        None,
    )
    assert [insight.text for insight in kept.insights] == ["Wie loopt, krijgt rust."]


def test_deleting_takes_agreements_readers_what_the_team_read_and_the_keys(app, team, session):
    app.peer_learning.share(team.tessel, session.id, [team.bas.id])
    app.peer_learning.mark(team.tessel, session.id, 0)
    keys = {session.key_id, session.summary.key_id}

    app.peer_learning.delete(team.tessel, session.id)

    assert app.peer_learning.readable(team.tessel) == app.peer_learning.readable(team.bas) == []
    assert app.agreements.ours(team.bas) == app.peer_learning.for_team(team.bas) == []
    buried = {(stone.kind, stone.id) for stone in app.store.keys.buried()}
    assert {(PEER_SESSION, session.id), *((KEY, key_id) for key_id in keys)} <= buried
    app.keeping.upkeep(day_of(utc_now()))
    assert not any(app.store.keys.has(key_id) for key_id in keys)


def test_no_text_of_a_session_lies_open_in_the_data(app, team, session):
    app.peer_learning.mark(team.tessel, session.id, 1)
    with app.store.alone() as root:
        root.execute("CHECKPOINT")
    raw = raw_bytes(app)
    assert b"krijgt rust" in raw  # what the team may read is plain
    for words in ("buitenspelen", "Elke deur", "Voorlezen"):
        assert words.encode() not in raw


def test_the_school_counts_days_and_forms_only_for_the_team(app, team, session):
    for viewer, expected in (
        (team.hester, 1),
        (team.bas, 1),
        (team.fenna, 0),
        (team.wim, 0),
        (team.rachida, 0),
    ):
        with app.store.transaction(viewer) as tx:
            counted = list(queries.counted(tx))
        assert len(counted) == expected
    assert set(queries.Counted.__slots__) == {"held_on", "form"}


def test_a_closed_part_stops_everything_but_what_is_ones_own(app, team, session, typed):
    """Product rule R16: closing takes nothing away from the writer, and nobody else sees it any more."""
    app.peer_learning.share(team.tessel, session.id, [team.bas.id])
    app.peer_learning.mark(team.tessel, session.id, 0)
    more = typed(team.tessel, {SAW: "De gang is smal."})
    app.school.withdraw_consent(team.rachida, Module.PEER_LEARNING)

    for viewer in (team.tessel, team.bas):
        assert app.peer_learning.for_team(viewer) == []
        with app.store.transaction(viewer) as tx:
            assert list(queries.counted(tx)) == []
    with app.store.transaction(team.bas) as tx, pytest.raises(NotVisible):
        queries.get(tx, session.id, Action.READ)
    for write in (
        lambda: app.peer_learning.write_on(team.tessel, session.id, more),
        lambda: app.peer_learning.mark(team.tessel, session.id, 1),
        lambda: app.peer_learning.share(team.tessel, session.id, [team.hester.id]),
        lambda: app.agreements.agree(team.tessel, session.id, typed(team.tessel, {"what": "Lezen."}), None),
    ):
        with pytest.raises(ModuleClosed):
            write()
    assert [own.session.need for own in gather(app, team.tessel).sessions] == [NEEDED]
    with pytest.raises(ModuleClosed):
        app.peer_learning.log(
            team.tessel, typed(team.tessel, {NEED: NEEDED}), Noted(form=Form.WORKSHOP, held_on=HELD_ON)
        )
