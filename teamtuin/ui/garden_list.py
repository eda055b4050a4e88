"""Rows of Mijn tuin under their months, the older ones on request."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from uuid import UUID

import streamlit as st

from teamtuin.garden.model import Entry
from teamtuin.garden.searching import Hit
from teamtuin.texts import Texts
from teamtuin.ui import garden_entry, rows, theme

AT_A_TIME = 30
SHOWN = "garden_shown"


def how_many(of: object) -> int:
    """How many rows stand open; another search, choice or thread begins at the top again."""
    before, count = st.session_state.get(SHOWN, (of, AT_A_TIME))
    if before != of:
        count = AT_A_TIME
    st.session_state[SHOWN] = (of, count)
    return int(count)


def show_more(more: bool, of: object, t: Texts) -> None:
    """Older ones on request."""
    if not more:
        return
    theme.space(5)
    if st.button(t.gettext("Show more"), key="garden_more"):
        st.session_state[SHOWN] = (of, how_many(of) + AT_A_TIME)
        st.rerun()


def by_month(entries: Sequence[Entry], t: Texts, *, hits: Mapping[UUID, Hit] | None = None) -> None:
    """Rows under calm headings."""
    for place, (month, group) in enumerate(
        groupby(entries, key=lambda entry: rows.month(entry.day, t.language))
    ):
        theme.space(7 if place else 6)
        st.html(f'<h2 class="tt-h2">{escape(month)}</h2>')
        for entry in group:
            garden_entry.row(entry, t, hit=(hits or {}).get(entry.id))
