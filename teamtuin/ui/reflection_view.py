"""A text as its readers see it: for them, and for its writer who looks through their eyes."""

from collections.abc import Callable
from html import escape

import streamlit as st

from teamtuin.clock import day_of
from teamtuin.errors import N_
from teamtuin.reflections.along.model import Beside, Sign
from teamtuin.reflections.model import Part, Reflection
from teamtuin.texts import Texts
from teamtuin.ui import question_origin, rows, theme

Press = Callable[[Sign], None]
TAPS = {Sign.RECOGNISED: N_("I recognise this"), Sign.TALK: N_("Shall we talk about this?")}
SAID = {
    Sign.RECOGNISED: N_("You told {name}: I recognise this."),
    Sign.TALK: N_("You asked {name}: shall we talk about this?"),
    Sign.HELPED: N_("You said: this text helped us decide. {name} sees that without your name."),
}


def words(
    reflection: Reflection, t: Texts, *, level: int = 1, behind: question_origin.Behind | None = None
) -> None:
    """When it was written, and the words under their questions. `level` is that of the day as a heading.

    `behind` is what its writer sent for the questions of an AI; nobody else has it.
    """
    theme.kicker(rows.capital(rows.kind_of(reflection.way_in, t)))
    day = escape(rows.long_day(day_of(reflection.written_at), t.language))
    st.html(f'<h{level} class="tt-title">{day}</h{level}><div class="tt-gap-5"></div>')
    for place, part in enumerate(reflection.parts):
        if place:
            theme.space(6)
        _part(part, t, behind)
    theme.space(6)


def _part(part: Part, t: Texts, behind: question_origin.Behind | None) -> None:
    asked = ""
    if part.question:
        source = question_origin.name(part.question.source, t)
        fold = question_origin.fold(part.question, t, behind)
        asked = (
            f'<p class="tt-quiet" data-source="{escape(part.question.source)}">{escape(source)}</p>'
            f'<h2 class="tt-h2">{escape(part.question.text)}</h2>{fold}'
            '<div class="tt-gap-3"></div>'
        )
    st.html(f'{asked}<p class="tt-text">{escape(part.text)}</p>')


def whole(t: Texts, reflection: Reflection, writer: str, beside: Beside, press: Press | None) -> None:
    """All that a reader sees of it but the ways back; without `press` nothing can be pressed."""
    words(reflection, t, level=1 if press else 2)
    theme.quiet(
        t.gettext("From {name}, shared with you. {name} can take it back at any time.").format(name=writer)
    )
    if beside.at:
        theme.quiet(
            t.gettext("It also stands at the proeftuin {title}, for who may read it.").format(title=beside.at)
        )
    theme.space(5)
    _taps(t, writer, beside, press)


def _taps(t: Texts, writer: str, beside: Beside, press: Press | None) -> None:
    """Two ways to say something back, with beforehand who will see it, and what was said already."""
    open_taps = [tap for tap in TAPS if tap not in beside.signs]
    for sign in [sign for sign in SAID if sign in beside.signs]:
        _said(t, sign, writer, press)
    if not open_taps:
        return
    theme.quiet(
        t.gettext(
            "If you press, {name} sees your first name with it. "
            "Nobody else sees it, and you can take it back."
        ).format(name=writer)
    )
    theme.space(3)
    with st.container(key="reading_taps", horizontal=True, gap="small"):
        for tap in open_taps:
            if st.button(t.gettext(TAPS[tap]), key=f"tap_{tap}", disabled=press is None) and press:
                press(tap)


def _said(t: Texts, sign: Sign, writer: str, press: Press | None) -> None:
    theme.body(t.gettext(SAID[sign]).format(name=writer))
    with st.container(key=f"stil_tap_{sign}"):
        words = t.gettext("Take this back")
        if st.button(words, key=f"untap_{sign}", type="tertiary", disabled=press is None) and press:
            press(sign)
    theme.space(3)
