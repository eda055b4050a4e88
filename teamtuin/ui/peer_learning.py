"""Samen leren: what we agreed first, then the way to write a session down, then what I may read.

An address holds an id or the name of a form, never a word that somebody wrote.
"""

from html import escape
from itertools import groupby

import streamlit as st

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.agreements.model import Agreement
from teamtuin.app import Teamtuin
from teamtuin.peer_learning.model import PeerSession, TeamInsight
from teamtuin.texts import Texts
from teamtuin.ui import agreement, own_when_closed, peer_log, peer_session, rows, theme
from teamtuin.ui.own_when_closed import Own
from teamtuin.ui.peer_session import DELETED
from teamtuin.ui.reading import close_panels
from teamtuin.ui.session_words import form_of

FORM = "doe"
AT_A_TIME = 30
SHOWN = "sessions_shown"


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The page that the address asks for, or one calm sentence while the council has not opened it."""
    if not {Module.PEER_LEARNING, Module.AGREEMENTS} <= app.school.open_modules(viewer):
        return _closed(app, viewer, t)
    asked, form = st.query_params.get("id"), st.query_params.get(FORM, "")
    if asked is None:
        return _everything(app, viewer, t)
    peer_session.back(t)
    if asked == peer_log.NEW:
        return peer_log.show(app, viewer, t)
    if form == peer_session.LOOK_BACK:
        return agreement.show(app, viewer, t, asked, f"peer_learning:{asked}:{form}")
    peer_session.show(app, viewer, t, asked, form)


def _closed(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """One calm sentence, and what one wrote down oneself: that can be deleted also now."""
    theme.title(t.gettext("Learning together"))
    theme.lead(
        t.gettext("This is still closed. It opens when the participation council has recorded its consent.")
    )
    own = [
        Own(id=one.id, words=peer_session.called(one, t), small=_small(one, t))
        for one in app.peer_learning.readable(viewer)
        if one.writer_id == viewer.id
    ]
    own_when_closed.show(
        t, own, lambda session_id: app.peer_learning.delete(viewer, session_id), peer_session.sure(t)
    )


def _everything(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    close_panels()
    agreed = [one for one in app.agreements.ours(viewer) if one.is_open]
    sessions = app.peer_learning.readable(viewer)
    for_team = app.peer_learning.for_team(viewer)
    theme.title(t.gettext("Learning together"))
    if not (agreed or sessions or for_team):
        theme.lead(
            t.gettext(
                "Here you will find what you learn from each other: a visit, a peer consultation, "
                "a lesson that you make together."
            )
        )
    if st.session_state.pop(DELETED, False):
        deleted = t.gettext("It is deleted.")
        st.html(f'<p class="tt-quiet" role="status">{escape(deleted)}</p>')
    if agreed:
        _agreed(agreed, t)
    _write_down(t)
    _sessions(sessions, t)
    _for_team(for_team, t)


def _agreed(agreed: list[Agreement], t: Texts) -> None:
    theme.lead(t.gettext("What did we agree, and how did it go?"))
    theme.space(3)
    for one in sorted(agreed, key=lambda one: one.is_long_ago(theme.today())):  # what is of now comes first
        if agreement.row(one, t):
            st.query_params.from_dict({"id": str(one.id), FORM: peer_session.LOOK_BACK})
            st.rerun()


def _write_down(t: Texts) -> None:
    theme.space(6)
    if st.button(t.gettext("Write a session down"), type="primary", key="session_new"):
        st.query_params.from_dict({"id": peer_log.NEW, FORM: peer_log.FORM})
        st.rerun()


def _sessions(sessions: list[PeerSession], t: Texts) -> None:
    """By month, the latest first; more at a press."""
    count = int(st.session_state.get(SHOWN, AT_A_TIME))
    for month, held in groupby(sessions[:count], key=lambda one: rows.month(one.held_on, t.language)):
        theme.heading(month)
        for session in held:
            _row(session, t)
    if len(sessions) > count:
        theme.space(5)
        if st.button(t.gettext("Show more"), key="sessions_more"):
            st.session_state[SHOWN] = count + AT_A_TIME
            st.rerun()


def _row(session: PeerSession, t: Texts) -> None:
    if rows.row(str(session.id), peer_session.called(session, t), _small(session, t)):
        st.query_params.from_dict({"id": str(session.id)})
        st.rerun()


def _small(session: PeerSession, t: Texts) -> str:
    return f"{rows.short_day(session.held_on, t.language)} · {form_of(session, t)}"


def _for_team(insights: list[TeamInsight], t: Texts) -> None:
    """What writers gave to the whole team: a month and a sentence, and nothing that leads back."""
    if not insights:
        return
    theme.heading(t.gettext("What the team takes from it"))
    for month, found in groupby(insights, key=lambda one: rows.month(one.month, t.language)):
        lines = "".join(f"<li>{escape(insight.text)}</li>" for insight in found)
        st.html(
            f'<p class="tt-quiet">{escape(month)}</p><div class="tt-gap-3"></div>'
            f'<ul class="tt-dashes">{lines}</ul><div class="tt-gap-3"></div>'
        )
