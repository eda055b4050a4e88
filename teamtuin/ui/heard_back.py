"""What the writer of a text hears back from others: in sentences, without a count, and never who read it."""

from html import escape

import streamlit as st

from teamtuin.reflections.along.model import Around, Heard, Opened, Sign
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme


def show(t: Texts, around: Around) -> None:
    """That nobody else opened it, and what readers said; under who can read it."""
    theme.quiet(opened(around.opened, t))
    if around.at:
        where = t.gettext("It stands at the proeftuin {title}, only for who may read it.")
        theme.quiet(where.format(title=around.at))
    for sentence in _sentences(around.heard, t):
        theme.space(3)
        st.html(f'<p class="tt-body">{escape(sentence)}</p>')


def opened(found: Opened, t: Texts) -> str:
    """The safeguard in one sentence (product rule R18)."""
    if not found.by_another:
        return t.gettext("Nobody else has opened this.")
    if found.month is None:
        return t.gettext(
            "Somebody who does not read along opened this, more than half a year ago. "
            "Ask who looks after Teamtuin at your school."
        )
    return t.gettext(
        "Somebody who does not read along opened this, in {month}. "
        "Ask who looks after Teamtuin at your school."
    ).format(month=rows.month_said(found.month, t.language))


def _sentences(heard: Heard, t: Texts) -> list[str]:
    recognise, talk = heard.who(Sign.RECOGNISED), heard.who(Sign.TALK)
    said = []
    if recognise:
        words = t.ngettext("{names} recognises this.", "{names} recognise this.", len(recognise))
        said.append(words.format(names=rows.names_in_words(recognise, t)))
    if talk:
        words = t.ngettext(
            "{names} would like to talk about this.", "{names} would like to talk about this.", len(talk)
        )
        said.append(words.format(names=rows.names_in_words(talk, t)))
    if heard.helped:
        said.append(t.gettext("This text helped a decision."))
    return said


def in_row(heard: Heard, t: Texts) -> list[str]:
    """The same in a list, without the names of many."""
    recognise, talk = heard.who(Sign.RECOGNISED), heard.who(Sign.TALK)
    said = []
    if recognise:
        words = t.ngettext("{names} recognises this", "{names} recognise this", len(recognise))
        said.append(words.format(names=_few(recognise, t)))
    if talk:
        words = t.ngettext("{names} would like to talk", "{names} would like to talk", len(talk))
        said.append(words.format(names=_few(talk, t)))
    if heard.helped:
        said.append(t.gettext("helped a decision"))
    return said


def _few(names: list[str], t: Texts) -> str:
    return rows.names_in_words(names, t) if len(names) <= rows.MOST_NAMES else t.gettext("colleagues")
