"""A room is drawn so that a press in it draws the room anew, and nothing around it."""

from collections.abc import Callable

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from teamtuin.access.viewer import Viewer
from teamtuin.accounts.model import Visit
from teamtuin.app import Teamtuin, the_app
from teamtuin.texts import Texts, texts_for
from teamtuin.ui.exhibit_view import figures_last
from teamtuin.ui.session import SignedOut, still, visit

Show = Callable[[Teamtuin, Viewer, Texts], None]
FAILED = "room_failed"
"""Why the room could not be drawn, until the page says so in the place of the whole room."""


def room(show: Show) -> None:
    """Draw the room for who looks. Raises what went wrong in it, now or when it was drawn apart."""
    _raise_what_failed()
    st.fragment(_draw)(show, visit())
    _raise_what_failed()


def again() -> None:
    """Draw the room anew; what stands around it stays."""
    st.rerun(scope="fragment" if _is_apart() else "app")


def _draw(show: Show, found: Visit) -> None:
    """With the page or apart from it; apart, Streamlit's own red box would show errors, so the page tells."""
    try:
        with still(found), st.container(gap=None), figures_last():
            return show(the_app(), found.viewer, texts_for(found.person.language))
    except Exception as error:
        _say_it_on_the_page(error)


def _say_it_on_the_page(error: Exception) -> None:
    apart = _is_apart()
    if not (apart and isinstance(error, SignedOut)):  # the page finds out by itself who is there now
        st.session_state[FAILED] = error
    if apart:
        st.rerun()


def _is_apart() -> bool:
    run = get_script_run_ctx()
    return bool(run and run.fragment_ids_this_run)


def _raise_what_failed() -> None:
    if failed := st.session_state.pop(FAILED, None):
        raise failed
