"""A session at a proeftuin: choosing which, and taking it off again. It gives nobody anything to read."""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible, TeamtuinError
from teamtuin.peer_learning.model import Noted, PeerSession
from teamtuin.texts import Texts
from teamtuin.ui import line_to_experiment, rows, sharing, theme

PANEL = f"{sharing.PANEL}experiment_"


def choice(app: Teamtuin, viewer: Viewer, t: Texts) -> UUID | None:
    """At which proeftuin it belongs, or none; nothing is asked while none runs."""
    able = line_to_experiment.running(app, viewer)
    if not able:
        return None
    with st.container(key="lange_keuze", gap=None):
        chosen = st.pills(
            t.gettext("Does it belong to a proeftuin?"),
            list(able),
            format_func=lambda each: rows.unmarked(able[each].title),
            key="session_experiment",
        )
    theme.quiet(_who_sees(t))
    theme.space(5)
    return chosen if chosen in able else None


def _who_sees(t: Texts) -> str:
    return t.gettext(
        "There only who can read this session sees it. "
        "A sentence for the whole team stands there for the team."
    )


def show(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession) -> None:
    """On the session: at which proeftuin it stands, and for its writer the way to change that."""
    is_writer = session.writer_id == viewer.id
    if session.experiment_id is not None:
        return _stands(app, viewer, t, session, is_writer=is_writer)
    if not is_writer or not line_to_experiment.running(app, viewer):
        return None
    theme.space(5)
    panel = f"{PANEL}{session.id}"
    if st.session_state.get(panel):
        if chosen := choice(app, viewer, t):
            _put(app, viewer, t, session, chosen)
        return None
    with st.container(key="stil_bij_proeftuin"):
        if st.button(t.gettext("Put it at a proeftuin"), key="session_at_experiment", type="tertiary"):
            st.session_state[panel] = True
            st.rerun()


def _stands(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession, *, is_writer: bool) -> None:
    try:
        one = app.experiments.get(viewer, session.experiment_id) if session.experiment_id else None
    except NotVisible:
        return
    if one is None:
        return
    theme.heading(t.gettext("At the proeftuin"))
    st.html(f'<p class="tt-text">{escape(one.title)}</p>')
    theme.quiet(_who_sees(t))
    if is_writer:
        with st.container(key="stil_van_proeftuin"):
            if st.button(t.gettext("Take it off"), key="session_off_experiment", type="tertiary"):
                _put(app, viewer, t, session, None)


def _put(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession, experiment_id: UUID | None) -> None:
    noted = Noted(
        form=session.form,
        held_on=session.held_on,
        attendance=session.attendance,
        experiment_id=experiment_id,
    )
    try:
        app.peer_learning.correct(viewer, session.id, noted)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    st.session_state.pop(f"{PANEL}{session.id}", None)
    st.rerun()
