"""What the plain pages and the gate ask of the app; the one place in `web` that knows where it stands."""

import hashlib
import secrets
from uuid import UUID

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.app import the_app
from teamtuin.errors import NotVisible
from teamtuin.people.model import Person
from teamtuin.school.model import School
from teamtuin.settings import Language

__all__ = [
    "Viewer",
    "end_session",
    "entrance",
    "language_for",
    "open_session",
    "people",
    "school",
    "viewer_for",
]


class _Sessions:
    """Sessions of the demo school's guests, kept in memory and only as a hash of the cookie."""

    def __init__(self) -> None:
        self._people: dict[bytes, UUID] = {}

    def open(self, person_id: UUID) -> str:
        token = secrets.token_urlsafe(32)
        self._people[_digest(token)] = person_id
        return token

    def viewer_for(self, token: str) -> Viewer | None:
        person_id = self._people.get(_digest(token))
        return Viewer(person_id) if person_id else None

    def end(self, token: str) -> None:
        self._people.pop(_digest(token), None)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


_sessions = _Sessions()


def viewer_for(token: str) -> Viewer | None:
    """Who this cookie belongs to, or None when it was signed out, has lapsed or never was."""
    return _sessions.viewer_for(token)


def open_session(person_id: UUID) -> str:
    """A new session, as the text for the cookie."""
    return _sessions.open(person_id)


def end_session(token: str) -> None:
    """This session counts no longer, in any tab."""
    _sessions.end(token)


def school() -> School | None:
    """The school, or None before set-up."""
    return the_app().school.find()


def people() -> list[Person]:
    """Everybody in the school, for a page that no person is signed in to yet."""
    return the_app().people.everyone(DOORKEEPER)


def entrance() -> str:
    """Where somebody without a session comes in."""
    found = school()
    if found is None:
        return "/welkom"
    return "/wie-ben-je" if found.demo else "/aanmelden"


def language_for(viewer: Viewer | None) -> Language:
    """The viewer's own language, else the school's, else that of this process."""
    app = the_app()
    if viewer:
        try:
            return app.people.me(viewer).language
        except NotVisible:
            pass
    found = school()
    return found.language if found else app.settings.language


def person(viewer: Viewer) -> Person:
    """The viewer's own card. Raises NotVisible."""
    return the_app().people.me(viewer)
