"""A board of a study day: one question to the room, answered in words on phones, or on the printed sheet.

While it is open nobody sees a note; after closing who opened it reads them first (ui/rounds).
"""

import streamlit as st

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.rooms.model import Round, RoundKind
from teamtuin.study_days.model import StudyDay
from teamtuin.texts import Texts
from teamtuin.ui import forms, rounds, rows, theme
from teamtuin.ui.study_day_address import BOARD, go, never_mind

LINES_ON_PAPER = 12


def offer(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    """On the page of the day: its boards as rows, and for who leads it today the way to a new one."""
    if Module.ROUNDS not in app.school.open_modules(viewer):
        return
    for one in _of(app, viewer, day):
        small = t.gettext("board · closed") if one.closed_on else t.gettext("board · open, with a code")
        if rows.row(f"board_{one.id}", rounds.words_of(one.questions[0], t), small):
            go(f"{BOARD}-{one.id}")
    if _may_open(app, viewer, day):
        with st.container(key="stil_bord"):
            if st.button(t.gettext("Open a board"), key="study_day_board", type="tertiary"):
                go(BOARD)


def _of(app: Teamtuin, viewer: Viewer, day: StudyDay) -> list[Round]:
    listed = app.rooms.listed(viewer)
    return [one for one in listed if one.study_day_id == day.id and one.kind is RoundKind.BOARD]


def _may_open(app: Teamtuin, viewer: Viewer, day: StudyDay) -> bool:
    today = day.held_on == theme.today() and not day.is_closed
    return today and app.study_days.may_close(viewer, day.id)


def show(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay, asked: str) -> None:
    """One board, or the form for a new one; for any other id the same sentence."""
    if Module.ROUNDS not in app.school.open_modules(viewer):
        return go()
    rounds.say_what_became(t)
    _, _, board_id = asked.partition("-")
    found = next((one for one in _of(app, viewer, day) if str(one.id) == board_id), None)
    if found is not None:
        _board(app, viewer, t, found)
    elif board_id or not _may_open(app, viewer, day):
        theme.title(t.gettext("This page is not there, or not for you."))
    else:
        _ask(app, viewer, t, day)
    never_mind(t)


def _ask(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    theme.kicker(day.title)
    theme.title(t.gettext("What do you ask the room?"))
    theme.lead(t.gettext("Everybody writes at the same time, without a name."))
    theme.space(5)
    sent = forms.sent(
        viewer,
        t,
        f"study_days:{day.id}:{BOARD}",
        [forms.Ask(name="question", label=t.gettext("Your question"), height=forms.LINE)],
        lambda drafts: app.rooms.open_board(viewer, drafts, day.id),
        action=t.gettext("Open the board"),
        foot=t.gettext("Everybody with the code reads this question."),
    )
    if sent:
        newest = next(one for one in _of(app, viewer, day) if one.closed_on is None)
        go(f"{BOARD}-{newest.id}")


def _board(app: Teamtuin, viewer: Viewer, t: Texts, one: Round) -> None:
    """The question large enough for the wall, and the way in; printed it is a sheet to write on."""
    if one.closed_on is not None:
        theme.kicker(t.gettext("The board is closed"))
        theme.title(rounds.words_of(one.questions[0], t), gap="tt-gap-5")
        return rounds.wall(app, viewer, t, app.rooms.notes(viewer, one.id))
    with st.container(key="blad_bord", gap=None):
        theme.title(rounds.words_of(one.questions[0], t))
        theme.lead(
            t.gettext("One thought a note, without names. It comes on the wall after somebody read it first.")
        )
        rounds.way_in(app, t, one)
        lines = "<i></i>" * LINES_ON_PAPER
        st.html(f'<div class="tt-on-paper" aria-hidden="true">{lines}</div>')
    theme.space(3)
    theme.quiet(
        t.gettext("No phone at hand? Print this page: the question stands on it, with lines to write on.")
    )
    rounds.closing(app, viewer, t, one)
