"""One session: what was needed, what we saw and agreed, what works, and who can read it."""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.agreements.service import WHAT
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.peer_learning.model import PeerSession
from teamtuin.peer_learning.service import SAW
from teamtuin.people.model import Person
from teamtuin.reflections.model import first_line
from teamtuin.texts import Texts
from teamtuin.ui import (
    agreement,
    forms,
    peer_change,
    peer_experiment,
    peer_log,
    peer_team,
    rows,
    sharing,
    theme,
)
from teamtuin.ui.reading import DELETE, SHARE
from teamtuin.ui.session_words import form_of

LOOK_BACK, AGREE, STEP, WRITE_ON, CHANGE = "terugblik", "afspraak", "stap", "verder", "veranderen"
DELETED = "session_deleted"


def back(t: Texts) -> None:
    """The way back to the list."""
    theme.back(t.gettext("Back to Learning together"), "session_back")


def called(session: PeerSession, t: Texts) -> str:
    """How a session is called in a list: by what was needed, else by what else stands in it."""
    words = (session.need, *(insight.text for insight in session.insights), session.what_works)
    return next((first_line(text) for text in words if text), "") or t.gettext("A session")


def show(app: Teamtuin, viewer: Viewer, t: Texts, asked: str, form: str) -> None:
    """The session with this id, or one and the same sentence for every other id."""
    try:
        session = app.peer_learning.get(viewer, UUID(asked))
    except (ValueError, NotVisible):
        return theme.title(t.gettext("This page is not there, or not for you."))
    is_writer = session.writer_id == viewer.id
    if form == AGREE:
        return _agree(app, viewer, t, session)
    if form == STEP:
        return agreement.new_step(app, viewer, t, f"peer_learning:{asked}:{STEP}")
    if form == WRITE_ON and session.summary:
        return _write_on(app, viewer, t, session)
    if form.startswith(CHANGE) and is_writer:
        return peer_change.show(app, viewer, t, session, form)
    theme.kicker(form_of(session, t))
    theme.title(rows.long_day(session.held_on, t.language), gap="tt-gap-5")
    if st.session_state.pop(peer_log.KEPT, None) == session.id:
        kept = t.gettext("Saved. Only you see this.")
        st.html(f'<p class="tt-lead" role="status">{escape(kept)}</p><div class="tt-gap-5"></div>')
    _words(app, viewer, t, session)
    _agreements(app, viewer, t, session)
    peer_experiment.show(app, viewer, t, session)
    theme.space(7)
    if is_writer:
        _for_the_writer(app, viewer, t, session)
    else:
        _for_a_reader(app, viewer, t, session)


def _words(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession) -> None:
    if session.summary is None:
        theme.quiet(t.gettext("What was needed and what you saw is cleared after a year. This remains."))
    _part(t.gettext("What was needed"), session.need)
    peer_team.show(app, viewer, t, session)
    _part(t.gettext("What works"), session.what_works)
    if session.attendance:
        words = t.ngettext("There was {n} of you.", "There were {n} of you.", session.attendance)
        theme.space(5)
        theme.quiet(words.format(n=session.attendance))


def _part(name: str, text: str) -> None:
    if text:
        theme.space(5)
        st.html(
            f'<h2 class="tt-h2">{escape(name)}</h2><div class="tt-gap-3"></div>'
            f'<p class="tt-text">{escape(text)}</p>'
        )


def _agreements(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession) -> None:
    theme.heading(t.gettext("What we agreed"))
    for one in app.agreements.of_session(viewer, session.id):
        if agreement.row(one, t):
            st.query_params.from_dict({"id": str(one.id), "doe": LOOK_BACK})
            st.rerun()
    ways = {AGREE: t.gettext("Add an agreement"), STEP: t.gettext("A small step for yourself")}
    with st.container(key="woord_afspraken", horizontal=True, gap="medium"):
        for form, words in ways.items():
            if st.button(words, key=f"session_{form}", type="tertiary"):
                _open(session, form)


def _open(session: PeerSession, form: str) -> None:
    st.query_params.from_dict({"id": str(session.id), "doe": form})
    st.rerun()


def _agree(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession) -> None:
    theme.title(t.gettext("What do we agree?"), gap="tt-gap-5")
    place = f"peer_learning:{session.id}:{AGREE}"
    due_on = agreement.day_to_look_back(t, place)
    ask = forms.Ask(name=WHAT, label=t.gettext("What do we agree?"), height=forms.LINE)
    sent = forms.sent(
        viewer,
        t,
        place,
        [ask],
        lambda drafts: app.agreements.agree(viewer, session.id, drafts, due_on),
        action=t.gettext("Save"),
        foot=t.gettext("Who reads this session reads this."),
    )
    if sent:
        st.query_params.from_dict({"id": str(session.id)})
        st.rerun()


def _write_on(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession) -> None:
    theme.title(t.gettext("Write on"), gap="tt-gap-5")
    ask = forms.Ask(
        name=SAW, label=t.gettext("What else did we see?"), placeholder=t.gettext("Each insight on a line.")
    )
    sent = forms.sent(
        viewer,
        t,
        f"peer_learning:{session.id}:{WRITE_ON}",
        [ask],
        lambda drafts: app.peer_learning.write_on(viewer, session.id, drafts),
        action=t.gettext("Save"),
        foot=t.gettext("Who reads this session reads this."),
    )
    if sent:
        st.query_params.from_dict({"id": str(session.id)})
        st.rerun()


def _for_a_reader(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession) -> None:
    """Who can read it, by name; the writer first, unless the writer is no longer here."""
    names = [_name(app, viewer, t, session), *_names(app.peer_learning.readers(viewer, session.id), viewer)]
    words = t.gettext("You can read this, and so can {who}.").format(who=rows.names_in_words(names, t))
    st.html(f'<p class="tt-who-reads">{escape(words)}</p>')
    theme.space(5)
    if session.summary and st.button(t.gettext("Write on"), key="session_write_on"):
        _open(session, WRITE_ON)


def _name(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession) -> str:
    try:
        if session.writer_id:
            return app.people.get(viewer, session.writer_id).first_name
    except NotVisible:
        pass
    return t.gettext("somebody of the team")


def _names(readers: list[Person], viewer: Viewer) -> list[str]:
    return [person.first_name for person in readers if person.id != viewer.id]


def _for_the_writer(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession) -> None:
    readers = app.peer_learning.readers(viewer, session.id)
    team = [person for person in app.people.team(viewer) if person.id != viewer.id]
    words = sharing.who_can_read(readers, team, t)
    st.html(f'<p class="tt-who-reads">{escape(words)}</p>')
    if readers:
        sharing.take_back(app.peer_learning, viewer, t, session.id, readers)
    theme.space(5)
    panel = st.session_state.get(sharing.panel_key(session.id))
    if panel == SHARE:
        sharing.choose(
            app, viewer, t, session.id, readers, through=app.peer_learning, among=team, words=session.text
        )
        theme.space(5)
        _never_mind(t, session)
    elif panel == DELETE:
        _delete(app, viewer, t, session)
    else:
        _what_can_be_done(t, session)


def _what_can_be_done(t: Texts, session: PeerSession) -> None:
    panel = sharing.panel_key(session.id)
    with st.container(key="voet_gesprek", horizontal=True, gap="small"):
        if st.button(t.gettext("Share the notes"), key="session_share"):
            st.session_state[panel] = SHARE
            st.rerun()
        if session.summary and st.button(t.gettext("Write on"), key="session_write_on"):
            _open(session, WRITE_ON)
    with st.container(key="stil_verander"):
        if st.button(t.gettext("Change something"), key="session_change", type="tertiary"):
            _open(session, CHANGE)
    theme.space(5)
    with st.container(key="gevaar_wis"):
        if st.button(t.gettext("Delete this"), key="session_delete", type="tertiary"):
            st.session_state[panel] = DELETE
            st.rerun()


def sure(t: Texts) -> str:
    """What is asked before a session is deleted."""
    return t.gettext(
        "Delete this, with what we agreed in it? Then it is really gone, within 30 days from the backups too."
    )


def _delete(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession) -> None:
    st.html(f'<p class="tt-body" role="alert">{escape(sure(t))}</p>')
    theme.space(3)
    with st.container(key="gevaar_echt"):
        if st.button(t.gettext("Yes, delete this"), key="session_really_delete"):
            app.peer_learning.delete(viewer, session.id)
            sharing.close(session.id)
            st.session_state[DELETED] = True
            st.query_params.clear()
            st.rerun()
    _never_mind(t, session)


def _never_mind(t: Texts, session: PeerSession) -> None:
    with st.container(key="stil_toch_niet"):
        if st.button(t.gettext("Rather not"), key="session_never_mind", type="tertiary"):
            sharing.close(session.id)
            st.rerun()
