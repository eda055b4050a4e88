"""A session at a proeftuin stands on its story line for who can read the session, and for nobody else."""

from dataclasses import replace

import pytest

from teamtuin.clock import new_id
from teamtuin.experiments.story import Told
from teamtuin.peer_learning.model import Noted

pytestmark = pytest.mark.usefixtures("learning_open")
SEEN = "Elke deur stelt een andere vraag."


@pytest.fixture
def proeftuin(app, team):
    draft = app.drafts.open(team.bas, f"experiments:{new_id()}:test:seed")
    app.drafts.put(team.bas, draft.id, draft.rev, "Wat als de deur open blijft?")
    return app.experiments.plant(team.bas, {"seed": draft.id}, signed=False)


def told(app, viewer, proeftuin):
    return [entry for entry in app.experiments.story(viewer, proeftuin.id) if entry.kind is Told.SESSION]


def test_a_session_stands_on_the_story_line_for_its_readers_until_it_is_taken_off(app, team, log, proeftuin):
    session = log(team.tessel, saw=SEEN)
    facts = Noted(form=session.form, held_on=session.held_on, attendance=session.attendance)
    app.peer_learning.correct(team.tessel, session.id, replace(facts, experiment_id=proeftuin.id))
    (entry,) = told(app, team.tessel, proeftuin)
    assert (entry.text, entry.day, entry.alone) == (SEEN, session.held_on, True)
    assert told(app, team.bas, proeftuin) == told(app, team.hester, proeftuin) == []
    app.peer_learning.share(team.tessel, session.id, [team.bas.id])
    assert [entry.alone for entry in told(app, team.bas, proeftuin)] == [False]
    assert told(app, team.hester, proeftuin) == []
    app.peer_learning.correct(team.tessel, session.id, facts)
    assert told(app, team.tessel, proeftuin) == told(app, team.bas, proeftuin) == []
