"""Reading one text: when it was written, the words under their questions, and who can read it.

A text that is not the viewer's to read and one that never was give the very same page (product rule R4).
"""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.people.model import Person
from teamtuin.reflections.along.model import Around
from teamtuin.reflections.model import Reflection
from teamtuin.texts import Texts
from teamtuin.ui import (
    garden_thread,
    heard_back,
    reading_along,
    reflection_at,
    reflection_view,
    seen_by,
    sharing,
    theme,
)

SHARE, DELETE = "share", "delete"


def show(app: Teamtuin, viewer: Viewer, t: Texts, asked: str) -> None:
    """The text with this id, or one and the same sentence for every other id."""
    try:
        reflection = app.reflections.get(viewer, UUID(asked))
    except (ValueError, NotVisible):
        back(t)
        return theme.title(t.gettext("This page is not there, or not for you."))
    is_writer = reflection.writer_id == viewer.id
    if is_writer and st.session_state.get(sharing.panel_key(reflection.id)) == seen_by.LOOK:
        return seen_by.show(app, viewer, t, reflection)
    back(t)
    if not is_writer:
        return reading_along.show(app, viewer, t, reflection)
    reflection_view.words(reflection, t, behind=app.asking.sent.behind(viewer, reflection))
    _for_the_writer(app, viewer, t, reflection)
    garden_thread.perhaps_related(app, viewer, t, reflection.id)


def back(t: Texts) -> None:
    """The way back to the list."""
    theme.back(t.gettext("Back to My garden"), "reading_back")


def close_panels() -> None:
    """Back in the list no question stands open any more."""
    for key in [key for key in st.session_state if str(key).startswith(sharing.PANEL)]:
        del st.session_state[key]


def _for_the_writer(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection) -> None:
    around = app.reflections.along.around(viewer, reflection.id)
    team = [person for person in app.people.team(viewer) if person.id != viewer.id]
    is_open = sharing.is_open(app, viewer)
    _who_can_read(app, viewer, t, reflection.id, around, team, is_open)
    theme.space(5)
    panel = st.session_state.get(sharing.panel_key(reflection.id))
    if panel == SHARE and is_open:
        sharing.choose(app, viewer, t, reflection.id, around.readers)
        theme.space(5)
        _never_mind(t, reflection.id)
    elif panel == DELETE:
        _delete(app, viewer, t, reflection.id)
    elif panel == reflection_at.AT:
        reflection_at.show(app, viewer, t, reflection, around.at)
        theme.space(5)
        _never_mind(t, reflection.id)
    else:
        _what_can_be_done(t, reflection.id, is_open)
        _quieter(app, viewer, t, reflection.id, around, is_open)


def _who_can_read(
    app: Teamtuin,
    viewer: Viewer,
    t: Texts,
    reflection_id: UUID,
    around: Around,
    team: list[Person],
    is_open: bool,
) -> None:
    sentence = sharing.who_can_read(around.readers if is_open else [], team, t)
    st.html(f'<p class="tt-who-reads">{escape(sentence)}</p>')
    heard_back.show(t, around)
    if around.readers:
        sharing.take_back(app.reflections, viewer, t, reflection_id, around.readers)
    if not is_open:
        sharing.say_closed(t)


def _what_can_be_done(t: Texts, reflection_id: UUID, is_open: bool) -> None:
    panel = sharing.panel_key(reflection_id)
    with st.container(key="reading_actions", horizontal=True, gap="small"):
        if st.button(t.gettext("Write on"), key="reading_write_on"):
            st.switch_page("pages/write.py", query_params={"id": str(reflection_id)})
        if is_open and st.button(t.gettext("Share"), key="reading_share"):
            st.session_state[panel] = SHARE
            st.rerun()


def _quieter(
    app: Teamtuin, viewer: Viewer, t: Texts, reflection_id: UUID, around: Around, is_open: bool
) -> None:
    """What is done less often, in quiet words, with deleting last."""
    panel = sharing.panel_key(reflection_id)
    theme.space(5)
    with st.container(key="stil_tekst", horizontal=True, gap="medium"):
        if is_open and st.button(t.gettext("How another sees this"), key="reading_look", type="tertiary"):
            st.session_state[panel] = seen_by.LOOK
            st.rerun()
        if reflection_at.offered(app, viewer, around.at) and st.button(
            t.gettext("At a proeftuin"), key="reading_at", type="tertiary"
        ):
            st.session_state[panel] = reflection_at.AT
            st.rerun()
    theme.space(5)
    with st.container(key="gevaar_wis"):
        if st.button(t.gettext("Delete this"), key="reading_delete", type="tertiary"):
            st.session_state[panel] = DELETE
            st.rerun()


def _delete(app: Teamtuin, viewer: Viewer, t: Texts, reflection_id: UUID) -> None:
    sentence = t.gettext(
        "Delete this? You can put it back for ten seconds. Then it is really gone, within 30 days from the "
        "backups too."
    )
    st.html(f'<p class="tt-body" role="alert">{escape(sentence)}</p>')
    theme.space(3)
    with st.container(key="gevaar_echt"):
        if st.button(t.gettext("Yes, delete this"), key="reading_really_delete"):
            app.reflections.going.delete(viewer, reflection_id)
            sharing.close(reflection_id)
            st.query_params.clear()
            st.rerun()
    _never_mind(t, reflection_id)


def _never_mind(t: Texts, reflection_id: UUID) -> None:
    with st.container(key="stil_toch_niet"):
        if st.button(t.gettext("Rather not"), key="reading_never_mind", type="tertiary"):
            sharing.close(reflection_id)
            st.rerun()
