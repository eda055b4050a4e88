"""Who may do what with a trajectory: the queries and a plain oracle agree in any world, for every action."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind, Module
from teamtuin.access.viewer import ANYONE, CARETAKER, DOORKEEPER
from teamtuin.app import open_teamtuin
from teamtuin.errors import NotVisible
from teamtuin.people.model import Role
from teamtuin.settings import Settings
from tests.conftest import people_of, rounds

from .conftest import INSIGHT, QUESTION, STRENGTH, filled

NAMES = ("tessel", "bas", "hester", "fenna", "wim", "rachida")
OWNERS = ("tessel", "bas", "hester")
READERS = ("tessel", "bas", "hester", "wim", "rachida")
STAY = ("wim", "rachida")  # without them the world could not be run
ALL = set(Action) - {Action.CARD, Action.SIGN, Action.ANSWER, Action.COUNT}
WORLD = st.fixed_dictionaries(
    {
        "begun": st.lists(st.tuples(st.sampled_from(OWNERS), st.sets(st.sampled_from(READERS))), max_size=3),
        "away": st.sets(st.sampled_from([name for name in NAMES if name not in STAY])),
        "open": st.booleans(),
    }
)


@dataclass(frozen=True, slots=True)
class Plain:
    """What a world knows of one trajectory; Fenna coaches."""

    id: UUID
    owner: str
    readers: set[str] = field(default_factory=set)


def may(name, plain, plan):
    """The rule once more, without SQL."""
    if name == plain.owner:
        return ALL
    if name == "caretaker":
        return {Action.CLOSE, Action.DELETE}
    if not plan["open"] or name in plan["away"]:
        return set()
    if name == "fenna":
        return {Action.READ, Action.WRITE, Action.CLOSE, Action.EXPORT}
    return {Action.READ} if name in plain.readers else set()


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """One school for all examples: a new one for each would take minutes."""
    app = open_teamtuin(Settings.of(tmp_path_factory.mktemp("worlds") / "school"))
    app.school.start(DOORKEEPER, "De Wilgenhof")
    yield app, people_of(app)
    app.close()


def begin(app, team, plan):
    """Empty the school and bring it into this state."""
    app.school.consent(team.rachida, Module.COACHING, date(2026, 9, 1), "MR 4")
    for name in NAMES:
        viewer = getattr(team, name)
        app.people.set_active(team.wim, viewer.id, active=True)
    for name in OWNERS:
        viewer = getattr(team, name)
        for own in app.coaching.overview(viewer).own:
            app.coaching.delete(viewer, own.id)
    everything = []
    for owner, named in plan["begun"]:
        asked = filled(app, getattr(team, owner), team.fenna)
        readers = named - {owner}
        if readers:
            app.coaching.share(getattr(team, owner), asked, [getattr(team, name).id for name in readers])
        everything.append(Plain(asked, owner, readers))
    for name in plan["away"]:
        app.people.set_active(team.wim, getattr(team, name).id, active=False)
    if not plan["open"]:
        app.school.withdraw_consent(team.rachida, Module.COACHING)
    return everything


@settings(max_examples=rounds(5), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=WORLD)
def test_query_and_rule_agree_for_every_viewer_and_every_action(world, plan):
    app, team = world
    everything = begin(app, team, plan)
    viewers = {name: getattr(team, name) for name in NAMES}
    viewers |= {"caretaker": CARETAKER, "doorkeeper": DOORKEEPER, "anyone": ANYONE}
    for name, viewer in viewers.items():
        with app.store.transaction(viewer) as tx:
            for action in ALL:
                sql = policy.visible(Kind.TRAJECTORY, action)
                found = {row_id for (row_id,) in tx.execute(f"SELECT * FROM ({sql})")}
                assert found == {p.id for p in everything if action in may(name, p, plan)}, (name, action)
        for plain in everything:
            seen = what_is_read(app, viewer, plain.id)
            allowed = Action.READ in may(name, plain, plan)
            assert (QUESTION in seen, INSIGHT in seen) == (allowed, allowed)
            assert (STRENGTH in seen) == (allowed and name in (plain.owner, "fenna"))


def what_is_read(app, viewer, trajectory_id) -> str:
    try:
        return repr(app.coaching.get(viewer, trajectory_id))
    except NotVisible:
        return ""


@pytest.mark.parametrize("action", sorted(set(Action) - ALL))
def test_nobody_may_do_anything_else_with_a_trajectory_nor_count_it(action):
    with pytest.raises(ValueError, match="to nobody"):
        policy.visible(Kind.TRAJECTORY, action)


@pytest.mark.parametrize("other", ["bas", "hester", "wim", "rachida"])
def test_for_everybody_else_a_trajectory_is_as_one_that_never_was(world, other):
    app, team = world
    (plain,) = begin(app, team, {"begun": [("tessel", set())], "away": set(), "open": True})
    viewer = getattr(team, other)
    assert app.coaching.overview(viewer) == app.coaching.overview(DOORKEEPER)
    for guess in (plain.id, UUID(int=7)):
        for act in (app.coaching.get, app.coaching.readers, app.coaching.delete, app.coaching.check_protocol):
            with pytest.raises(NotVisible):
                act(viewer, guess)


def test_another_coach_sees_nothing(world):
    app, team = world
    begin(app, team, {"begun": [("tessel", set())], "away": set(), "open": True})
    person = app.people.add(team.wim, "Koen", [Role.VIDEO_COACH], external=True)
    assert app.coaching.overview(type(team.fenna)(person.id)) == app.coaching.overview(DOORKEEPER)


def test_the_folder_holds_no_word_of_a_trajectory(world):
    app, team = world
    begin(app, team, {"begun": [("tessel", {"bas"})], "away": set(), "open": True})
    with app.store.alone() as root:
        root.execute("CHECKPOINT")
    held = b"".join(file.read_bytes() for file in app.settings.data.rglob("*") if file.is_file())
    assert b"Tessel" in held
    for word in (
        QUESTION,
        INSIGHT,
        STRENGTH,
        "Werktijd",
        "intake is geweest",
        "Knikt",
        "gaat verder",
        "03:12",
    ):
        assert word.encode() not in held
