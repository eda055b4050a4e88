"""Small pieces of the look that every room uses. The sheet itself comes with the page (web/shell)."""

from collections.abc import Callable
from datetime import date
from html import escape

import streamlit as st
from babel.dates import format_date

from teamtuin.app import the_app
from teamtuin.clock import day_of
from teamtuin.settings import Language


def today() -> date:
    """The day it is at school."""
    return day_of(the_app().now())


def day_in_words(day: date, language: Language) -> str:
    """A day as people say it: "dinsdag 24 november"."""
    return format_date(day, "EEEE d MMMM", locale=language)


def kicker(words: str) -> None:
    """The small line above a title: a date, or where one is."""
    st.html(f'<p class="tt-kicker">{escape(words)}</p>')


def title(words: str, *, gap: str = "tt-gap-3") -> None:
    """The largest thing on the screen; one a page."""
    st.html(f'<h1 class="tt-title">{escape(words)}</h1><div class="{gap}"></div>')


def lead(words: str) -> None:
    """The one sentence under a title."""
    st.html(f'<p class="tt-lead">{escape(words)}</p>')


def quiet(words: str) -> None:
    """A small muted sentence."""
    st.html(f'<p class="tt-quiet">{escape(words)}</p>')


def heading(words: str) -> None:
    """A part of the page, with white space above it."""
    space(7)
    st.html(f'<h2 class="tt-h2">{escape(words)}</h2><div class="tt-gap-3"></div>')


def body(words: str) -> None:
    """A sentence of the page."""
    st.html(f'<p class="tt-body">{escape(words)}</p>')


def to_the_list() -> None:
    """The page of the room, without a thing or a form."""
    st.query_params.clear()
    st.rerun()


def back(words: str, key: str, go: Callable[[], None] = to_the_list) -> None:
    """The way back from where one is; what was typed there is kept."""
    with st.container(key=f"stil_{key}"):
        if st.button(words, key=key, type="tertiary"):
            go()
    space(3)


def fold(name: str, words: str) -> None:
    """Words for who wants them, as they are, behind their name."""
    st.html(
        f'<details class="tt-fold"><summary>{escape(name)}</summary>'
        f'<p class="tt-quiet tt-instruction">{escape(words)}</p></details>'
    )


def wrong(words: str) -> None:
    """Why something was refused."""
    st.html(f'<p class="tt-wrong" role="alert">{escape(words)}</p>')


def space(step: int) -> None:
    """White space: 3 is 12 px, 5 is 24, 6 is 32, 7 is 48, 8 is 72."""
    st.html(f'<div class="tt-gap-{step}"></div>')
