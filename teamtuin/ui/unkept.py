"""What was typed and not saved yet: go on with it where it was begun, or throw it away."""

from dataclasses import replace
from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.drafts.model import EDIT, LOOSE, Draft
from teamtuin.errors import DraftClosed, NotVisible
from teamtuin.reflections.model import first_line
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme
from teamtuin.ui.session import on_own_device
from teamtuin.ui.writing_field import writing_field

DISCARD = "garden_discard"
TODAY = "today"
GARDEN, EDITING = "my_garden", EDIT.rstrip(":")
FORMS_IN = frozenset({"experiments", "peer_learning", "coaching", "study_days", "present"})
"""Rooms with forms of several fields, whose drafts say where they belong: room:thing:form:field."""


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The drafts that hold words; nothing when there are none."""
    drafts = app.drafts.unkept(viewer)
    if not drafts:
        return
    heading = t.gettext("Not saved yet")
    st.html(f'<h2 class="tt-h2">{escape(heading)}</h2>')
    for draft in drafts:
        _row(app, viewer, t, draft)
    theme.space(6)


def _row(app: Teamtuin, viewer: Viewer, t: Texts, draft: Draft) -> None:
    day = rows.short_day(day_of(draft.changed_at), t.language)
    small = t.gettext("{day} · typed, only you").format(day=day)
    if rows.row(str(draft.id), first_line(draft.text), small):
        _go_on(draft)
    if st.session_state.get(DISCARD) == draft.id:
        return _really(app, viewer, t, draft)
    with st.container(key=f"stil_weg_{draft.id}"):
        if st.button(t.gettext("Throw away"), key=f"discard_{draft.id}", type="tertiary"):
            st.session_state[DISCARD] = draft.id
            st.rerun()


def _really(app: Teamtuin, viewer: Viewer, t: Texts, draft: Draft) -> None:
    with st.container(key=f"gevaar_weg_{draft.id}", horizontal=True, gap="small"):
        if st.button(t.gettext("Yes, throw away"), key=f"really_discard_{draft.id}"):
            st.session_state.pop(DISCARD, None)
            app.drafts.discard(viewer, draft.id)
            st.rerun()
    with st.container(key=f"stil_houden_{draft.id}"):
        if st.button(t.gettext("Rather not"), key=f"keep_draft_{draft.id}", type="tertiary"):
            st.session_state.pop(DISCARD, None)
            st.rerun()


def _go_on(draft: Draft) -> None:
    """Back to the place where it was begun; what was begun nowhere is written on here."""
    if draft.place == TODAY:
        st.switch_page("pages/today.py")
    if draft.place == LOOSE:
        st.query_params["concept"] = str(draft.id)
        st.rerun()
    room, item, form, *rest = [*draft.place.split(":"), "", ""]
    if room == EDITING and form in FORMS_IN:
        st.switch_page(f"pages/{form}.py", query_params={"id": item, "doe": rest[0]})
    if room == GARDEN:
        st.query_params.from_dict({form: item})
        st.rerun()
    if room in FORMS_IN:
        st.switch_page(f"pages/{room}.py", query_params={"id": item, "doe": form})
    st.switch_page("pages/write.py", query_params={"concept": str(draft.id)})


def write_on(app: Teamtuin, viewer: Viewer, t: Texts, asked: str) -> None:
    """The field for a draft that no page opened: one that had to go on by itself."""
    try:
        draft = app.drafts.read(viewer, UUID(asked))
    except DraftClosed as closed:
        st.query_params.from_dict({"id": str(closed.values["item"])})
        st.rerun()
    except (ValueError, NotVisible):
        return theme.title(t.gettext("This page is not there, or not for you."))
    result = writing_field(
        replace(draft, place=f"loose-{draft.id}"),
        owner_key=str(viewer.id),
        label=t.gettext("Write on"),
        placeholder="",
        action=t.gettext("Save"),
        foot=t.gettext("Only you see this."),
        own_device=on_own_device(),
        t=t,
    )
    if result:
        kept = app.reflections.keep(viewer, result.draft_id)
        st.query_params.from_dict({"id": str(kept.id)})
        st.rerun()
