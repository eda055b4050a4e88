"""Sessions and agreements: the queries and a plain oracle say the same, in any world."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamtuin.access.policy import Module
from teamtuin.access.viewer import ANYONE, CARETAKER, DOORKEEPER, Viewer
from teamtuin.agreements import queries as agreements
from teamtuin.agreements.model import Agreement
from teamtuin.agreements.service import WHAT
from teamtuin.app import open_teamtuin
from teamtuin.clock import new_id, utc_now
from teamtuin.errors import NotVisible
from teamtuin.peer_learning import queries as sessions
from teamtuin.settings import Settings
from teamtuin.study_days import queries as study_days
from teamtuin.study_days.model import StudyDay, look_backs_after
from tests.access.oracle import PlainAgreement, PlainSession, may_read_agreement, may_read_session
from tests.conftest import people_of, rounds
from tests.peer_learning.writing import type_in, write_down

NAMES = ("tessel", "bas", "hester", "fenna", "wim", "rachida")
TEAM = ("tessel", "bas", "hester")
NAME = st.sampled_from(NAMES)
WORLD = st.fixed_dictionaries(
    {
        "sessions": st.lists(st.tuples(st.sampled_from(TEAM), st.sets(NAME)), max_size=4),
        "revoked": st.sets(st.tuples(st.integers(0, 3), NAME), max_size=4),
        "steps": st.sets(NAME, max_size=3),
        "away": st.sets(st.sampled_from((*TEAM, "fenna"))),
        "open": st.sets(st.sampled_from((Module.PEER_LEARNING, Module.AGREEMENTS))),
    }
)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """One school for all examples, with one agreement of a study day."""
    app = open_teamtuin(Settings.of(tmp_path_factory.mktemp("worlds") / "school"))
    app.school.start(DOORKEEPER, "De Wilgenhof")
    team = people_of(app)
    open_all(app, team)
    held_on = date(2026, 10, 1)
    day = StudyDay(
        id=new_id(),
        title="Rust",
        held_on=held_on,
        need="",
        aim="",
        made_at=utc_now(),
        look_backs=tuple(look_backs_after(held_on)),
    )
    agreed = Agreement(id=new_id(), text="Samen", made_on=day.held_on, made_at=utc_now(), study_day_id=day.id)
    with app.store.transaction(team.tessel) as tx:
        study_days.insert(tx, day)
        agreements.insert(tx, agreed)
    yield app, team, PlainAgreement(id=agreed.id)
    app.close()


def open_all(app, team) -> None:
    for module in (Module.PEER_LEARNING, Module.AGREEMENTS):
        app.school.consent(team.rachida, module, date(2026, 9, 1), "MR 5")


@settings(max_examples=rounds(5), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=WORLD)
def test_query_and_rule_agree_for_every_viewer(world, plan):
    app, team, of_study_day = world
    held, agreed = fill(app, team, plan)
    agreed.append(of_study_day)
    active = {getattr(team, name).id for name in NAMES if name not in plan["away"]}
    in_team = {getattr(team, name).id for name in TEAM if name not in plan["away"]}
    learning, agreeing = (module in plan["open"] for module in (Module.PEER_LEARNING, Module.AGREEMENTS))
    for viewer in [*(getattr(team, name) for name in NAMES), CARETAKER, DOORKEEPER, ANYONE]:
        read = {one.id for one in held if may_read_session(viewer.id, one, active, learning_open=learning)}
        assert {one.id for one in app.peer_learning.readable(viewer)} == read
        assert {one.id for one in held if opens(app.peer_learning.get, viewer, one.id)} == read
        assert {one.id for one in held if opens(app.peer_learning.readers, viewer, one.id)} == read
        parts = {"is_open": agreeing, "learning_open": learning}
        kept = {one.id for one in agreed if may_read_agreement(viewer.id, one, active, in_team, **parts)}
        found = [*app.agreements.mine(viewer), *app.agreements.ours(viewer)]
        assert {one.id for one in found} == kept
        assert {one.id for one in agreed if opens(app.agreements.get, viewer, one.id)} == kept


def opens(get, viewer: Viewer, thing_id) -> bool:
    try:
        get(viewer, thing_id)
    except NotVisible:
        return False
    return True


def fill(app, team, plan) -> tuple[list[PlainSession], list[PlainAgreement]]:
    """Empty the school and bring it into this state."""
    open_all(app, team)
    for name in NAMES:
        viewer = getattr(team, name)
        app.people.set_active(team.wim, viewer.id, active=True)
        for session in app.peer_learning.readable(viewer):
            if session.writer_id == viewer.id:
                app.peer_learning.delete(viewer, session.id)
        for step in app.agreements.mine(viewer):
            app.agreements.delete(viewer, step.id)
    held = [written(app, team, name, readers) for name, readers in plan["sessions"]]
    for place, name in plan["revoked"]:
        if place < len(held):
            app.peer_learning.revoke(Viewer(held[place].writer), held[place].id, getattr(team, name).id)
            held[place].shared_with.discard(getattr(team, name).id)
    agreed = [of_session(app, session) for session in held]
    agreed += [step_of(app, getattr(team, name)) for name in plan["steps"]]
    for name in plan["away"]:
        app.people.set_active(team.wim, getattr(team, name).id, active=False)
    for module in {Module.PEER_LEARNING, Module.AGREEMENTS} - plan["open"]:
        app.school.withdraw_consent(team.rachida, module)
    return held, agreed


def written(app, team, name: str, readers: set[str]) -> PlainSession:
    """Readers are named past the service, which takes only people of the team: the rule is for all."""
    writer = getattr(team, name)
    session = write_down(app, writer, need=f"een gesprek van {name}", agreement="Voorlezen")
    others = {getattr(team, reader).id for reader in readers} - {writer.id}
    with app.store.transaction(writer) as tx:
        sessions.READERS.add(tx, session.id, others, utc_now())
    return PlainSession(id=session.id, writer=writer.id, shared_with=others)


def of_session(app, session: PlainSession) -> PlainAgreement:
    (agreement,) = app.agreements.of_session(Viewer(session.writer), session.id)
    return PlainAgreement(id=agreement.id, session=session)


def step_of(app, viewer: Viewer) -> PlainAgreement:
    step = app.agreements.take_step(viewer, type_in(app, viewer, {WHAT: "Stil wachten"}), None)
    return PlainAgreement(id=step.id, owner=viewer.id)
