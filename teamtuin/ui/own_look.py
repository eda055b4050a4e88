"""How one wants to see Teamtuin: its language, the size of the text, and less of everything."""

from dataclasses import replace
from html import escape
from typing import TypeVar

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import N_
from teamtuin.people.look.model import TIMES, Look, TextSize
from teamtuin.settings import Language
from teamtuin.texts import LANGUAGES, Texts
from teamtuin.ui import theme
from teamtuin.ui.session import visit

LANGUAGE_NAMES: dict[Language, str] = {"nl": "Nederlands", "en": "English"}
SIZES = {
    TextSize.PLAIN: N_("Plain"),
    TextSize.LARGER: N_("Larger"),
    TextSize.LARGEST: N_("Largest"),
}
CALM = {False: N_("As it is"), True: N_("Calm")}
Kind = TypeVar("Kind", bool, TextSize)
STILL = (
    "*, *::before, *::after { animation: none !important; transition: none !important;"
    " scroll-behavior: auto !important; }"
)


def apply(look: Look) -> None:
    """On every page. The page that is loaded brings it too (web/shell), for its first moment."""
    still = STILL if look.calm else ""
    st.html(f"<style>html:root {{ --tt-times: {TIMES[look.text_size]}; }} {still}</style>")


def is_calm() -> bool:
    """Whether the viewer asked for less: no cards of earlier, nothing that is perhaps related."""
    return visit().look.calm


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Three choices, each of which counts at once."""
    theme.title(t.gettext("Calm, text and language"))
    theme.lead(t.gettext("This is for what you see yourself. Nobody else learns what you choose."))
    look = app.look.mine(viewer)
    theme.heading(t.gettext("Calm"))
    calm = _choose(t.gettext("Calm"), CALM, look.calm, "own_calm", t)
    theme.space(3)
    theme.quiet(t.gettext("Calm shows less: no cards, nothing of earlier by itself, and nothing moves."))
    theme.heading(t.gettext("Size of the text"))
    size = _choose(t.gettext("Size of the text"), SIZES, look.text_size, "own_size", t)
    if (chosen := replace(look, calm=calm, text_size=size)) != look:
        app.look.choose(viewer, chosen)
        st.rerun()
    theme.heading(t.gettext("Language"))
    _language(app, viewer, t)


def _choose(label: str, words: dict[Kind, str], now: Kind, key: str, t: Texts) -> Kind:
    chosen = st.pills(
        label,
        list(words),
        default=now,
        required=True,
        format_func=lambda each: t.gettext(words[each]),
        key=key,
        label_visibility="collapsed",
    )
    return now if chosen not in words else chosen


def _language(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The language of everything that Teamtuin says; what people wrote stays as they wrote it."""
    chosen = st.pills(
        t.gettext("Language"),
        list(LANGUAGES),
        default=t.language,
        required=True,
        format_func=lambda each: LANGUAGE_NAMES[each],
        key="own_language",
        label_visibility="collapsed",
    )
    theme.space(3)
    said = t.gettext("This is for what Teamtuin says to you. What you wrote stays as you wrote it.")
    st.html(f'<p class="tt-quiet">{escape(said)}</p>')
    if chosen != t.language:
        app.people.set_language(viewer, chosen)
        st.rerun()
