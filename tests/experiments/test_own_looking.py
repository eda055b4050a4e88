"""What one or two groups measure: its makers' alone until they show it, in any world, for every action."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamtuin.access import policy
from teamtuin.access.policy import TABLE, Action, Kind, Relation
from teamtuin.access.viewer import ANYONE, CARETAKER, DOORKEEPER
from teamtuin.app import open_teamtuin, today
from teamtuin.errors import NotVisible, Refused
from teamtuin.experiments.evidence import LookedAt
from teamtuin.experiments.looking import rules
from teamtuin.experiments.looking.model import Point, Press
from teamtuin.experiments.model import Span
from teamtuin.insight.indicators import of_indicator
from teamtuin.settings import Settings
from teamtuin.texts import texts_for
from tests.conftest import people_of, rounds

NAMES = ("tessel", "bas", "hester", "fenna", "wim", "rachida")
TEAM = ("tessel", "bas", "hester")
MAKES = {Action.READ, Action.WRITE, Action.SHARE, Action.DELETE, Action.EXPORT}
LOOKS = {Action.READ, Action.WRITE, Action.DELETE, Action.EXPORT, Action.COUNT}
ASKED = sorted(MAKES | LOOKS)
WORLD = st.fixed_dictionaries(
    {
        "made": st.lists(
            st.tuples(st.sampled_from(TEAM), st.sets(st.sampled_from(TEAM)), st.booleans(), st.booleans()),
            max_size=3,
        ),
        "away": st.sets(st.sampled_from(TEAM)),
    }
)


@dataclass(frozen=True, slots=True)
class Plain:
    """What a world knows of one thing that is measured; without makers it is the team's."""

    id: UUID
    makers: frozenset[str]


def may(name, plain, away):
    """The rule once more, without SQL."""
    if name == "caretaker":
        return {Action.DELETE}
    if plain.makers:
        return MAKES if name in plain.makers else set()
    if name == "doorkeeper":
        return {Action.WRITE, Action.EXPORT, Action.COUNT}
    return LOOKS if name in TEAM and name not in away else set()


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """One school for all examples: a new one for each would take minutes."""
    app = open_teamtuin(Settings.of(tmp_path_factory.mktemp("worlds") / "school"))
    app.school.start(DOORKEEPER, "De Wilgenhof")
    yield app, people_of(app)
    app.close()


def typed(app, viewer, **texts):
    made = {}
    for name, text in texts.items():
        draft = app.drafts.open(viewer, f"experiments:{uuid4()}:test:{name}")
        made[name] = app.drafts.put(viewer, draft.id, draft.rev, text).id
    return made


def begin(app, team, plan):
    """A new proeftuin in a school in which everything that was measured before is gone."""
    with app.store.transaction(DOORKEEPER) as tx:
        for table in ("indicator", "own_indicator", "indicator_maker", "measurement", "tally"):
            tx.execute(f"DELETE FROM {table}")
    for name in TEAM:
        app.people.set_active(team.wim, getattr(team, name).id, active=True)
    there = app.experiments.plant(team.tessel, typed(app, team.tessel, seed="Wat als?"), signed=False)
    everything = [made(app, team, there.id, *each) for each in plan["made"]]
    for name in plan["away"]:
        app.people.set_active(team.wim, getattr(team, name).id, active=False)
    return there, [one for one in everything if one]


def made(app, team, experiment_id, writer, named, is_own, shown, label="Kiekkoek"):
    viewer = getattr(team, writer)
    how = LookedAt(few_groups=is_own, makers=tuple(getattr(team, name).id for name in named))
    drafts = typed(app, viewer, label=label, unit="aantal")
    before = {one.id for one in app.experiments.get(viewer, experiment_id).indicators}
    own_before = {one.indicator.id for one in app.experiments.looking.own(viewer, experiment_id)}
    found = app.experiments.evidence.look_at(viewer, experiment_id, drafts, how)
    own = {one.indicator.id for one in app.experiments.looking.own(viewer, experiment_id)} - own_before
    (new,) = own or {one.id for one in found.indicators} - before
    app.experiments.looking.count(viewer, one_of(app, viewer, experiment_id, new), [press()])
    if is_own and shown:
        app.experiments.looking.show_to_team(viewer, new)
    makers = frozenset({writer, *named}) if is_own and not shown else frozenset()
    return Plain(new, makers)


def press():
    return Press(id=uuid4(), on=today())


def one_of(app, viewer, experiment_id, indicator_id):
    own = [one.indicator for one in app.experiments.looking.own(viewer, experiment_id)]
    return next(
        one
        for one in (*app.experiments.get(viewer, experiment_id).indicators, *own)
        if one.id == indicator_id
    )


@settings(max_examples=rounds(3), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=WORLD)
def test_query_and_rule_agree_for_every_viewer_and_every_action(world, plan):
    app, team = world
    there, everything = begin(app, team, plan)
    viewers = {name: getattr(team, name) for name in NAMES}
    viewers |= {"caretaker": CARETAKER, "doorkeeper": DOORKEEPER, "anyone": ANYONE}
    for name, viewer in viewers.items():
        with app.store.transaction(viewer) as tx:
            for action in ASKED:
                sql = policy.visible(Kind.INDICATOR, action)
                found = {row_id for (row_id,) in tx.execute(f"SELECT * FROM ({sql})")}
                assert found == {p.id for p in everything if action in may(name, p, plan["away"])}, name
        for_team = [p for p in everything if not p.makers]
        if name in TEAM and name not in plan["away"]:
            assert len(app.experiments.get(viewer, there.id).indicators) == len(for_team)
            assert app.experiments.counts(viewer)["measurements"] == len(for_team)
            mine = {one.indicator.id for one in app.experiments.looking.own(viewer, there.id)}
            assert mine == {p.id for p in everything if name in p.makers}


def test_nobody_else_has_a_row_for_what_is_measured():
    assert set(TABLE[Kind.INDICATOR]) == {
        Relation.MAKER,
        Relation.TEAM,
        Relation.DOORKEEPER,
        Relation.CARETAKER,
    }
    assert Action.SHARE not in TABLE[Kind.INDICATOR][Relation.TEAM]


@pytest.mark.parametrize("other", ["hester", "wim", "fenna", "rachida"])
def test_for_everybody_else_it_is_as_one_that_never_was(world, other):
    app, team = world
    there, (plain,) = begin(app, team, {"made": [("tessel", {"bas"}, True, False)], "away": set()})
    point = Point(on=today(), span=Span.DAY, number=3)
    mine, viewer = one_of(app, team.bas, there.id, plain.id), getattr(team, other)
    for guess in (mine, replace(mine, id=UUID(int=7))):
        for act in (
            lambda one: app.experiments.evidence.measure(viewer, one, 3),
            lambda one: app.experiments.looking.count(viewer, one, [press()]),
            lambda one: app.experiments.looking.show_to_team(viewer, one.id),
            lambda one: app.experiments.evidence.look_no_more(viewer, one.id),
            lambda one: app.experiments.looking.take_column(viewer, one, {}, [point]),
        ):
            with pytest.raises(NotVisible):
                act(guess)
    assert app.experiments.looking.for_export(viewer) == []
    assert [point.number for point in one_of(app, team.bas, there.id, plain.id).measurements] == [1]


def test_shown_it_is_the_teams_with_its_caveat_and_its_makers_are_forgotten(world):
    app, team = world
    there, (plain,) = begin(app, team, {"made": [("tessel", {"bas"}, True, False)], "away": set()})
    app.experiments.looking.show_to_team(team.bas, plain.id)
    (shown,) = app.experiments.get(team.hester, there.id).indicators
    assert (shown.id, shown.label, [point.number for point in shown.measurements]) == (
        plain.id,
        "Kiekkoek",
        [1],
    )
    assert "Gemeten in één of twee groepen." in of_indicator(shown, texts_for("nl")).caveat
    with app.store.transaction(CARETAKER) as tx:
        assert tx.execute("SELECT * FROM indicator_maker UNION ALL SELECT id, id FROM own_indicator") == []
    with pytest.raises(NotVisible):
        app.experiments.looking.show_to_team(team.bas, plain.id)


def test_three_at_most_and_no_fourth_by_showing(world):
    app, team = world
    three = [("bas", set(), False, False)] * 3
    there, _ = begin(app, team, {"made": [("tessel", set(), True, False), *three], "away": set()})
    (own,) = app.experiments.looking.own(team.tessel, there.id)
    with pytest.raises(Refused) as refused:
        app.experiments.looking.show_to_team(team.tessel, own.indicator.id)
    assert refused.value.sentence == rules.THREE
    assert len(app.experiments.looking.own(team.tessel, there.id)) == 1
    drafts = typed(app, team.tessel, label="Nog een")
    with pytest.raises(Refused):
        app.experiments.evidence.look_at(team.tessel, there.id, drafts, LookedAt(few_groups=True))


def test_only_people_of_the_team_of_today_can_be_named(world):
    app, team = world
    there, _ = begin(app, team, {"made": [], "away": set()})
    drafts = typed(app, team.tessel, label="Van ons")
    for stranger in (team.fenna.id, team.wim.id, uuid4()):
        with pytest.raises(Refused) as refused:
            how = LookedAt(few_groups=True, makers=(stranger,))
            app.experiments.evidence.look_at(team.tessel, there.id, drafts, how)
        assert refused.value.sentence == rules.NOT_IN_TEAM


def test_the_folder_holds_no_word_of_it(world):
    app, team = world
    begin(app, team, {"made": [("tessel", {"bas"}, True, False, "Zwartkool")], "away": set()})
    with app.store.alone() as root:
        root.execute("CHECKPOINT")
    held = b"".join(file.read_bytes() for file in app.settings.data.rglob("*") if file.is_file())
    assert b"Tessel" in held
    assert b"Zwartkool" not in held
