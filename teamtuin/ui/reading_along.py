"""Reading what another shares: saying something back, keeping it in one's own garden, or leaving it."""

from contextlib import suppress

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.reflections.along.model import Beside, Sign
from teamtuin.reflections.model import Reflection
from teamtuin.texts import Texts
from teamtuin.ui import reflection_view, sharing, theme

LEAVE = "leave"


def show(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection) -> None:
    """Whose it is and what can be done; not who else can read it: that is for the writer alone."""
    name = called(app, viewer, t, reflection)
    beside = app.reflections.along.beside(viewer, reflection.id)

    def press(sign: Sign) -> None:
        with suppress(NotVisible):  # taken back meanwhile: the page says so
            app.reflections.along.say(viewer, reflection.id, sign, is_on=sign not in beside.signs)
        st.rerun()

    reflection_view.whole(t, reflection, name, beside, press)
    theme.space(5)
    if st.session_state.get(sharing.panel_key(reflection.id)) == LEAVE:
        _leave(app, viewer, t, reflection, name)
    else:
        _for_oneself(t, reflection, beside, press)


def called(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection) -> str:
    """The first name of who wrote it."""
    try:
        return app.people.get(viewer, reflection.writer_id).first_name
    except NotVisible:
        return t.gettext("a colleague")


def _for_oneself(t: Texts, reflection: Reflection, beside: Beside, press: reflection_view.Press) -> None:
    kept = Sign.KEPT in beside.signs
    with st.container(key="stil_lezer", horizontal=True, gap="medium"):
        words = t.gettext("Take it out of my garden") if kept else t.gettext("Put it in my garden")
        if st.button(words, key="reading_keep", type="tertiary"):
            press(Sign.KEPT)
        if st.button(t.gettext("Take me off this text"), key="reading_leave", type="tertiary"):
            st.session_state[sharing.panel_key(reflection.id)] = LEAVE
            st.rerun()
    theme.quiet(
        t.gettext("It stands in your garden among your own texts. Only you know that.")
        if kept
        else t.gettext(
            "In your garden it stands among your own texts, as long as it is shared. Only you know."
        )
    )


def _leave(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, name: str) -> None:
    theme.body(
        t.gettext("Then you read this no more. {name} only sees that you no longer read along.").format(
            name=name
        )
    )
    theme.space(3)
    with st.container(key="reading_leaving", horizontal=True, gap="small"):
        if st.button(t.gettext("Yes, take me off"), key="reading_really_leave"):
            with suppress(NotVisible):
                app.reflections.along.leave(viewer, reflection.id)
            sharing.close(reflection.id)
            st.query_params.clear()
            st.rerun()
    with st.container(key="stil_toch_niet"):
        if st.button(t.gettext("Rather not"), key="reading_never_mind", type="tertiary"):
            sharing.close(reflection.id)
            st.rerun()
