"""What is one's own in a part that is closed: nobody else reads it there, and it can be deleted (R16)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.texts import Texts
from teamtuin.ui import theme

SURE, DELETED = "own_closed_sure", "own_closed_deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One thing of one's own as a line: how it is called, and of when it is."""

    id: UUID
    words: str
    small: str


def show(t: Texts, found: Sequence[Own], delete: Callable[[UUID], None], sentence: str) -> None:
    """Each with a way to delete it in two presses; `sentence` asks whether that is meant."""
    if st.session_state.pop(DELETED, False):
        deleted = t.gettext("It is deleted.")
        st.html(f'<p class="tt-quiet" role="status">{escape(deleted)}</p>')
    if not found:
        return
    theme.heading(t.gettext("What is yours here"))
    theme.quiet(t.gettext("While this is closed nobody else reads it. You can take it along from My garden."))
    for own in found:
        theme.space(5)
        st.html(f'<p class="tt-text">{escape(own.words)}</p><p class="tt-quiet">{escape(own.small)}</p>')
        if st.session_state.get(SURE) == own.id:
            _sure(t, own, delete, sentence)
        else:
            with st.container(key=f"gevaar_wis_{own.id}"):
                if st.button(t.gettext("Delete this"), key=f"own_delete_{own.id}", type="tertiary"):
                    st.session_state[SURE] = own.id
                    st.rerun()


def _sure(t: Texts, own: Own, delete: Callable[[UUID], None], sentence: str) -> None:
    theme.space(3)
    st.html(f'<p class="tt-body" role="alert">{escape(sentence)}</p>')
    theme.space(3)
    with st.container(key="gevaar_echt"):
        if st.button(t.gettext("Yes, delete this"), key=f"own_really_delete_{own.id}"):
            st.session_state.pop(SURE)
            delete(own.id)
            st.session_state[DELETED] = True
            st.rerun()
    with st.container(key="stil_toch_niet"):
        if st.button(t.gettext("Rather not"), key=f"own_keep_{own.id}", type="tertiary"):
            st.session_state.pop(SURE)
            st.rerun()
