"""On Vandaag, after "Saved": put a line at a proeftuin as well. The private line stays what it is.

Another reader takes two deliberate presses after saving: choosing the proeftuin, and the button that says
how many others will read it, and that who leads is among them.
"""

from hashlib import sha256
from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import TeamtuinError
from teamtuin.experiments.model import Experiment, Phase
from teamtuin.reflections.model import Reflection
from teamtuin.texts import Texts
from teamtuin.ui import rows, sharing, theme, ways
from teamtuin.ui.experiment_signing import sign

OFFER, DONE = "line_to_experiment", "line_put_at_experiment"


def forget() -> None:
    """The next line begins anew."""
    for key in (OFFER, DONE, "line_experiment", "line_signed"):
        st.session_state.pop(key, None)


def offer(app: Teamtuin, viewer: Viewer, t: Texts, kept: Reflection) -> None:
    """The offer, then which proeftuin, then the press that does it."""
    if put_at := st.session_state.get(DONE, {}).get(kept.id):
        return _stands_there(app, viewer, t, kept, put_at)
    if st.session_state.get(OFFER) == kept.id:
        return _choose(app, viewer, t, kept, running(app, viewer))
    if app.experiments.something_runs(viewer):
        with st.container(key="stil_ook_bij"):
            words = t.gettext("Put it at a proeftuin as well?")
            if st.button(words, key="line_offer", type="tertiary"):
                st.session_state[OFFER] = kept.id
                st.rerun()
    return None


def _stands_there(app: Teamtuin, viewer: Viewer, t: Texts, kept: Reflection, put_at: UUID) -> None:
    """That it is done, and the questions of that proeftuin's strand for whoever wants to look further."""
    theme.quiet(t.gettext("It stands there now. Your own line stays yours alone."))
    if (one := running(app, viewer).get(put_at)) and one.strand is not None:
        ways.offer(t.gettext("A few questions with this, for yourself"), one.strand.value, kept.id)


def running(app: Teamtuin, viewer: Viewer) -> dict[UUID, Experiment]:
    """At which proeftuinen something can be put: those that started and were not let go."""
    return {
        one.id: one
        for one in app.experiments.all(viewer)
        if not one.is_seed and one.phase is not Phase.STOPPED
    }


def _choose(app: Teamtuin, viewer: Viewer, t: Texts, kept: Reflection, able: dict[UUID, Experiment]) -> None:
    chosen = st.pills(
        t.gettext("At which one?"),
        list(able),
        format_func=lambda each: rows.unmarked(able[each].title),
        key="line_experiment",
    )
    if chosen not in able:
        return None
    return _put(app, viewer, t, kept, chosen)


def _put(app: Teamtuin, viewer: Viewer, t: Texts, kept: Reflection, chosen: UUID) -> None:
    """The very words, who will read them, and the press that does it.

    The button is bound to these words: with an answer that was added since, it is another one.
    """
    theme.space(5)
    st.html(f'<p class="tt-text">{escape(kept.text)}</p>')
    theme.space(5)
    signed = sign(app, viewer, t, "line_signed")
    others = [person for person in app.people.team(viewer) if person.id != viewer.id]
    theme.body(
        t.gettext("Then the whole team sees this ({others}).").format(others=sharing.others(others, t))
    )
    theme.quiet(t.gettext("It may come in the harvest book, without a name, until you take it back."))
    theme.space(3)
    if st.button(t.gettext("Put it there"), key=f"line_put_{chosen}_{_words(kept)}"):
        try:
            app.experiments.evidence.observe_also(viewer, chosen, kept.text, signed=signed)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        forget()
        st.session_state[DONE] = {kept.id: chosen}
        st.rerun()


def _words(kept: Reflection) -> str:
    return sha256(kept.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
