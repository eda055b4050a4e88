"""Ways to bring a school where a test begins: the council's consent, and a session as a page writes it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.peer_learning.model import Form, Noted, PeerSession
from tests.conftest import Team

HELD_ON = date(2026, 9, 10)


def open_learning(app: Teamtuin, team: Team) -> None:
    """The council has consented to sessions and agreements."""
    for module in (Module.PEER_LEARNING, Module.AGREEMENTS):
        app.school.consent(team.rachida, module, HELD_ON, "MR 2026-09, punt 5")


def type_in(app: Teamtuin, viewer: Viewer, texts: Mapping[str, str]) -> Mapping[str, UUID]:
    """Type texts in the fields of a form; gives the drafts that a press hands over."""
    drafts = {}
    for name, text in texts.items():
        draft = app.drafts.open(viewer, f"peer_learning:new:test:{name}")
        drafts[name] = app.drafts.put(viewer, draft.id, draft.rev, text).id
    return drafts


def write_down(
    app: Teamtuin, viewer: Viewer, *, held_on: date = HELD_ON, due_on: date | None = None, **texts: str
) -> PeerSession:
    """Write a session down, with these texts in its fields."""
    noted = Noted(form=Form.PEER_CONSULTATION, held_on=held_on, attendance=6, due_on=due_on)
    return app.peer_learning.log(viewer, type_in(app, viewer, texts), noted)
