"""The text as it would leave, in which one tap shows a hidden word again, or hides one more.

What is chosen lives in this tab only. A word that was hidden by hand stays hidden when the text changes; a
word that was shown again is hidden again then, and read once more.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.masking.choosing import same, with_words, words, words_left
from teamtuin.asking.masking.model import Certainty, Masked, Span
from teamtuin.settings import Language
from teamtuin.texts import Texts

_ASSETS = Path(__file__).parent / "assets"
SURE, DOUBT, AGAIN = "sure", "doubt", "again"
"""How something looks that the computer found: hidden, hidden in doubt, or shown again."""
BY_HAND, WORD, REST = "by_hand", "word", ""
"""How the rest looks: hidden by the writer, a word that can be, and what is no word."""


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


_component = st.components.v2.component(
    "teamtuin_hidden_words",
    html=_asset("hidden_words.html"),
    js=_asset("hidden_words.js"),
    isolate_styles=False,  # the tokens and the font of the page
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One's own text, what was found in it, and what of it is hidden now; in order."""

    text: str
    language: Language
    found: Sequence[Span]
    hidden: Sequence[Span]

    @property
    def shown_again(self) -> list[Span]:
        """What was found and is not hidden."""
        return [span for span in self.found if span not in self.hidden]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of the text that leaves; `word` is what of one's own words it stands for."""

    text: str
    look: str = REST
    word: str = ""


def looked(app: Teamtuin, viewer: Viewer, text: str, language: Language, about: UUID) -> Looked:
    """What is hidden of a text now, by what was chosen in this tab."""
    found = app.asking.found_in(viewer, text, language)
    again = st.session_state.get(again_key(about, text), frozenset())
    shown = [span for span in found if same(span) in again]
    every = with_words(text, language, found, st.session_state.get(more_key(about), []))
    hidden = [span for span in every if span not in shown]
    return Looked(text=text, language=language, found=found, hidden=hidden)


def show(t: Texts, now: Looked, masked: Masked, about: UUID) -> None:
    """The text that leaves, to the letter: sure marks are filled, doubtful ones dashed."""
    said = {
        SURE: t.gettext("{word}: hidden, tap to show it"),
        BY_HAND: t.gettext("{word}: hidden, tap to show it"),
        DOUBT: t.gettext("{word}: hidden, in doubt, tap to show it"),
        AGAIN: t.gettext("{word}: shown, tap to hide it"),
    }
    listed = [
        {
            "text": piece.text,
            "look": piece.look,
            "word": piece.word,
            "said": said.get(piece.look, "").format(word=piece.word),
        }
        for piece in pieces(now, masked)
    ]
    key = f"hidden_words_{about}"
    _component(
        key=key,
        data={"pieces": listed, "name": t.gettext("The text that leaves")},
        on_tapped_change=partial(_tapped, key, about, now),
    )


def hide_more(t: Texts, now: Looked, about: UUID) -> None:
    """The other words as a list, for whoever taps nothing."""
    key, left = more_key(about), words_left(now.text, now.language, now.found)
    if key in st.session_state:  # the text may have changed: what is not in it any more is no choice
        st.session_state[key] = [word for word in st.session_state[key] if word in left]
    st.multiselect(
        t.gettext("Hide this too"), left, key=key, placeholder=t.gettext("Choose a word of your text")
    )


def count_line(t: Texts, spans: Collection[Span]) -> str:
    """How many words are hidden, and of how many the computer is not sure."""
    doubtful = sum(span.certainty is Certainty.DOUBTFUL for span in spans)
    if not spans:
        return t.gettext("No words hidden")
    hidden = t.ngettext("{n} word hidden", "{n} words hidden", len(spans)).format(n=len(spans))
    return t.gettext("{words}, {n} in doubt").format(words=hidden, n=doubtful) if doubtful else hidden


def pieces(now: Looked, masked: Masked) -> list[Piece]:
    """The text that leaves, piece by piece; put together it is that text to the letter."""
    marked = {span.start: stand_in for span, stand_in in zip(masked.spans, masked.placeholders, strict=True)}
    spans = [*masked.spans, *now.shown_again]
    covered = {place for span in spans for place in range(span.start, span.end)}
    every = [*spans, *(word for word in words(now.text, now.language) if word.start not in covered)]
    ordered = sorted(every, key=lambda span: span.start)
    return list(_told(now, ordered, marked))


def _told(now: Looked, ordered: Sequence[Span], marked: Mapping[int, str]) -> Iterator[Piece]:
    here = 0
    for span in ordered:
        if here < span.start:
            yield Piece(text=now.text[here : span.start])
        stand_in = marked.get(span.start)
        yield Piece(text=stand_in or span.text, look=_look(now, span, hidden=bool(stand_in)), word=span.text)
        here = span.end
    if now.text[here:]:
        yield Piece(text=now.text[here:])


def _look(now: Looked, span: Span, *, hidden: bool) -> str:
    if span not in now.found:
        return BY_HAND if hidden else WORD
    if not hidden:
        return AGAIN
    return DOUBT if span.certainty is Certainty.DOUBTFUL else SURE


def _tapped(key: str, about: UUID, now: Looked) -> None:
    """Read what the browser says with care."""
    said = st.session_state.get(key)
    told = said.get("tapped") if said else None
    if isinstance(told, dict):
        word, look = str(told.get("word", "")), str(told.get("look", ""))
        for name, value in after_tap(st.session_state, now, about, word, look).items():
            st.session_state[name] = value


def after_tap(state: Mapping[Any, Any], now: Looked, about: UUID, word: str, look: str) -> dict[str, object]:
    """What this tab knows after a tap on a word of this look: it is hidden or shown wherever it stands."""
    if look in (BY_HAND, WORD):
        key = more_key(about)
        more = state.get(key, [])
        others = [other for other in more if other.casefold() != word.casefold()]
        left = words_left(now.text, now.language, now.found)
        added = [other for other in left if other.casefold() == word.casefold()]
        return {key: others if len(others) < len(more) else [*others, *added]}
    key = again_key(about, now.text)
    meant = {same(span) for span in now.found if span.text == word}
    return {key: state.get(key, frozenset()) ^ meant}


def again_key(about: UUID, text: str) -> str:
    """Where this tab remembers which words of this text are shown again."""
    return f"shown_again_{about}_{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def more_key(about: UUID) -> str:
    """Where it remembers which words are hidden by hand, also when the text changes."""
    return f"hide_more_{about}"
