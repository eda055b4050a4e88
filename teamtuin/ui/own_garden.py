"""What Mijn tuin shows for an address: the list, one text, or one of the things beside them.

An address holds an id or the name of a part, never a word that somebody wrote or searched for.
"""

from collections.abc import Callable

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import N_
from teamtuin.texts import Texts
from teamtuin.ui import (
    agreement,
    ai_choice,
    ai_sent,
    garden,
    garden_apart,
    garden_thread,
    leaving,
    own_look,
    own_things,
    putting_back,
    reading,
    theme,
    unkept,
)

PART = "deel"
PARTS: dict[str, tuple[str, Callable[[Teamtuin, Viewer, Texts], None]]] = {
    "meenemen": (N_("Take everything along"), own_things.take_along),
    "taal": (N_("Calm, text and language"), own_look.show),
    "ai": (N_("AI questions"), ai_choice.choice),
    "aangemeld": (N_("Where you are signed in"), own_things.signed_in),
    "wissen": (N_("Delete everything of mine"), leaving.show),
}
UNLISTED: dict[str, Callable[[Teamtuin, Viewer, Texts], None]] = {
    ai_choice.INSTRUCTIONS: ai_choice.instructions,
    ai_sent.PART: ai_sent.show,
}
LAST = "wissen"


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The page that the address asks for."""
    asked = st.query_params
    if unlisted := UNLISTED.get(asked.get(PART, "")):
        reading.back(t)
        return unlisted(app, viewer, t)
    if text_id := asked.get("id"):
        return reading.show(app, viewer, t, text_id)
    if step_id := asked.get(agreement.ADDRESS):
        reading.back(t)
        return agreement.in_garden(app, viewer, t, step_id)
    if draft_id := asked.get("concept"):
        return unkept.write_on(app, viewer, t, draft_id)
    if thread := asked.get(garden_thread.ADDRESS):
        reading.back(t)
        return garden_thread.show(app, viewer, t, thread)
    if part := PARTS.get(asked.get(PART, "")):
        reading.back(t)
        return part[1](app, viewer, t)
    _list(app, viewer, t)


def _list(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The texts, and beside them (under them on a phone) what else is one's own."""
    reading.close_panels()
    with st.container(key="breed_tuin", gap=None):
        left, right = st.columns([2.6, 1], gap="large")
    with left, st.container(key="tuin_lijst", gap=None):
        theme.title(t.gettext("My garden"))
        theme.lead(t.gettext("All that is yours. You decide who reads it and how long it stays."))
        theme.space(5)
        putting_back.offer(app, viewer, t)
        unkept.show(app, viewer, t)
        agreement.steps_in_garden(app, viewer, t)
        garden.show(app, viewer, t)
        garden_apart.show(app, viewer, t)
    with right, st.container(key="tuin_kant", gap=None):
        _beside(app, viewer, t)


def _beside(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    for part, (name, _) in PARTS.items():
        with st.container(key=f"gevaar_{part}" if part == LAST else f"woord_{part}", gap=None):
            if st.button(t.gettext(name), key=f"part_{part}", type="tertiary"):
                st.session_state.pop(leaving.SURE, None)
                st.query_params.from_dict({PART: part})
                st.rerun()
    theme.space(6)
    theme.quiet(t.gettext("To develop, not to assess. Taking part is voluntary."))
