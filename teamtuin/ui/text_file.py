"""A text file from the device: it is read there, so that nothing but text comes in (product rule R10)."""

from pathlib import Path

import streamlit as st

from teamtuin.texts import Texts

_ASSETS = Path(__file__).parent / "assets"


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


_component = st.components.v2.component(
    "teamtuin_text_file",
    html=_asset("text_file.html"),
    js=_asset("text_file.js"),
    isolate_styles=False,  # the tokens and the font of the page
)


def text_file(key: str, t: Texts) -> str | None:
    """Draw the button; the text of the file that was just chosen, once."""
    words = {
        "choose": t.gettext("Choose a CSV file"),
        "too_large": t.gettext("This file is too large. Nothing was read. Divide it into smaller files."),
    }
    text = _component(key=key, data={"words": words}, on_text_change=_nothing).get("text")
    return text if isinstance(text, str) and text.strip() else None


def _nothing() -> None:
    """The button wants a function for what it tells; the page reads the result instead."""
