"""A text of one's own at a proeftuin: on its story line, only for who may read it already."""

from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import TeamtuinError
from teamtuin.reflections.model import Reflection
from teamtuin.texts import Texts
from teamtuin.ui import line_to_experiment, rows, sharing, theme

AT = "at"


def offered(app: Teamtuin, viewer: Viewer, at: str | None) -> bool:
    """Whether there is a proeftuin to choose, or one to take it off."""
    return at is not None or bool(line_to_experiment.running(app, viewer))


def show(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, at: str | None) -> None:
    """Which proeftuin, and the press that does it; or taking it off."""
    theme.heading(t.gettext("At which proeftuin?"))
    theme.quiet(
        t.gettext("Who may read this text then also finds it on the story line there. Nobody else does.")
    )
    theme.space(3)
    if at:
        if st.button(t.gettext("Take it off {title}").format(title=rows.unmarked(at)), key="text_off"):
            _put(app, viewer, t, reflection, None)
        return
    able = line_to_experiment.running(app, viewer)
    with st.container(key="lange_keuze", gap=None):
        chosen = st.pills(
            t.gettext("At which proeftuin?"),
            list(able),
            format_func=lambda each: rows.unmarked(able[each].title),
            key=f"text_at_{reflection.id}",
            label_visibility="collapsed",
        )
    if chosen in able:
        theme.space(5)
        if st.button(t.gettext("Put it there"), key="text_put", type="primary"):
            _put(app, viewer, t, reflection, chosen)


def _put(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, experiment_id: UUID | None) -> None:
    try:
        app.reflections.along.put_at(viewer, reflection.id, experiment_id)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    sharing.close(reflection.id)
    st.rerun()
