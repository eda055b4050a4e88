"""Changing a session that one wrote down: its facts, or one of its texts at a time."""

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import Refused
from teamtuin.peer_learning.model import PeerSession
from teamtuin.peer_learning.service import METHOD, NEED, WORDS, WORKS
from teamtuin.reflections.model import first_line
from teamtuin.texts import Texts
from teamtuin.ui import peer_log, rows, theme
from teamtuin.ui.session import on_own_device
from teamtuin.ui.session_words import method_of
from teamtuin.ui.writing_field import writing_field

SAW = "saw"
FORM = "veranderen"


def show(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession, form: str) -> None:
    """What can be changed, or the field for one text: `veranderen-need`, `veranderen-saw-2`."""
    _, _, part = form.partition("-")
    texts = _texts(session, t)
    if part in texts:
        return _field(app, viewer, t, session, part)
    theme.title(t.gettext("Change something"), gap="tt-gap-5")
    _facts(app, viewer, t, session)
    theme.space(6)
    for name, (label, text) in texts.items():
        if rows.row(f"change_{name}", first_line(text) or t.gettext("Nothing stands here yet."), label):
            st.query_params.from_dict({"id": str(session.id), "doe": f"{FORM}-{name}"})
            st.rerun()


def _texts(session: PeerSession, t: Texts) -> dict[str, tuple[str, str]]:
    """The texts by the name of their part, each with what it is called."""
    texts = {}
    if session.summary:
        texts[NEED] = (t.gettext("What was needed"), session.need)
        for place, insight in enumerate(session.insights):
            texts[f"{SAW}-{place}"] = (t.gettext("What we saw"), insight.text)
    texts[WORKS] = (t.gettext("What works"), session.what_works)
    texts[METHOD] = (t.gettext("The method"), method_of(session, t))
    return texts


def _facts(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession) -> None:
    chosen = peer_log.choices(t, str(session.id), more=True, now=session)
    if not st.button(t.gettext("Save"), type="primary", key="session_facts"):
        return None
    if (noted := peer_log.noted_of(chosen, session.experiment_id, t)) is None:
        return None
    try:
        app.peer_learning.correct(viewer, session.id, noted)
    except Refused as refusal:
        return theme.wrong(t.refusal(refusal))
    _done(session)


def _field(app: Teamtuin, viewer: Viewer, t: Texts, session: PeerSession, part: str) -> None:
    label, text = _texts(session, t)[part]
    result = writing_field(
        app.drafts.begin_with(viewer, f"edit:{session.id}:peer_learning:{FORM}-{part}", text),
        owner_key=str(viewer.id),
        label=label,
        placeholder="",
        action=t.gettext("Save"),
        action_when_empty=t.gettext("Save"),
        foot=t.gettext("Who can read this stays the same."),
        own_device=on_own_device(),
        focus=True,
        t=t,
    )
    if result is None:
        return
    drafts = {WORDS: result.draft_id}
    if part.startswith(SAW):
        app.peer_learning.rewrite_insight(viewer, session.id, int(part.partition("-")[2]), drafts)
    else:
        app.peer_learning.rewrite(viewer, session.id, part, drafts)
    _done(session)


def _done(session: PeerSession) -> None:
    st.query_params.from_dict({"id": str(session.id)})
    st.rerun()
