"""The ways in, named by what brings the writer; whose model it is stands in small type."""

from collections.abc import Collection
from uuid import UUID

import streamlit as st

from teamtuin.app import Teamtuin
from teamtuin.asking.model import WayIn
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme

MORE = "write_more"


def show(app: Teamtuin, t: Texts, *, near: Collection[str] = (), begun: Collection[str] = ()) -> None:
    """Three ways and just writing, with those that are `near` to this writer; the rest behind a word.

    Nothing is locked to a role: what is near to one stands behind the word for everybody. In those that are
    `begun` something was typed already.
    """
    every = app.bank.ways_in(t.language)
    near_by = [way for way in every.aside if way.model in near]
    for way in (*every.shown, every.just_write, *near_by):
        _way(way, t, begun)
    theme.space(5)
    if st.session_state.get(MORE):
        for way in (*every.more, *(way for way in every.aside if way not in near_by)):
            _way(way, t, begun)
    elif st.button(t.gettext("More ways"), key="write_more_ways", type="tertiary"):
        st.session_state[MORE] = True
        st.rerun()


def deeper(app: Teamtuin, t: Texts, *, begun: Collection[str]) -> None:
    """The ways to look longer at a text that stands; just writing has its question there already."""
    theme.heading(t.gettext("Stay with it longer"))
    theme.quiet(t.gettext("Your text stays as it is. What you add comes under it."))
    theme.space(3)
    show(app, t, begun=begun)


def which_strand(app: Teamtuin, t: Texts) -> None:
    """The strands of the school, each with questions of its own."""
    theme.title(t.gettext("Which strand does it belong to?"))
    theme.space(5)
    for strand in app.bank.strands(t.language):
        first = strand.stages[0].questions[0].text
        if rows.row(f"strand_{strand.id}", strand.brought_by or strand.name, first):
            go(strand.id)


def offer(words: str, model: str, upon: UUID | None = None) -> None:
    """In another room: a quiet way to write for oneself with the questions that help there."""
    with st.container(key=f"stil_vragen_{model}"):
        if st.button(words, key=f"write_with_{model}", type="tertiary"):
            about = {"id": str(upon)} if upon else {}
            st.switch_page("pages/write.py", query_params=about | {"manier": model})


def go(model: str) -> None:
    """Begin with this way in; the text that it goes deeper into stays in the address."""
    st.query_params["manier"] = model
    st.query_params.pop("stap", None)
    st.rerun()


def _way(way: WayIn, t: Texts, begun: Collection[str]) -> None:
    small = way.model_name
    if way.model in begun:
        small = t.gettext("{way} · begun").format(way=small)
    if rows.row(f"way_{way.model}", way.title, small):
        go(way.model)
