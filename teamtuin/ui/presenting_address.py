"""Where one is when presenting: the list, a deck, one of its slides, or one of its forms."""

from uuid import UUID

import streamlit as st

from teamtuin.texts import Texts
from teamtuin.ui import theme

ROOM, PAGE = "present", "pages/present.py"
CHOOSE, WRITE, NAME, SLIDE = "kies", "zin", "naam", "dia"


def open_deck(deck_id: UUID) -> None:
    """Go to one deck."""
    st.query_params.from_dict({"id": str(deck_id)})
    st.rerun()


def go(form: str = "") -> None:
    """To one of the forms of this deck, or back to the deck."""
    st.query_params.from_dict({"id": st.query_params["id"]} | ({"doe": form} if form else {}))
    st.rerun()


def back(t: Texts) -> None:
    """The way back to the deck, with what was typed kept."""
    theme.back(t.gettext("Back to the slides"), "present_back", go)
