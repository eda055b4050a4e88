"""The rounds of a trajectory: what the owner and what the coach wrote, side by side on a laptop."""

from html import escape

import streamlit as st

from teamtuin.coaching.model import By, Clip, Round
from teamtuin.ui import rows, theme
from teamtuin.ui.coaching_look import Look
from teamtuin.ui.coaching_words import SEEN


def show(look: Look) -> None:
    """Every round, the latest first."""
    for each in reversed(look.trajectory.rounds):
        _round(look, each)


def _round(look: Look, each: Round) -> None:
    theme.heading(rows.long_day(each.held_on, look.t.language))
    if each.activity:
        theme.quiet(each.activity)
    theme.space(3)
    if look.me is None:
        return _moment(look, each, By.OWNER)
    with st.container(key=f"samen_{each.id}", gap=None):
        left, right = st.columns(2, gap="large")
    for place, author in ((left, By.OWNER), (right, By.COACH)):
        with place, st.container(key=f"moment_{author}_{each.id}", gap=None):
            _moment(look, each, author)


def _moment(look: Look, each: Round, author: By) -> None:
    """What one of the two wrote; who wrote it goes on here."""
    if look.me:
        st.html(f'<p class="tt-word">{escape(_heading(look, author))}</p>')
    for clip in each.clips:
        if clip.by is author:
            _clip(look, each, clip)
    _lines(look, each, author)
    if author is look.me:
        _write(look, each)
    elif look.me and not each.has_lines_of(author):
        theme.quiet(look.t.gettext("{name} wrote nothing here yet.").format(name=look.other))


def _heading(look: Look, author: By) -> str:
    if author is look.me:
        return look.t.gettext("You")
    return look.owner if author is By.OWNER else look.coach


def _lines(look: Look, each: Round, author: By) -> None:
    t = look.t
    lines = (
        ((t.gettext("Insight"), each.own_insight), (t.gettext("Next question"), each.next_question))
        if author is By.OWNER
        else ((t.gettext("A strength"), each.strength_seen),)
    )
    for name, text in lines:
        if text:
            theme.space(3)
            theme.quiet(name)
            st.html(f'<p class="tt-text">{escape(text)}</p>')


def _clip(look: Look, each: Round, clip: Clip) -> None:
    """A moment of a recording; one's own opens to change it."""
    small = " · ".join(
        part for part in (clip.effect, look.t.gettext(SEEN[clip.code]) if clip.code else "") if part
    )
    words = f"{clip.at} {clip.seen}"
    if clip.by is look.me:
        if rows.row(str(clip.id), words, small):
            look.go(f"fragment.{each.id}.{clip.id}")
        return
    st.html(f'<ul class="tt-plain-list"><li>{escape(words)}<small>{escape(small)}</small></li></ul>')


def _write(look: Look, each: Round) -> None:
    """The ways to go on with one's own part of this round."""
    t = look.t
    moment = t.gettext("Insight and next question") if look.me is By.OWNER else t.gettext("What was strong")
    with st.container(key=f"woord_{each.id}", horizontal=True, gap="medium"):
        if not look.trajectory.has_ended and st.button(
            t.gettext("Add a clip"), key=f"clip_{each.id}", type="tertiary"
        ):
            look.go(f"fragment.{each.id}")
        if st.button(moment, key=f"moment_{each.id}", type="tertiary"):
            look.go(f"moment.{each.id}")
