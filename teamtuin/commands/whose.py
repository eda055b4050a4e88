"""Whose things a command is about, and that this person herself asked for it."""

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts.service import NO_CODE
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible, Refused


def person_with_code(app: Teamtuin, reference: str | None, code: str | None) -> Viewer:
    """The person with this id, or this id in an import file, proved by a code from My garden.

    The demo school needs no code. An unknown person and a wrong code are refused alike. Raises Refused.
    """
    try:
        person_id = app.people.by_reference(DOORKEEPER, reference or "")
    except NotVisible:
        raise Refused(NO_CODE) from None
    return app.accounts.redeem_code(person_id, code)
