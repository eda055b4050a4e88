"""What was seen in a session, and giving one insight to the whole team: two presses, one to take it back."""

from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.peer_learning.model import Insight, PeerSession
from teamtuin.texts import Texts
from teamtuin.ui import rows, sharing, theme

PANEL = f"{sharing.PANEL}team_"


def show(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession) -> None:
    """The insights, for the writer each with its way to the team."""
    if not (session.insights or session.for_team):
        return None
    is_writer = session.writer_id == viewer.id
    theme.space(5)
    words = t.gettext("What we saw")
    st.html(f'<h2 class="tt-h2">{escape(words)}</h2><div class="tt-gap-3"></div>')
    if session.summary is None:
        return _left(app, viewer, t, session, is_writer=is_writer)
    for place, insight in enumerate(session.insights):
        st.html(f'<p class="tt-text">{escape(insight.text)}</p>')
        if is_writer:
            _way(app, viewer, t, session, place)
        elif insight.team_id:
            theme.quiet(t.gettext("The whole team can read this sentence."))
        theme.space(3)


def _left(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession, *, is_writer: bool) -> None:
    """After a year only what the team got remains; its writer can still take it back."""
    for found in app.peer_learning.for_team(viewer):
        if found.id in session.for_team:
            st.html(f'<p class="tt-text">{escape(found.text)}</p>')
            if is_writer:
                _marked(app, viewer, t, session, Insight(text=found.text, team_id=found.id))


def _way(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession, place: int) -> None:
    insight = session.insights[place]
    if insight.team_id:
        return _marked(app, viewer, t, session, insight)
    panel = f"{PANEL}{session.id}"
    if st.session_state.get(panel) == place:
        return _sure(app, viewer, t, session, place)
    with st.container(key=f"stil_team_{place}"):
        if st.button(t.gettext("For the whole team"), key=f"team_{place}", type="tertiary"):
            st.session_state[panel] = place
            st.rerun()


def _marked(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession, insight: Insight) -> None:
    with st.container(key=f"lezer_team_{insight.team_id}", horizontal=True, gap="small"):
        words = t.gettext("The whole team can read this sentence.")
        st.html(f'<p class="tt-quiet">{escape(words)}</p>')
        if insight.team_id and st.button(
            t.gettext("Take back"), key=f"team_back_{insight.team_id}", type="tertiary"
        ):
            app.peer_learning.unmark(viewer, session.id, insight.team_id)
            st.rerun()


def _sure(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession, place: int) -> None:
    """The second press: who gets to read it, and what does not go along."""
    panel = f"{PANEL}{session.id}"
    team = [person for person in app.people.team(viewer) if person.id != viewer.id]
    theme.space(2)
    theme.quiet(
        t.gettext(
            "Then the whole team reads this sentence ({who}), later colleagues too. It stands under "
            "{month}, without the session and without your name."
        ).format(who=sharing.others(team, t), month=rows.month_said(session.held_on, t.language))
    )
    if session.experiment_id:
        theme.quiet(t.gettext("It stands on the story line of the proeftuin too, under that month."))
    theme.space(3)
    if st.button(t.gettext("Let the team read this sentence"), key=f"team_sure_{place}", type="primary"):
        st.session_state.pop(panel)
        app.peer_learning.mark(viewer, session.id, place)
        st.rerun()
    with st.container(key=f"stil_niet_{place}"):
        if st.button(t.gettext("Rather not"), key=f"team_never_mind_{place}", type="tertiary"):
            st.session_state.pop(panel)
            st.rerun()
