"""A proeftuin: the team plants, starts, decides; five answers start it; nobody else sees any of it."""

from datetime import timedelta

import pytest

from teamtuin.clock import day_of, new_id
from teamtuin.errors import NotVisible, Refused
from teamtuin.experiments import planting, room, service
from teamtuin.experiments.evidence import NOTHING_YET
from teamtuin.experiments.model import Choice, Phase, RoomAnswer, RoomKind, Step, Strand
from teamtuin.experiments.service import Facts

from .conftest import ANSWERS, SEED

OUTSIDE = ["fenna", "wim", "rachida"]


@pytest.fixture
def today(app):
    return day_of(app.now())


def refusal(act, *given, **named):
    with pytest.raises(Refused) as refused:
        act(*given, **named)
    return refused.value.sentence


def test_a_seed_is_one_line_and_that_is_its_name(app, team, planted, today):
    seed = planted(team.tessel)
    assert (seed.title, seed.phase, seed.planted_on) == (SEED, Phase.SIGNAL, today)
    assert app.experiments.all(team.bas) == [seed]


def test_a_seed_carries_a_name_only_when_its_planter_wants_it(app, team, planted):
    signed, unsigned = planted(team.tessel, signed=True), planted(team.tessel)
    assert (signed.planted_by, unsigned.planted_by) == ("Tessel", None)
    with app.store.reading_copy() as root:  # an unsigned one keeps no trace
        kept = dict(root.execute("SELECT id, planted_by FROM experiment").fetchall())
    assert kept == {signed.id: team.tessel.id, unsigned.id: None}


def test_planting_twice_with_one_press_makes_one_seed(app, team, typed):
    drafts = typed(team.tessel, seed=SEED)
    first = app.experiments.plant(team.tessel, drafts, signed=True)
    assert app.experiments.plant(team.tessel, drafts, signed=True) == first
    assert app.experiments.all(team.tessel) == [first]


def test_an_empty_or_endless_seed_is_refused_and_its_words_stay(app, team, typed):
    empty, long = typed(team.tessel, seed="  "), typed(team.tessel, seed="Wat als " * 30)
    assert refusal(app.experiments.plant, team.tessel, empty, signed=True) == NOTHING_YET
    assert refusal(app.experiments.plant, team.tessel, long, signed=True) == planting.TOO_LONG
    assert app.experiments.all(team.tessel) == []
    assert app.drafts.read(team.tessel, long["seed"]).has_text


def test_five_answers_start_a_proeftuin(app, team, running, today):
    started = running(team.tessel)
    assert {name: getattr(started, name) for name in ANSWERS} == ANSWERS
    assert (started.phase, started.starts_on) == (Phase.TRY_OUT, today)
    assert started.look_back_on == today + timedelta(28)
    assert app.experiments.get(team.hester, started.id) == started


@pytest.mark.parametrize("missing", ANSWERS)
def test_without_one_of_the_five_nothing_starts(app, team, planted, typed, today, missing):
    seed = planted(team.tessel)
    drafts = typed(team.tessel, **{**ANSWERS, missing: " "})
    later = today + timedelta(28)
    assert refusal(app.experiments.start, team.tessel, seed.id, drafts, later) == service.FIVE
    assert app.experiments.get(team.tessel, seed.id) == seed


@pytest.mark.parametrize("days", [None, 0, -1])
def test_looking_back_lies_ahead(app, team, planted, typed, today, days):
    seed, drafts = planted(team.tessel), typed(team.tessel, **ANSWERS)
    day = None if days is None else today + timedelta(days)
    assert refusal(app.experiments.start, team.tessel, seed.id, drafts, day) == service.LOOK_BACK_FIRST
    assert app.experiments.get(team.tessel, seed.id) == seed


def test_starting_twice_with_one_press_is_once_and_a_second_start_is_refused(
    app, team, planted, typed, today
):
    seed, drafts, later = planted(team.tessel), typed(team.tessel, **ANSWERS), today + timedelta(28)
    first = app.experiments.start(team.tessel, seed.id, drafts, later)
    assert app.experiments.start(team.tessel, seed.id, drafts, later) == first
    again = typed(team.bas, **ANSWERS)
    assert refusal(app.experiments.start, team.bas, seed.id, again, later) == service.STARTED


@pytest.mark.parametrize("who", OUTSIDE)
def test_outside_the_team_a_proeftuin_looks_like_one_that_does_not_exist(app, team, running, typed, who):
    there, viewer = running(team.tessel), getattr(team, who)
    asked = app.experiments.room.ask(
        team.tessel, there.id, typed(team.tessel, room="Een kwartier"), RoomKind.TIME
    )
    assert app.experiments.all(viewer) == []
    assert app.experiments.room.waiting(viewer) == []
    assert app.experiments.counts(viewer) == {"experiments": 0, "measurements": 0}
    assert not app.experiments.room.answerable(viewer, asked.rooms_asked)
    for experiment_id in (there.id, new_id()):
        for act in (
            lambda one=experiment_id: app.experiments.get(viewer, one),
            lambda one=experiment_id: app.experiments.story(viewer, one),
            lambda one=experiment_id: app.experiments.move(viewer, one, Step.LOOK),
            lambda one=experiment_id: app.experiments.describe(viewer, one, typed(viewer, need="Iets")),
            lambda one=experiment_id: app.experiments.set_facts(viewer, one, Facts()),
            lambda one=experiment_id: app.experiments.decide(
                viewer, one, typed(viewer, because="Daarom"), Choice.LET_GO
            ),
            lambda one=experiment_id: app.experiments.room.ask(
                viewer, one, typed(viewer, room="Tijd"), RoomKind.TIME
            ),
        ):
            with pytest.raises(NotVisible):
                act()
    with pytest.raises(NotVisible):
        app.experiments.plant(viewer, typed(viewer, seed=SEED), signed=True)
    assert app.experiments.get(team.tessel, there.id) == asked


def test_other_words_and_facts_change_what_they_name_and_no_more(app, team, running, typed, today):
    old = running(team.tessel)
    app.experiments.describe(team.bas, old.id, typed(team.bas, title="Zonder bel", differently="Een kaart"))
    facts = Facts(strand=Strand.SMART_CIRCUITS, who_joins=("groep 3-4",), starts_on=today, ends_on=today)
    new = app.experiments.set_facts(team.bas, old.id, facts)
    assert (new.title, new.differently, new.need) == ("Zonder bel", "Een kaart", ANSWERS["need"])
    assert (new.strand, new.who_joins) == (Strand.SMART_CIRCUITS, ("groep 3-4",))
    no_words = typed(team.bas, title=" ")
    assert refusal(app.experiments.describe, team.bas, old.id, no_words) == NOTHING_YET
    wrong = Facts(starts_on=today, ends_on=today - timedelta(1))
    assert refusal(app.experiments.set_facts, team.bas, old.id, wrong) == service.END_FIRST


def test_a_copy_of_old_words_never_takes_the_place_of_what_a_colleague_wrote(app, team, running, typed):
    old = running(team.tessel)
    copied = {
        name: app.drafts.begin_with(
            team.bas, f"edit:{old.id}:experiments:describe:{name}", getattr(old, name)
        )
        for name in ("title", "need", "let_go")
    }
    app.experiments.describe(team.tessel, old.id, typed(team.tessel, need="Een kind wil helpen."))
    app.drafts.put(team.bas, copied["let_go"].id, copied["let_go"].rev, "De bel.")
    new = app.experiments.describe(team.bas, old.id, {name: draft.id for name, draft in copied.items()})
    assert (new.title, new.need, new.let_go) == (old.title, "Een kind wil helpen.", "De bel.")


def test_going_back_is_allowed_and_a_seed_starts_with_its_answers(app, team, running, planted):
    there = running(team.tessel)
    assert app.experiments.move(team.bas, there.id, Step.LOOK).phase is Phase.LOOK_BACK
    assert app.experiments.move(team.bas, there.id, Step.TRY).phase is Phase.TRY_OUT
    seed = planted(team.tessel)
    assert refusal(app.experiments.move, team.bas, seed.id, Step.TRY) == service.NOT_STARTED


@pytest.mark.parametrize(
    ("choice", "phase"),
    [
        (Choice.CONTINUE, Phase.TRY_OUT),
        (Choice.ADAPT, Phase.DESIGN),
        (Choice.SCALE_UP, Phase.EMBED),
        (Choice.REST, Phase.LOOK_BACK),
        (Choice.LET_GO, Phase.STOPPED),
    ],
)
def test_each_choice_leads_somewhere(app, team, running, typed, today, choice, phase):
    there = app.experiments.move(team.tessel, running(team.tessel).id, Step.LOOK)
    later = today + timedelta(60)
    drafts = typed(team.tessel, because="Het loopt.", keep="De kaart.")
    done = app.experiments.decide(
        team.tessel, there.id, drafts, choice, next_look_back=later, numbers_said="Van 31 naar 40."
    )
    assert (done.phase, done.look_back_on) == (phase, later)
    assert done.paused_until == (later if choice is Choice.REST else None)
    (decision,) = done.decisions
    assert (decision.choice, decision.because, decision.keep) == (choice, "Het loopt.", "De kaart.")
    assert (decision.decided_on, decision.numbers_said) == (today, "Van 31 naar 40.")
    assert app.experiments.decide(team.tessel, there.id, drafts, choice, next_look_back=later) == done


def test_a_decision_without_a_reason_is_none(app, team, running, typed):
    there = running(team.tessel)
    drafts = typed(team.tessel, because=" ", keep="Iets")
    assert refusal(app.experiments.decide, team.tessel, there.id, drafts, Choice.LET_GO) == service.NO_REASON
    assert app.experiments.get(team.tessel, there.id) == there


def test_resting_ends_on_a_day(app, team, running, typed, today):
    there, drafts = running(team.tessel), typed(team.tessel, because="Even niet.")
    for day in (None, today):
        sentence = refusal(
            app.experiments.decide, team.tessel, there.id, drafts, Choice.REST, next_look_back=day
        )
        assert sentence == service.LOOK_BACK_FIRST


def test_who_leads_answers_what_is_asked_and_nobody_else(app, team, running, typed):
    there = running(team.tessel)
    asked = app.experiments.room.ask(team.bas, there.id, typed(team.bas, room="Een invaller"), RoomKind.HANDS)
    (one,) = asked.rooms_asked
    assert [wait.room for wait in app.experiments.room.waiting(team.hester)] == [one]
    assert not app.experiments.room.answerable(team.bas, [one])
    with pytest.raises(NotVisible):
        app.experiments.room.answer(team.bas, one.id, RoomAnswer.ARRANGED, typed(team.bas, because=""))

    drafts = typed(team.hester, because="Een collega neemt het plein over.")
    answered = app.experiments.room.answer(team.hester, one.id, RoomAnswer.ARRANGED, drafts)
    assert app.experiments.get(team.tessel, there.id).rooms_asked == (answered,)
    assert app.experiments.room.waiting(team.hester) == []


def test_what_cannot_be_has_a_reason(app, team, running, typed):
    there = running(team.tessel)
    asked = app.experiments.room.ask(team.bas, there.id, typed(team.bas, room="Geld"), RoomKind.MONEY)
    one, drafts = asked.rooms_asked[0], typed(team.hester, because="")
    assert (
        refusal(app.experiments.room.answer, team.hester, one.id, RoomAnswer.CANNOT, drafts)
        == room.CANNOT_BECAUSE
    )
    assert app.experiments.get(team.tessel, there.id) == asked
