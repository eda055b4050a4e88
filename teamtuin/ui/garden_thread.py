"""Mijn tuin by thread, and the one quiet card of something earlier."""

from datetime import date
from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import N_, NotVisible
from teamtuin.garden.model import Ago, Thread, ThreadKind
from teamtuin.texts import Texts
from teamtuin.ui import garden_entry, own_look, rows, theme
from teamtuin.ui.garden_list import by_month, how_many, show_more

ADDRESS, ALL = "draad", "alle"
NAMES = {
    ThreadKind.SESSIONS: N_("Learning together"),
    ThreadKind.COACHING: N_("With the video coach"),
    ThreadKind.STEPS: N_("Small steps"),
    ThreadKind.DEEPENED: N_("Deepened"),
}
AGO = {Ago.A_YEAR: N_("A year ago"), Ago.STUDY_DAY: N_("Around the last study day")}


def of_earlier(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """One thing of a year ago or of the last study day; nothing when there is none."""
    found = app.garden.ago(viewer)
    if found is None:
        return
    ago, entry = found
    with st.container(key="van_eerder", gap=None):
        st.html(f'<p class="tt-kicker">{escape(t.gettext(AGO[ago]))}</p>')
        garden_entry.row(entry, t, apart="earlier_")
    theme.space(6)


def perhaps_related(app: Teamtuin, viewer: Viewer, t: Texts, reflection_id: UUID) -> None:
    """At the end of one's own text: at most two earlier lines; nothing when none comes near."""
    found = [] if own_look.is_calm() else app.garden.related(viewer, reflection_id)
    if not found:
        return
    theme.heading(t.gettext("Perhaps related"))
    for entry in found:
        garden_entry.row(entry, t, apart="related_")


def way_to_threads(t: Texts) -> None:
    """A quiet word beside the choices."""
    with st.container(key="stil_op_draad"):
        if st.button(t.gettext("What belongs together"), key="garden_threads", type="tertiary"):
            st.query_params.from_dict({ADDRESS: ALL})
            st.rerun()


def show(app: Teamtuin, viewer: Viewer, t: Texts, asked: str) -> None:
    """Every thread that holds something, or what is on one of them."""
    if asked == ALL:
        return _threads(app, viewer, t)
    try:
        thread, stretch = app.garden.thread(viewer, asked, how_many(asked))
    except NotVisible:
        return theme.title(t.gettext("This page is not there, or not for you."))
    theme.title(_name(thread, t))
    theme.lead(t.gettext("What of yours belongs to this, the latest first."))
    by_month(stretch.entries, t)
    show_more(stretch.more, asked, t)


def _threads(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    theme.title(t.gettext("What belongs together"))
    theme.lead(t.gettext("Of all that you wrote and did. Only you see it like this."))
    theme.space(5)
    found = app.garden.threads(viewer)
    if not found:
        theme.body(t.gettext("Nothing yet. It comes by itself, when you write or do something."))
    for thread in found:
        if rows.row(f"thread_{thread.address}", _name(thread, t), _when(thread, t)):
            st.query_params.from_dict({ADDRESS: thread.address})
            st.rerun()


def _name(thread: Thread, t: Texts) -> str:
    if thread.kind is ThreadKind.EXPERIMENT:
        return thread.title
    if thread.kind is ThreadKind.STUDY_DAY:
        day = rows.short_day(date.fromisoformat(thread.title), t.language)
        return t.gettext("Study day of {day}").format(day=day)
    if thread.kind is ThreadKind.WAY_IN:
        return rows.capital(rows.kind_of(thread.of, t))
    return t.gettext(NAMES[thread.kind])


def _when(thread: Thread, t: Texts) -> str:
    first, last = (rows.short_day(day, t.language) for day in (thread.first, thread.last))
    if first == last:
        return first
    return t.gettext("from {first} to {last}").format(first=first, last=last)
