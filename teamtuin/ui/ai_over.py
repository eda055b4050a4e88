"""A question that somebody chose, over the field in which she writes: an AI's, or the bank's in its place.

It lives in this tab, by the draft under it: what is kept of that draft closes it, and the question with it.
"""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.reflections.model import AskedQuestion
from teamtuin.texts import Texts
from teamtuin.ui import question_origin, theme

OVER, SAID = "ai_over", "ai_said"


def question(about: UUID) -> AskedQuestion | None:
    """The question that stands over this draft, if one was chosen."""
    chosen: dict[UUID, AskedQuestion] = st.session_state.get(OVER, {})
    return chosen.get(about)


def put(about: UUID, asked: AskedQuestion) -> None:
    """Let this question stand over it."""
    st.session_state.setdefault(OVER, {})[about] = asked


def put_away(about: UUID) -> None:
    """Let it stand there no longer."""
    st.session_state.get(OVER, {}).pop(about, None)


def show(t: Texts, about: UUID) -> None:
    """The question with where it comes from, to think with while writing in the field under it."""
    why_not(about)
    asked = question(about)
    if asked is None:
        return
    label(t, asked.source)
    st.html(f'<p class="tt-text tt-asked">{escape(asked.text)}</p>')
    with st.container(key=f"stil_ai_weg_{about}"):
        if st.button(t.gettext("Put this question away"), key=f"ai_away_{about}", type="tertiary"):
            put_away(about)
            st.rerun()
    theme.space(3)


def label(t: Texts, source: str = "question_bank") -> None:
    """Where a question comes from, in sight before it is read (product rule R14)."""
    theme.quiet(question_origin.name(source, t))
    theme.space(2)


def say(about: UUID, sentence: str) -> None:
    """Tell once, over this field, why no AI asks."""
    st.session_state[SAID] = (about, sentence)


def why_not(about: UUID) -> None:
    """Once, after the AI gave nothing: why there is no question of it here."""
    which, sentence = st.session_state.get(SAID, (None, ""))
    if which == about:
        del st.session_state[SAID]
        st.html(f'<p class="tt-quiet" role="status">{escape(sentence)}</p>')
        theme.space(3)
