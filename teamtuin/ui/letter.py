"""The letter of a month on the screen: large and quiet, to be read aloud in two minutes."""

from datetime import date
from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import LETTER
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.exchange.letter import PAGE, make
from teamtuin.insight.letter import Letter, Part, month_to_read, months
from teamtuin.insight.sentences import written
from teamtuin.texts import Texts
from teamtuin.ui import papers, rows, theme

ADDRESS = "brief"
CHOSEN = "letter_month"


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """One letter, the choice of the last months, and the ways to take it along."""
    theme.back(t.gettext("Back to Our garden"), "letter_back")
    month = st.session_state.get(CHOSEN) or month_to_read(theme.today())
    try:
        told = make(app, viewer, month, t)
    except NotVisible:
        theme.title(t.gettext("The letter of a month"))
        return theme.lead(t.gettext("This letter is for the team."))
    theme.title(told.title)
    theme.quiet(told.made)
    _choice(month, t)
    for part in told.parts:
        _part(part)
    theme.space(7)
    at = LETTER.format(month=f"{month:%Y-%m}")
    papers.links(
        (at, "_blank", t.gettext("To print or as PDF")),
        (f"{at}/{PAGE}", "_self", t.gettext("One file that opens anywhere")),
    )
    _to_copy(told, t)
    return None


def name_of(month: date, t: Texts) -> str:
    """The way to it: "De brief van november"."""
    return t.gettext("The letter of {month}").format(month=written(month, "LLLL", t.language))


def _choice(month: date, t: Texts) -> None:
    theme.space(5)
    found = months(theme.today())
    st.pills(
        t.gettext("Of which month?"),
        found,
        default=month if month in found else found[0],
        required=True,
        format_func=lambda each: rows.capital(written(each, "LLLL", t.language)),
        key=CHOSEN,
        label_visibility="collapsed",
        persist_state="page",
    )


def _part(part: Part) -> None:
    """Its sentences as lines of speech."""
    theme.space(6)
    if part.heading:
        st.html(f'<h2 class="tt-h2">{escape(part.heading)}</h2><div class="tt-gap-3"></div>')
    for sentence in part.sentences:
        theme.lead(sentence)
        theme.space(3)


def _to_copy(told: Letter, t: Texts) -> None:
    theme.space(3)
    with st.expander(t.gettext("The text, to copy")):
        st.code(told.text, language=None, wrap_lines=True)
