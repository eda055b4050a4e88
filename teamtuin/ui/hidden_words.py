"""The text as it would leave, with the words in it that are hidden: one tap shows a word again, or hides one.

Both choices live in this tab only, and hold for this text only.
"""

import hashlib
from collections.abc import Collection
from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.masking.choosing import once_each, same, with_words, words_left
from teamtuin.asking.masking.model import Certainty, Masked, Span
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme


def chosen(app: Teamtuin, viewer: Viewer, t: Texts, text: str) -> list[Span]:
    """What is hidden of a text now, by the choices made under it in this tab."""
    found = app.asking.found_in(viewer, text, t.language)
    on = st.session_state.get(_shown_key(text))
    if on is not None:
        off = {same(span) for place, span in enumerate(once_each(found)) if place not in on}
        found = [span for span in found if same(span) not in off]
    return with_words(text, t.language, found, st.session_state.get(_more_key(text), []))


def choices(app: Teamtuin, viewer: Viewer, t: Texts, text: str) -> None:
    """The hidden words, to show again with one tap, and the others, to hide too."""
    found = app.asking.found_in(viewer, text, t.language)
    each = once_each(found)
    if each:
        st.pills(
            t.gettext("Hidden words. Tap one to show it again."),
            range(len(each)),
            selection_mode="multi",
            default=list(range(len(each))),
            format_func=lambda place: _label(each[place], t),
            key=_shown_key(text),
        )
        theme.space(3)
    st.multiselect(
        t.gettext("Hide this too"),
        words_left(text, t.language, found),
        key=_more_key(text),
        placeholder=t.gettext("Choose a word of your text"),
    )


def shown(masked: Masked) -> None:
    """The text that leaves, to the letter: sure marks are filled, doubtful ones dashed."""
    pieces = list(masked.pieces())
    html = escape(pieces[0])
    for number, span in enumerate(masked.spans):
        kind = ' class="tt-doubt"' if span.certainty is Certainty.DOUBTFUL else ""
        html += f"<mark{kind}>{escape(pieces[2 * number + 1])}</mark>{escape(pieces[2 * number + 2])}"
    st.html(f'<p class="tt-text tt-leaves">{html}</p>')


def count_line(t: Texts, spans: Collection[Span]) -> str:
    """How many words are hidden, and of how many the computer is not sure."""
    doubtful = sum(span.certainty is Certainty.DOUBTFUL for span in spans)
    if not spans:
        return t.gettext("No words hidden")
    words = t.ngettext("{n} word hidden", "{n} words hidden", len(spans)).format(n=len(spans))
    return t.gettext("{words}, {n} in doubt").format(words=words, n=doubtful) if doubtful else words


def _label(span: Span, t: Texts) -> str:
    word = rows.unmarked(span.text)
    if span.certainty is Certainty.DOUBTFUL:
        return t.gettext("{word}, in doubt").format(word=word)
    return word


def _shown_key(text: str) -> str:
    return f"hidden_{_hash(text)}"


def _more_key(text: str) -> str:
    return f"hide_more_{_hash(text)}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
