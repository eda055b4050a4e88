"""After a text was deleted: for ten seconds a calm line with which it can be put back."""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.texts import Texts
from teamtuin.ui import theme

LEFT, TOO_LATE = "putting_back_left", "putting_back_too_late"


def offer(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The line goes away by itself; the text goes for real on the server, whoever looks or not."""
    if st.session_state.pop(TOO_LATE, False):
        return _say(t.gettext("That was more than ten seconds ago. It is deleted."))
    found = app.reflections.going.to_put_back(viewer)
    if found is None:
        return None
    text_id, seconds = found
    with st.container(key=f"terugzetten_{text_id}", horizontal=True, gap="small"):
        # Said once for each text: a later run must not move the end of what is under way in the browser.
        left = st.session_state.setdefault(f"{LEFT}_{text_id}", seconds)
        hidden = f".st-key-terugzetten_{text_id} {{ animation: tt-gone 0s {left:.1f}s forwards !important; }}"
        deleted = t.gettext("Deleted.")
        st.html(f'<style>{hidden}</style><p class="tt-body" role="status">{escape(deleted)}</p>')
        if st.button(t.gettext("Put back"), key="put_back", type="tertiary"):
            _put_back(app, viewer, text_id)


def _put_back(app: Teamtuin, viewer: Viewer, text_id: UUID) -> None:
    try:
        app.reflections.going.put_back(viewer, text_id)
    except NotVisible:
        st.session_state[TOO_LATE] = True
    else:
        st.query_params["id"] = str(text_id)
    st.rerun()


def _say(words: str) -> None:
    st.html(f'<p class="tt-quiet" role="status">{escape(words)}</p>')
    theme.space(5)
