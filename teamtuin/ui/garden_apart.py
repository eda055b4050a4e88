"""What others share stands apart in Mijn tuin, until its reader puts it among the own texts."""

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.garden.model import Choice
from teamtuin.texts import Texts
from teamtuin.ui import garden, garden_entry, theme

A_FEW, EVERYTHING = 5, 10_000
OPEN = "garden_apart_open"


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Under the list at rest: the latest of them, the others on request."""
    if st.session_state.get(garden.WORDS) or st.session_state.get(garden.CHOICE, Choice.ALL) != Choice.ALL:
        return
    most = EVERYTHING if st.session_state.get(OPEN) else A_FEW
    stretch = app.garden.page(viewer, Choice.APART, most)
    if not stretch.entries:
        return
    theme.heading(t.gettext("What others share with you"))
    for entry in stretch.entries:
        garden_entry.row(entry, t, apart=garden_entry.AMONG_SHARED)
    if stretch.more:
        theme.space(5)
        if st.button(t.gettext("Show more"), key="garden_apart_more"):
            st.session_state[OPEN] = True
            st.rerun()
