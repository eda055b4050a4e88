"""Who finds what on a story line: a plain oracle agrees in any world, for everybody and every kind of entry.

What is not there leaves no trace: a line is exactly what its viewer may read, so that no title, day, count,
length, number, month or "show earlier" can tell of anything else.
"""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamtuin.access.viewer import ANYONE, CARETAKER, DOORKEEPER
from teamtuin.app import open_teamtuin
from teamtuin.clock import day_of
from teamtuin.errors import NotVisible
from teamtuin.exchange import decision_log, parents_card
from teamtuin.exchange.school_export import export_school
from teamtuin.experiments.model import Choice
from teamtuin.experiments.story import SORT_OF, Line
from teamtuin.settings import Settings
from teamtuin.texts import texts_for
from tests.access.one_of_each import typed
from tests.conftest import people_of, rounds

from .story_world import EVERYBODY, MAKE, OPEN, OUTSIDE, TEAM, Made, begin

NL = texts_for("nl")
THING = st.tuples(
    st.sampled_from(sorted(MAKE)), st.sampled_from(TEAM), st.sets(st.sampled_from(EVERYBODY)), st.booleans()
)
WORLD = st.fixed_dictionaries(
    {
        "things": st.lists(THING, min_size=1, max_size=4),
        "of_a_day": st.booleans(),
        "away": st.sets(st.sampled_from(("bas", "hester", "fenna"))),
        "closed": st.sets(st.sampled_from(OPEN)),
        "most": st.integers(1, 4),
    }
)


def expected(name, plain, plan):
    """The rule once more, without SQL: the words that this person finds of it, if any."""
    if plain.always & plan["closed"]:
        return None
    if plain.needs & plan["closed"]:
        return (plain.alone or plain.words) if name == plain.owner else None
    return plain.words if name == plain.owner or name in plain.readers else None


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """One school for all examples, each with a proeftuin of its own."""
    app = open_teamtuin(Settings.of(tmp_path_factory.mktemp("stories") / "school"))
    app.school.start(DOORKEEPER, "De Wilgenhof")
    yield app, people_of(app)
    app.close()


def words_of(entry):
    notes = [note.text for note in entry.published.notes] if entry.published else []
    return "\n".join([entry.text, *notes]).strip()


def check_line(app, viewer, one, most):
    """A page holds the newest of what the viewer reads, and says of nothing else that it is there."""
    whole = app.experiments.line(viewer, one, most=1000)
    page = app.experiments.line(viewer, one, most=most)
    assert page == Line(entries=whole.entries[:most], sorts=whole.sorts, is_more=len(whole.entries) > most)
    assert set(whole.sorts) == {SORT_OF[entry.kind] for entry in whole.entries}
    return whole.entries


@settings(max_examples=rounds(3), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=WORLD)
def test_a_story_line_is_exactly_what_its_viewer_may_read(world, plan):
    app, team = world
    there, begun = begin(app, team, plan)
    one = app.experiments.page(team.tessel, there)
    for name in TEAM:
        viewer = getattr(team, name)
        if name not in plan["away"]:
            found = sorted(words_of(entry) for entry in check_line(app, viewer, one, plan["most"]))
            assert found == sorted(filter(None, (expected(name, plain, plan) for plain in begun))), name
    outside = [getattr(team, name) for name in (*OUTSIDE, *plan["away"])]
    for viewer in (*outside, DOORKEEPER, CARETAKER, ANYONE):
        with pytest.raises(NotVisible):
            app.experiments.story(viewer, there)
        with pytest.raises(NotVisible):
            app.experiments.line(viewer, one)


TAKEN_BACK = st.lists(
    st.tuples(
        st.sampled_from(("reflection", "session")),
        st.sampled_from(TEAM),
        st.sets(st.sampled_from(EVERYBODY), min_size=2),
        st.just(True),
    ),
    min_size=1,
    max_size=3,
)


def decide(app, team, there):
    """Begin and decide, so that there is something to make a document of."""
    today = day_of(app.now())
    answers = {"need": "Rust.", "expectation": "Als, dan.", "let_go": "De bel.", "stop_rule": "Nooit."}
    app.experiments.start(team.bas, there, typed(app, team.bas, "b", **answers), today + timedelta(28))
    because = typed(app, team.bas, "b", because="Het werkt.")
    app.experiments.decide(team.bas, there, because, Choice.CONTINUE, next_look_back=today + timedelta(28))


def documents(app, viewer, there):
    """The log for the meeting and the card for parents, as they are printed."""
    log = decision_log.as_document(decision_log.gather(app, viewer, NL), NL)
    card = app.experiments.parents_card.of(viewer, there, NL)
    return repr(log) + repr(parents_card.as_document(card, "De Wilgenhof", day_of(app.now()), NL))


@settings(max_examples=rounds(2), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(things=TAKEN_BACK)
def test_what_was_taken_back_is_on_no_story_line_in_no_export_and_in_no_document(
    world, things, tmp_path_factory
):
    app, team = world
    there, begun = begin(app, team, {"things": things, "of_a_day": False, "away": set(), "closed": set()})
    decide(app, team, there)
    assert begun == []
    gone = [
        Made(number, owner, frozenset(), back=True).words(name)
        for number, (_, owner, _, _) in enumerate(things)
        for name in ("Reflectie", "Nood", "Inzicht")
    ]
    files = export_school(app, tmp_path_factory.mktemp("school"))
    held = b"".join(file.read_bytes() for file in files).decode(errors="replace")
    for name in TEAM:
        viewer = getattr(team, name)
        for found in (repr(app.experiments.story(viewer, there)), documents(app, viewer, there)):
            assert "Het werkt." in found
            held += found
    assert [words for words in gone if words in held] == []
