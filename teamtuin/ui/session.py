"""Who is looking, found anew at every run of a page, so that signing out counts at once."""

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import SESSION_COOKIE
from teamtuin.app import the_app
from teamtuin.errors import NotVisible, TeamtuinError
from teamtuin.people.model import Person
from teamtuin.web import house


class SignedOut(TeamtuinError):
    """The session ended while this page stood open."""

    code = "signed-out"


def session_token() -> str | None:
    """The session cookie as the browser sent it when this page was opened."""
    return st.context.cookies.get(SESSION_COOKIE)


def current_viewer() -> Viewer:
    """The signed-in person. Raises SignedOut."""
    viewer = house.viewer_for(session_token())
    if viewer is None:
        raise SignedOut
    return viewer


def current_person(viewer: Viewer) -> Person:
    """The viewer's own card. Raises SignedOut when that person is no longer there."""
    try:
        return house.person(viewer)
    except NotVisible:
        raise SignedOut from None


def on_own_device() -> bool:
    """Whether the visitor said at signing in that only they use this device."""
    token = session_token()
    session = the_app().accounts.session_of(token) if token else None
    return session is not None and session.own_device
