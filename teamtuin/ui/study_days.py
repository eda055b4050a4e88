"""The list of study days, and beginning a new one."""

from datetime import timedelta
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.prompts import STUDY_DAY
from teamtuin.errors import NotVisible, TeamtuinError
from teamtuin.registration.model import MayGo
from teamtuin.study_days.model import StudyDay
from teamtuin.texts import Texts
from teamtuin.ui import forms, rows, study_day, theme
from teamtuin.ui.study_day_address import weeks_after

NEW, PREPARE = "new", "prepare"
AHEAD = timedelta(weeks=4)  # the date that a new day begins with


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The page that the address asks for: the list, a new day, or one day."""
    asked, may_prepare = st.query_params.get("id", ""), app.study_days.may_prepare(viewer)
    if asked == NEW and may_prepare:
        return _prepare(app, viewer, t)
    if not asked:
        return _list(app, viewer, t, may_prepare=may_prepare)
    back(t)
    try:
        day = app.study_days.get(viewer, UUID(asked))
    except (ValueError, NotVisible):
        return theme.title(t.gettext("This page is not there, or not for you."))
    study_day.show(app, viewer, t, day)


def back(t: Texts) -> None:
    """The way back to the list."""
    theme.back(t.gettext("Back to Study days"), "study_days_back")


def open_day(day_id: UUID | str, form: str = "") -> None:
    """Go to one day, or to one of its forms."""
    st.query_params.from_dict({"id": str(day_id)} | ({"doe": form} if form else {}))
    st.rerun()


def _list(app: Teamtuin, viewer: Viewer, t: Texts, *, may_prepare: bool) -> None:
    days, today = app.study_days.days(viewer), theme.today()
    theme.title(t.gettext("Study days"))
    if not days:
        theme.lead(
            t.gettext(
                "A good day begins with what you need. Write that down here, the programme comes later."
            )
        )
    else:
        theme.lead(t.gettext("What a day is for, what happens when, and what becomes of it."))
    if may_prepare:
        theme.space(5)
        if st.button(t.gettext("Prepare a day"), key="study_days_prepare", type="primary"):
            open_day(NEW, PREPARE)
    _to_look_back_on(t, days)
    coming = sorted((day for day in days if day.held_on >= today), key=lambda day: day.held_on)
    _rows(t, t.gettext("Coming up"), coming)
    _rows(t, t.gettext("Earlier"), [day for day in days if day.held_on < today])


def _to_look_back_on(t: Texts, days: list[StudyDay]) -> None:
    """What a team meant to come back to, on its day and after."""
    due = [(day, each) for day in days for each in day.due(theme.today())]
    if not due:
        return
    theme.heading(t.gettext("Time to look back"))
    for day, each in due:
        small = t.gettext("{when} · since {day}").format(
            when=weeks_after(each.which, t), day=rows.short_day(each.due_on, t.language)
        )
        if rows.row(f"due_{day.id}_{each.which}", day.title, small):
            open_day(day.id, each.which)


def _rows(t: Texts, name: str, days: list[StudyDay]) -> None:
    if not days:
        return
    theme.heading(name)
    for day in days:
        if rows.row(f"day_{day.id}", day.title, _small(t, day)):
            open_day(day.id)


def _small(t: Texts, day: StudyDay) -> str:
    words = rows.long_day(day.held_on, t.language)
    if day.held_on >= theme.today() or day.is_closed:
        return words
    return t.gettext("{day} · not closed yet").format(day=words)


def _prepare(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    back(t)
    theme.title(t.gettext("What is this day for?"))
    held_on = st.date_input(
        t.gettext("When is it?"), theme.today() + AHEAD, format="DD-MM-YYYY", key="study_days_date"
    )
    theme.space(5)
    asks = (
        forms.Ask(
            name="need",
            label=t.gettext("What did these children or this class need?"),
            placeholder=t.gettext("What do you see in class, and what do you need for it?"),
            ai=STUDY_DAY,
        ),
        forms.Ask(
            name="aim",
            label=t.gettext("What do you have in hand at the end of the day?"),
            placeholder=t.gettext("One sentence is enough. It may come later."),
            may_go=MayGo.AIM,
        ),
    )
    drafts = forms.form(
        viewer,
        t,
        f"study_days:{NEW}:{PREPARE}",
        asks,
        action=t.gettext("Save the day"),
        foot=t.gettext("The whole team can read this."),
        action_when_empty=t.gettext("Save the day"),
    )
    if drafts:
        try:
            day = app.study_days.prepare(viewer, drafts, held_on)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        open_day(day.id)
