"""A room for tests: a press that goes well, one that is refused, and one in which something breaks."""

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.texts import Texts
from teamtuin.ui.room import again, room


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Count how often the room was drawn."""
    st.session_state["drawn"] = st.session_state.get("drawn", 0) + 1
    st.button("Goed")
    if st.button("Nog eens"):
        again()
    if st.button("Weiger"):
        raise NotVisible
    if st.button("Breek"):
        raise RuntimeError("kanarie")
    st.text(f"Getekend: {st.session_state['drawn']}")


room(show)
