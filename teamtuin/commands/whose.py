"""Whose things a command is about, and that this person herself asked for it."""

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import N_, NotVisible, Refused


def person_with_code(app: Teamtuin, reference: str | None, code: str | None) -> Viewer:
    """The person with this id, or this id in an import file, proved by a code from My garden.

    The demo school needs no code. An unknown person and a wrong code are refused alike.
    """
    viewer = _viewer(app, reference or "")
    school = app.school.find()
    if viewer is not None and school is not None and school.demo:
        return viewer
    if viewer is None or not code or not app.accounts.redeem_code(viewer.id, code):
        raise Refused(
            N_("This code does not belong to this person, or it has lapsed. Nothing has changed. Make a new code in My garden.")
        )
    return viewer


def _viewer(app: Teamtuin, reference: str) -> Viewer | None:
    try:
        person_id = app.people.by_reference(DOORKEEPER, reference)
        return Viewer(app.people.get(DOORKEEPER, person_id).id)
    except NotVisible:
        return None
