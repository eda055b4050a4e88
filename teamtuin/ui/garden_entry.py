"""One row of Mijn tuin: its first words, what it is, who can read it, and the way to where it lives."""

import streamlit as st

from teamtuin.errors import N_
from teamtuin.garden.model import Entry, What
from teamtuin.garden.searching import Hit
from teamtuin.peer_learning.model import Form
from teamtuin.reflections.model import first_line
from teamtuin.texts import Texts
from teamtuin.ui import agreement, heard_back, rows
from teamtuin.ui.session_words import FORMS

ROOMS = {
    What.SESSION: "pages/peer_learning.py",
    What.TRAJECTORY: "pages/coaching.py",
    What.OBSERVATION: "pages/experiments.py",
}
AMONG_SHARED = "apart_"
"""The place under "What others share with you", where each row need not say again that it is shared."""
KINDS = {
    What.TRAJECTORY: N_("with the video coach"),
    What.STEP: N_("small step"),
}


def row(entry: Entry, t: Texts, *, hit: Hit | None = None, apart: str = "") -> None:
    """The row; a press opens the thing where it lives. `apart` names a place beside the list."""
    words, marks = (hit.line, hit.marks) if hit else (first_line(entry.text) or kind_of(entry, t), ())
    if rows.row(f"{apart}{entry.id}", words, _small(entry, t, apart == AMONG_SHARED), marks=marks):
        open_where_it_lives(entry)


def open_where_it_lives(entry: Entry) -> None:
    """A line and a step open in this room, the rest in its own."""
    place = entry.place
    if room := ROOMS.get(place.what):
        thing = place.experiment_id if place.what is What.OBSERVATION else place.id
        st.switch_page(room, query_params={"id": str(thing)})
    st.query_params.from_dict({agreement.ADDRESS if place.what is What.STEP else "id": str(entry.id)})
    st.rerun()


def kind_of(entry: Entry, t: Texts) -> str:
    """What it is, inside a small line."""
    what = entry.place.what
    if what is What.SESSION:
        return rows.without_capital(t.gettext(FORMS[Form(str(entry.kind))]))
    if what is What.OBSERVATION:
        return t.gettext("seen at {proeftuin}").format(proeftuin=entry.title)
    if what in KINDS:
        return t.gettext(KINDS[what])
    return rows.kind_of(entry.kind, t)


def _small(entry: Entry, t: Texts, among_shared: bool) -> str:
    """Day, kind, who can read it or whose it is, and what readers said back."""
    said = (rows.short_day(entry.day, t.language), kind_of(entry, t), _who(entry, t, among_shared))
    return " · ".join((*said, *heard_back.in_row(entry.heard, t)))


def _who(entry: Entry, t: Texts, among_shared: bool) -> str:
    if entry.place.what is What.OBSERVATION:
        return t.gettext("the team")
    if entry.is_mine:
        return rows.readers_in_row(entry.readers, t)
    name = entry.writer.first_name if entry.writer else t.gettext("a colleague")
    if among_shared:
        return t.gettext("from {name}").format(name=name)
    return t.gettext("from {name}, shared with you").format(name=name)
