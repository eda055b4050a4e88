"""Who is looking, found anew at every run of a page, so that signing out counts at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from teamtuin.access.viewer import Viewer
from teamtuin.accounts.model import Visit
from teamtuin.addresses import SESSION_COOKIE
from teamtuin.app import the_app
from teamtuin.errors import TeamtuinError

WHOSE = "whose_screen"
"""Whom this screen was drawn for."""
_of_this_run: ContextVar[Visit | None] = ContextVar("visit_of_this_run", default=None)


class SignedOut(TeamtuinError):
    """The session ended while this page stood open."""

    code = "signed-out"


def session_token() -> str | None:
    """The session cookie as the browser sent it when this page was opened."""
    return st.context.cookies.get(SESSION_COOKIE)


def look_up() -> Visit:
    """Who looks now, asked of the store. Raises SignedOut."""
    found = _ask_the_store()
    _begin_anew_for(found.viewer)
    return found


def _ask_the_store() -> Visit:
    token = session_token()
    found = the_app().accounts.visit(token) if token else None
    if found is None:
        raise SignedOut
    return found


def require_still(viewer: Viewer) -> None:
    """For a press that nothing may interrupt: touching Streamlit's session state would let the next one in.

    Raises SignedOut for anybody but this viewer.
    """
    if _ask_the_store().viewer != viewer:
        raise SignedOut


@contextmanager
def during(found: Visit) -> Iterator[None]:
    """Within this one run of a page nobody looks up again who is there."""
    before = _of_this_run.set(found)
    try:
        yield
    finally:
        _of_this_run.reset(before)


def visit() -> Visit:
    """Who looks: as this run found, and anew for what runs apart from its page. Raises SignedOut."""
    return _of_this_run.get() or look_up()


def current_viewer() -> Viewer:
    """The signed-in person. Raises SignedOut."""
    return visit().viewer


def require_same(viewer: Viewer) -> None:
    """For what is drawn apart from its page, as a dialog is. Raises SignedOut for anybody but its viewer."""
    if current_viewer() != viewer:
        raise SignedOut


@contextmanager
def still(found: Visit) -> Iterator[None]:
    """For what may be drawn apart from its page: whoever was found for the page, while the session stands.

    Raises SignedOut for anybody else.
    """
    if _of_this_run.get() is None:
        token = session_token()
        session = the_app().accounts.session_of(token) if token else None
        if session is None or session.person_id != found.viewer.id:
            raise SignedOut
    with during(found):
        yield


def _begin_anew_for(viewer: Viewer) -> None:
    """What somebody typed, searched or pressed here is not for who comes after them.

    Streamlit gives a returning browser its former screen without asking whose that was.
    """
    if st.session_state.get(WHOSE, viewer.id) != viewer.id and (run := get_script_run_ctx()):
        run.session_state._state.clear()  # also the fields without a name, which the public way leaves
    st.session_state[WHOSE] = viewer.id


def on_own_device() -> bool:
    """Whether the visitor said at signing in that only they use this device."""
    return visit().own_device
