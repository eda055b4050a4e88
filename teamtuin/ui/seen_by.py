"""How another sees one's own text: for any colleague exactly that, or that they do not know of it."""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.reflections.model import Reflection
from teamtuin.texts import Texts
from teamtuin.ui import reflection_view, sharing, theme
from teamtuin.ui.session import visit

LOOK = "look"


def show(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection) -> None:
    """Through whose eyes, and then what they see; nothing can be pressed there."""
    _back(t, reflection)
    theme.title(t.gettext("How another sees this"), gap="tt-gap-5")
    others = {one.id: one for one in app.people.colleagues(viewer) if one.id != viewer.id}
    chosen = st.pills(
        t.gettext("Through whose eyes do you look?"),
        list(others),
        format_func=lambda person_id: sharing.called(others[person_id], list(others.values()), t),
        key=f"seen_by_{reflection.id}",
    )
    if chosen not in others:
        return
    theme.space(6)
    _seen(app, viewer, t, reflection, chosen, others[chosen].first_name)


def _seen(
    app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, person_id: UUID, name: str
) -> None:
    beside = app.reflections.along.seen_by(viewer, reflection.id, person_id)
    if beside is None:
        said = t.gettext("{name} does not see this, and not that it exists either.").format(name=name)
        st.html(f'<p class="tt-lead" role="status">{escape(said)}</p>')
        return
    theme.quiet(t.gettext("This is what {name} sees now:").format(name=name))
    theme.space(5)
    with st.container(key="zo_ziet_een_ander", gap=None):
        writer = visit().person.first_name
        reflection_view.whole(t, reflection, writer, beside, None)


def _back(t: Texts, reflection: Reflection) -> None:
    with st.container(key="stil_eigen_tekst"):
        if st.button(t.gettext("Back to my own text"), key="seen_by_back", type="tertiary"):
            sharing.close(reflection.id)
            st.session_state.pop(f"seen_by_{reflection.id}", None)
            st.rerun()
    theme.space(3)
