"""The table, the queries and a plain oracle say the same, in any world."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamtuin.access import policy
from teamtuin.access.policy import TABLE, Action, Kind, Module, Relation
from teamtuin.access.viewer import ANYONE, CARETAKER, DOORKEEPER, Viewer
from teamtuin.app import open_teamtuin
from teamtuin.errors import NotVisible
from teamtuin.reflections.along.model import TAPS, Sign
from teamtuin.settings import Settings
from tests.access.asked import asked
from tests.access.oracle import PlainReflection, hears, may_read
from tests.conftest import people_of, rounds

NAMES = ("tessel", "bas", "hester", "fenna", "wim", "rachida")
NAME = st.sampled_from(NAMES)
TEACHERS = ("tessel", "bas", "hester", "fenna")  # the others have to stay for the world to be run
WORLD = st.fixed_dictionaries(
    {
        "written": st.lists(st.tuples(NAME, st.sets(NAME)), max_size=6),
        "away": st.sets(st.sampled_from(TEACHERS)),
        "revoked": st.sets(st.tuples(st.integers(0, 5), NAME), max_size=4),
        "said": st.lists(st.tuples(st.integers(0, 5), NAME, st.sampled_from(TAPS)), max_size=5),
        "left": st.sets(st.tuples(st.integers(0, 5), NAME), max_size=2),
        "open": st.booleans(),
    }
)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """One school for all examples: a new one for each would take minutes."""
    app = open_teamtuin(Settings.of(tmp_path_factory.mktemp("worlds") / "school"))
    app.school.start(DOORKEEPER, "De Wilgenhof")
    yield app, people_of(app)
    app.close()


@settings(max_examples=rounds(10), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=WORLD)
def test_query_and_rule_agree_for_every_viewer(world, plan):
    app, team = world
    everything = fill(app, team, plan)
    active = {getattr(team, name).id for name in NAMES if name not in plan["away"]}
    for viewer in [*(getattr(team, name) for name in NAMES), CARETAKER, DOORKEEPER, ANYONE]:
        allowed = {r.id for r in everything if may_read(viewer.id, r, active, sharing_open=plan["open"])}
        assert {r.id for r in app.reflections.readable(viewer)} == allowed
        for reflection in everything:
            assert can_open(app, viewer, reflection.id) == (reflection.id in allowed)
    for reflection in everything:
        if reflection.writer in active:
            around = app.reflections.along.around(Viewer(reflection.writer), reflection.id)
            heard = {given.person.id: set(given.taps) for given in around.heard.given}
            assert heard == hears(reflection, active)


def fill(app, team, plan) -> list[PlainReflection]:
    """Empty the school and bring it into this state."""
    for name in NAMES:
        viewer = getattr(team, name)
        app.people.set_active(team.wim, viewer.id, active=True)
        for own in app.reflections.mine(viewer):
            app.reflections.delete(viewer, own.reflection.id)
    app.school.consent(team.rachida, Module.SHARING, date(2026, 9, 1), "MR 4")
    everything = [written(app, team, name, readers) for name, readers in plan["written"]]
    after_sharing(app, team, plan, everything)
    for name in plan["away"]:
        app.people.set_active(team.wim, getattr(team, name).id, active=False)
    if not plan["open"]:
        app.school.withdraw_consent(team.rachida, Module.SHARING)
    return everything


def after_sharing(app, team, plan, everything: list[PlainReflection]) -> None:
    """What readers say, who leaves, and what is taken back."""
    for place, name, tap in plan["said"]:
        if place < len(everything):
            say(app, everything[place], getattr(team, name), tap)
    for place, name in plan["left"]:
        if place < len(everything):
            leave(app, everything[place], getattr(team, name))
    for place, name in plan["revoked"]:
        if place < len(everything):
            revoke(app, everything[place], getattr(team, name).id)


def written(app, team, name: str, readers: set[str]) -> PlainReflection:
    writer = getattr(team, name)
    draft = app.drafts.open(writer, "today")
    app.drafts.put(writer, draft.id, draft.rev, f"een regel van {name}")
    kept = app.reflections.keep(writer, draft.id)
    others = {getattr(team, reader).id for reader in readers} - {writer.id}
    if others:
        app.reflections.share(writer, kept.id, others)
    return PlainReflection(id=kept.id, writer=writer.id, shared_with=others)


def revoke(app, reflection: PlainReflection, person_id) -> None:
    app.reflections.revoke(Viewer(reflection.writer), reflection.id, person_id)
    reflection.shared_with.discard(person_id)


def say(app, reflection: PlainReflection, viewer: Viewer, tap: Sign) -> None:
    """A reader's tap counts; anybody else meets the same as where nothing is."""
    if viewer.id in reflection.shared_with:
        app.reflections.along.say(viewer, reflection.id, tap)
        reflection.said.setdefault(viewer.id, set()).add(tap)
    else:
        with pytest.raises(NotVisible):
            app.reflections.along.say(viewer, reflection.id, tap)


def leave(app, reflection: PlainReflection, viewer: Viewer) -> None:
    if viewer.id in reflection.shared_with:
        app.reflections.along.leave(viewer, reflection.id)
        reflection.shared_with.discard(viewer.id)


def can_open(app, viewer: Viewer, reflection_id) -> bool:
    try:
        app.reflections.get(viewer, reflection_id)
    except NotVisible:
        return False
    return True


def test_no_role_opens_a_text():
    """Product rule R4: only the writer, who the writer names, and upkeep that never reads."""
    assert set(TABLE[Kind.REFLECTION]) == {Relation.WRITER, Relation.READER, Relation.CARETAKER}
    assert set(TABLE[Kind.DRAFT]) == {Relation.WRITER, Relation.CARETAKER}
    for kind in (Kind.REFLECTION, Kind.DRAFT):
        assert not TABLE[kind][Relation.CARETAKER] & {Action.READ, Action.CARD, Action.EXPORT}


def test_the_table_gives_nothing_that_no_statement_asks_for():
    """The council consents to this table: what stands in it is done, and what is done stands in it."""
    given = {(kind, action) for kind, row in TABLE.items() for actions in row.values() for action in actions}
    given -= {(Kind.REFLECTION, Action.CARD)}
    assert {f"{kind} {action}" for kind, action in given ^ asked()} == set()


def test_one_relation_gives_no_more_than_the_table_says():
    with pytest.raises(ValueError, match="trajectory"):
        policy.related(Kind.TRAJECTORY, Relation.READER, Action.WRITE)


def test_nobody_administers_somebody_elses_account():
    assert set(TABLE[Kind.ACCOUNT]) == {Relation.SELF, Relation.DOORKEEPER, Relation.CARETAKER}


def test_the_matrix_shows_every_row_and_a_fingerprint():
    printed = policy.matrix()
    for kind, relation, _ in policy.lines():
        assert f"| {kind} | {relation} |" in printed
    assert policy.fingerprint() in printed


def test_the_fingerprint_changes_with_the_table(monkeypatch):
    before = policy.fingerprint(), policy.module_fingerprint(Module.SHARING)
    wider = {**TABLE, Kind.REFLECTION: {**TABLE[Kind.REFLECTION], Relation.COUNCIL: frozenset({Action.READ})}}
    monkeypatch.setattr(policy, "TABLE", wider)
    assert policy.fingerprint() != before[0]
    assert policy.module_fingerprint(Module.SHARING) != before[1]


def test_a_changed_matrix_keeps_the_part_closed_until_the_council_consents_again(
    app, team, sharing_open, monkeypatch
):
    assert app.school.open_modules(team.tessel) == {Module.SHARING}
    wider = {**TABLE, Kind.REFLECTION: {**TABLE[Kind.REFLECTION], Relation.COUNCIL: frozenset({Action.READ})}}
    monkeypatch.setattr(policy, "TABLE", wider)

    app.school.write_module_matrix()

    assert app.school.open_modules(team.tessel) == set()
