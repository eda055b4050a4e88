"""The exit ticket of a day: open it, close it, and what it said. Its ratings stay on this page."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import TeamtuinError
from teamtuin.insight.exit_ticket import of_exit_ticket
from teamtuin.rooms.model import EXIT_TEXTS, KNOWN_QUESTIONS, Round, RoundKind, RoundText
from teamtuin.rooms.voices.model import WITHOUT_CODES
from teamtuin.study_days.model import StudyDay
from teamtuin.texts import Texts
from teamtuin.ui import exhibit_view, rounds, theme


def show(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay, *, leads: bool) -> None:
    """Nothing while rounds are closed; else the open round, or the way to open one, or what came of it."""
    if Module.ROUNDS in app.school.open_modules(viewer):
        _where_it_stands(app, viewer, t, day, leads=leads)


def _where_it_stands(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay, *, leads: bool) -> None:
    rounds.say_what_became(t)
    found = [
        one
        for one in app.rooms.listed(viewer)
        if one.study_day_id == day.id and one.kind is RoundKind.EXIT_TICKET
    ]
    for one in found:
        draw = _open if one.closed_on is None else _result
        draw(app, viewer, t, one)
    if leads and not found and not day.is_closed and day.held_on == theme.today():
        theme.space(5)
        with st.container(key="stil_uitcheck"):
            if st.button(t.gettext("Open the exit ticket"), key="study_day_exit", type="tertiary"):
                _begin(app, viewer, t, day)


def _begin(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    """With its questions in words; the school leader reads no words first, so she asks the number alone."""
    try:
        try:
            app.rooms.open_exit_ticket(viewer, day.id, list(EXIT_TEXTS))
        except TeamtuinError:
            app.rooms.open_exit_ticket(viewer, day.id)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    st.rerun()


def _open(app: Teamtuin, viewer: Viewer, t: Texts, one: Round) -> None:
    theme.heading(t.gettext("The exit ticket is open"))
    rounds.way_in(app, t, one)
    theme.quiet(t.gettext(WITHOUT_CODES))
    rounds.closing(app, viewer, t, one)


def _result(app: Teamtuin, viewer: Viewer, t: Texts, one: Round) -> None:
    theme.heading(t.gettext("Exit ticket"))
    said = [result for result in app.rooms.results(viewer) if result.round_id == one.id]
    for exhibit in of_exit_ticket(said, t):
        theme.body(exhibit.question)
        exhibit_view.show(exhibit, t, question=False)
    notes = app.rooms.notes(viewer, one.id)
    _texts(t, one, notes)
    rounds.read_first(app, viewer, t, notes)


def _texts(t: Texts, one: Round, notes: Sequence[RoundText]) -> None:
    """What people wrote, after somebody read it first; without names, and in no order that tells anything."""
    for asked in one.questions:
        found = [note.text for note in notes if note.shown and note.question == asked.place]
        if found and asked.key:
            theme.space(5)
            theme.body(t.gettext(KNOWN_QUESTIONS[asked.key]))
            lines = "".join(f"<li>{escape(text)}</li>" for text in found)
            st.html(f'<div class="tt-gap-3"></div><ul class="tt-dashes">{lines}</ul>')
