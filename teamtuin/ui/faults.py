"""What a person sees when a page could not be shown: a calm sentence and a code that says nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
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
    with _message(t.gettext("This is not possible"), t.refusal(error)):
        _buttons(language)


def show_fault(error: Exception, language: Language) -> None:
    """A page failed: say that the text is safe, offer two ways on, and give the code."""
    t = texts_for(language)
    code = note_fault(error)
    sentence = t.gettext("The page could not load. What you wrote is safe on this device.")
    with _message(t.gettext("This did not work"), sentence):
        _buttons(language)
        theme.space(6)
        theme.quiet(_code_line(code, language))


def _code_line(code: str, language: Language) -> str:
    sentence = texts_for(language).gettext(
        "If it stays like this, give this code to whoever looks after Teamtuin at your school: {code}. "
        "The code says nothing about you."
    )
    return sentence.format(code=code)


def show_signed_out(entrance: str, language: Language) -> None:
    """The session ended in another tab or by itself; the text waits on this device."""
    t = texts_for(language)
    sign_in = escape(t.gettext("Sign in"))
    with _message(
        t.gettext("You are signed out."), t.gettext("Sign in again, your text is waiting for you.")
    ):
        st.html(f'<a class="tt-button" target="_self" href="{escape(entrance)}">{sign_in}</a>')


@contextmanager
def _message(title: str, sentence: str) -> Iterator[None]:
    """A title, one sentence, and what follows; half a page beside it would only confuse."""
    with st.container(key="bericht", gap=None):
        st.html("<style>.st-key-kamer { display: none !important; }</style>")
        theme.title(title)
        theme.lead(sentence)
        theme.space(5)
        yield


def _buttons(language: Language) -> None:
    t = texts_for(language)
    with st.container(key="voet_stapel_bericht", horizontal=True, gap="small"):
        if st.button(t.gettext("Try again"), type="primary", key="fault_again"):
            st.rerun()
        if st.button(t.gettext("Go to Today"), key="fault_today"):
            st.switch_page("pages/today.py")


def on_script_error(error: Exception) -> bool:
    """For `st.App`: an error outside the pages; True keeps Streamlit's red box away."""
    note_fault(error)
    return True
