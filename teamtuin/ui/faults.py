"""What a person sees when a page could not be shown: a calm sentence and a code that says nothing."""

from html import escape

import streamlit as st

from teamtuin.errors import TeamtuinError
from teamtuin.faults import note_fault
from teamtuin.settings import Language
from teamtuin.texts import texts_for
from teamtuin.ui import theme


def show_refusal(error: TeamtuinError, language: Language) -> None:
    """The sentence that belongs to a refusal; nothing went wrong, so nothing is logged."""
    t = texts_for(language)
    _hide_what_was_drawn()
    theme.title(t.gettext("This is not possible"))
    theme.lead(t.refusal(error))
    theme.space(5)
    _buttons(language)


def show_fault(error: Exception, language: Language) -> None:
    """A page failed: say that the text is safe, offer two ways on, and give the code."""
    t = texts_for(language)
    code = note_fault(error)
    _hide_what_was_drawn()
    theme.title(t.gettext("This did not work"))
    theme.lead(t.gettext("The page could not load. What you wrote is safe on this device."))
    theme.space(5)
    _buttons(language)
    theme.space(6)
    theme.quiet(
        t.gettext(
            "If it stays like this, give this code to whoever looks after Teamtuin at your school: {code}. "
            "The code says nothing about you."
        ).format(code=code)
    )


def _hide_what_was_drawn() -> None:
    """Half a page under or above an apology only confuses."""
    st.html("<style>.st-key-kamer { display: none !important; }</style>")


def _buttons(language: Language) -> None:
    t = texts_for(language)
    with st.container(key="voet_stapel", horizontal=True, gap="small"):
        if st.button(t.gettext("Try again"), type="primary", key="fault_again"):
            st.rerun()
        if st.button(t.gettext("Go to Today"), key="fault_today"):
            st.switch_page("pages/today.py")


def show_signed_out(entrance: str, language: Language) -> None:
    """The session ended in another tab or by itself; the text waits on this device."""
    t = texts_for(language)
    _hide_what_was_drawn()
    theme.title(t.gettext("You are signed out."))
    theme.lead(t.gettext("Sign in again, your text is waiting for you."))
    theme.space(5)
    sign_in = t.gettext("Sign in")
    st.html(f'<a class="tt-button" target="_self" href="{escape(entrance)}">{escape(sign_in)}</a>')


def on_script_error(error: Exception) -> bool:
    """For `st.App`: an error outside the pages; True keeps Streamlit's red box away."""
    note_fault(error)
    return True
