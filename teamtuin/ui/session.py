"""Who is looking, found anew at every run of a page, so that signing out counts at once."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import SESSION_COOKIE
from teamtuin.app import the_app
from teamtuin.errors import NotVisible, TeamtuinError
from teamtuin.people.model import Person
from teamtuin.web import house

WHOSE = "whose_screen"
"""Whom this screen was drawn for."""


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
    _begin_anew_for(viewer)
    return viewer


def require_same(viewer: Viewer) -> None:
    """For what is drawn apart from its page, as a dialog is. Raises SignedOut for anybody but its viewer."""
    if current_viewer() != viewer:
        raise SignedOut


def _begin_anew_for(viewer: Viewer) -> None:
    """What somebody typed, searched or pressed here is not for who comes after them.

    Streamlit gives a returning browser its former screen without asking whose that was.
    """
    if st.session_state.get(WHOSE, viewer.id) != viewer.id and (run := get_script_run_ctx()):
        run.session_state._state.clear()  # also the fields without a name, which the public way leaves
    st.session_state[WHOSE] = viewer.id


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
