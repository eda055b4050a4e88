"""The list of what somebody sent to an AI: written before it leaves, and nobody else's to know of."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamtuin.access.policy import TABLE, Action, Kind, Relation
from teamtuin.access.viewer import ANYONE, CARETAKER, DOORKEEPER, Viewer
from teamtuin.app import open_teamtuin
from teamtuin.asking.ai import AiAway, AiQuestions
from teamtuin.asking.sent.model import Leaving
from teamtuin.clock import utc_now
from teamtuin.errors import NotVisible
from teamtuin.keeping.model import SENT_DAYS
from teamtuin.reflections.model import AskedQuestion
from teamtuin.settings import Settings
from tests.conftest import people_of, rounds

NAMES = ("tessel", "bas", "hester", "fenna", "wim", "rachida")
FOUND = AiQuestions(questions=("Wat zag je?", "Wie was erbij?"), provenance={"model": "klein-model"})


def leaving(text="De kast stond open."):
    return Leaving(
        text=text,
        instruction="Stel een vraag.",
        endpoint="localhost",
        model="klein-model",
        prompt="deepening_question",
        prompt_version="1",
        prompt_hash="abc",
    )


def raw(app):
    return b"".join(file.read_bytes() for file in app.settings.data.rglob("*") if file.is_file())


def test_it_is_written_down_before_it_leaves_with_what_came_back_after(app, team):
    seen = []

    def ask():
        (noted,) = app.asking.sent.mine(team.tessel)
        seen.append((noted.what, noted.questions))
        return FOUND

    came = app.asking.sent.through(team.tessel, leaving(), ask)

    assert seen == [(leaving(), None)]
    (sent,) = app.asking.sent.mine(team.tessel)
    assert (sent.what, sent.questions, sent.kept) == (leaving(), FOUND.questions, None)
    assert came.provenance == {"model": "klein-model", "sent": str(sent.id)}


def test_the_question_that_was_kept_is_told_apart(app, team):
    came = app.asking.sent.through(team.tessel, leaving(), lambda: FOUND)

    app.asking.sent.keep(
        team.tessel, AskedQuestion(text="Wie was erbij?", source="ai", provenance=came.provenance)
    )

    (sent,) = app.asking.sent.mine(team.tessel)
    assert sent.kept == "Wie was erbij?"


def test_of_a_failure_only_that_no_question_came_is_kept(app, team):
    def fails():
        raise AiAway

    with pytest.raises(AiAway):
        app.asking.sent.through(team.tessel, leaving(), fails)

    (sent,) = app.asking.sent.mine(team.tessel)
    assert sent.questions == ()


def test_the_words_lie_sealed(app, team):
    app.asking.sent.through(team.tessel, leaving("Sinaasappelgeheim."), lambda: FOUND)
    assert b"Sinaasappelgeheim" not in raw(app)
    assert b"Wie was erbij" not in raw(app)


def test_a_name_of_a_press_that_nobody_made_opens_nothing(app, team, write):
    came = app.asking.sent.through(team.bas, leaving("Van Bas."), lambda: FOUND)
    line = write(team.tessel, "Een regel.")
    for named in (came.provenance["sent"], str(uuid4()), "geen id"):
        asked = AskedQuestion(text="Wat zag je?", source="ai", provenance={"sent": named})
        app.reflections.offer(team.tessel, line.id, asked)
        assert app.asking.sent.behind(team.tessel, app.reflections.get(team.tessel, line.id)) == {}
        app.asking.sent.keep(team.tessel, asked)
    assert app.asking.sent.mine(team.bas)[0].kept is None


def test_only_its_owner_stands_in_the_table():
    """Not the school leader, not an administrator, not a reader; upkeep ends it without opening it."""
    assert set(TABLE[Kind.SENT_TO_AI]) == {Relation.OWNER, Relation.CARETAKER}
    assert TABLE[Kind.SENT_TO_AI][Relation.CARETAKER] == {Action.DELETE}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    app = open_teamtuin(Settings.of(tmp_path_factory.mktemp("sent") / "school"))
    app.school.start(DOORKEEPER, "De Wilgenhof")
    yield app, people_of(app)
    app.close()


@settings(max_examples=rounds(5), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sent_by=st.lists(st.sampled_from(NAMES), max_size=6),
    away=st.sets(st.sampled_from(NAMES[:4])),
    deletes=st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 5)), max_size=4),
)
def test_everybody_finds_one_s_own_and_nothing_else_in_any_world(world, sent_by, away, deletes):
    app, team = world
    for name in NAMES:
        app.people.set_active(team.wim, getattr(team, name).id, active=True)
        app.asking.sent.delete_all(getattr(team, name))
    own = {name: set() for name in NAMES}
    made = []
    for name in sent_by:
        made.append((name, app.asking.sent.note(getattr(team, name), leaving())))
        own[name].add(made[-1][1])
    for name in away:
        app.people.set_active(team.wim, getattr(team, name).id, active=False)
    for name, place in deletes:
        if place < len(made):
            delete(app, getattr(team, name), made[place][1], allowed=made[place][1] in own[name])
            own[name].discard(made[place][1])

    viewers = {name: getattr(team, name) for name in NAMES}
    for name, viewer in (viewers | {"c": CARETAKER, "d": DOORKEEPER, "a": ANYONE}).items():
        there = own.get(name, set())
        assert {sent.id for sent in app.asking.sent.mine(viewer)} == there
        assert {sent.id for sent in app.asking.sent.for_export(viewer)} == there
        assert app.asking.sent.anything(viewer) is bool(there)
        assert {sent_id for _, sent_id in made if opens(app, viewer, sent_id)} == there


def delete(app, viewer: Viewer, sent_id, *, allowed: bool) -> None:
    if allowed:
        app.asking.sent.delete(viewer, sent_id)
    else:
        with pytest.raises(NotVisible):
            app.asking.sent.delete(viewer, sent_id)


def opens(app, viewer: Viewer, sent_id) -> bool:
    try:
        app.asking.sent.get(viewer, sent_id)
    except NotVisible:
        return False
    return True


def test_with_a_text_goes_what_was_sent_of_it_and_comes_back_while_it_can(app, team, write):
    line = write(team.tessel, "De kast stond open.")
    app.asking.sent.note(team.tessel, leaving("Van deze tekst."), line.id)
    app.asking.sent.note(team.tessel, leaving("Van geen tekst."))

    def texts():
        return sorted(sent.what.text for sent in app.asking.sent.mine(team.tessel))

    app.reflections.going.delete(team.tessel, line.id)
    assert texts() == ["Van geen tekst."]
    app.reflections.going.put_back(team.tessel, line.id)
    assert texts() == ["Van deze tekst.", "Van geen tekst."]
    app.reflections.delete(team.tessel, line.id)
    assert texts() == ["Van geen tekst."]
    with app.store.transaction(CARETAKER) as tx:
        assert tx.one("SELECT count(*) FROM sent_to_ai") == (1,)


def test_after_a_year_it_goes_by_itself(app, team):
    app.asking.sent.note(team.tessel, leaving())
    today = utc_now().date()

    assert app.keeping.upkeep(today + timedelta(days=SENT_DAYS)).sent == 0
    assert app.keeping.upkeep(today + timedelta(days=SENT_DAYS + 2), dry_run=True).sent == 1
    assert app.asking.sent.anything(team.tessel)
    app.keeping.upkeep(today + timedelta(days=SENT_DAYS + 2))
    assert not app.asking.sent.anything(team.tessel)
