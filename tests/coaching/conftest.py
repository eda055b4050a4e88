"""A coaching room that the council opened, and ways to fill it as a page does."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of, new_id
from teamtuin.coaching import lines
from tests.conftest import Team

Typed = Callable[..., dict[str, UUID]]

QUESTION = "Hoe laat ik merken dat ik een kind gezien heb?"
INSIGHT = "Ik dacht dat ik woorden nodig had."
STRENGTH = "Haar knik is genoeg."


@pytest.fixture
def coaching_open(app: Teamtuin, team: Team) -> None:
    """The council has consented to coaching."""
    app.school.consent(team.rachida, Module.COACHING, date(2026, 9, 1), "MR 2026-09, punt 4")


def typed(app: Teamtuin, viewer: Viewer, **texts: str) -> dict[str, UUID]:
    """What stands in the fields of a form, each in its draft."""
    drafts = {}
    for name, text in texts.items():
        draft_id = drafts[name] = new_id()
        app.drafts.put(viewer, draft_id, 0, text)
    return drafts


def today(app: Teamtuin) -> date:
    return day_of(app.now())


def begun(app: Teamtuin, owner: Viewer, coach: Viewer, question: str = QUESTION) -> UUID:
    """A trajectory in which recordings may be noted."""
    trajectory_id = app.coaching.ask(owner, typed(app, owner, learning_question=question), coach.id)
    app.coaching.check_protocol(coach, trajectory_id)
    app.coaching.confirm_consent(owner, trajectory_id, stands=True)
    return trajectory_id


def filled(app: Teamtuin, owner: Viewer, coach: Viewer) -> UUID:
    """A trajectory with one round in which both wrote, a clip of each, and a note of the coach."""
    trajectory_id = begun(app, owner, coach)
    drafts = typed(app, coach, activity="Werktijd onderbouw")
    app.coaching.add_round(coach, trajectory_id, drafts, today(app))
    (each,) = app.coaching.get(owner, trajectory_id).rounds
    words = typed(app, owner, own_insight=INSIGHT, next_question="Wanneer is mijn knik te vroeg?")
    app.coaching.write(owner, trajectory_id, words, lines.moment(each.id))
    app.coaching.write(coach, trajectory_id, typed(app, coach, strength_seen=STRENGTH), lines.moment(each.id))
    for viewer, seen in ((owner, "Ik wacht"), (coach, "Knikt en herhaalt een woord")):
        clip = typed(app, viewer, at="3:12", seen=seen, effect="Het kind gaat verder")
        app.coaching.write(viewer, trajectory_id, clip, lines.clip(each.id))
    app.coaching.write(coach, trajectory_id, typed(app, coach, note="De intake is geweest."), lines.whole)
    return trajectory_id
