"""One study day: its need and aim, the programme with its clock, who leads it, and what came of it."""

from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import HOME
from teamtuin.errors import TeamtuinError
from teamtuin.registration.model import MayGo
from teamtuin.study_days import model
from teamtuin.study_days.model import StudyDay
from teamtuin.study_days.service import LATE
from teamtuin.texts import Texts
from teamtuin.ui import forms, rows, study_day_board, study_day_harvest, study_day_programme, theme
from teamtuin.ui.session import require_same
from teamtuin.ui.study_day_address import BOARD, DESCRIBE, OUTCOME, PLAN, PROGRAMME, go, never_mind
from teamtuin.ui.study_day_clock import overrun, programme_list

EVERY = "30s"  # how often a screen looks at the clock while the day goes on


def show(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    """The day, or one of its forms."""
    form = st.query_params.get("doe", "")
    if form == PROGRAMME and not day.is_closed:
        return study_day_programme.show(app, viewer, t, day)
    if form == DESCRIBE and not day.is_closed:
        return _describe(app, viewer, t, day)
    if form == PLAN and not day.is_closed:
        return _plan(app, viewer, t, day)
    if form == OUTCOME and not day.is_closed:
        return study_day_harvest.add(app, viewer, t, day)
    if form.startswith(BOARD):
        return study_day_board.show(app, viewer, t, day, form)
    if form in set(model.FollowUp):
        return study_day_harvest.look_back(app, viewer, t, day, model.FollowUp(form))
    _read(app, viewer, t, day)


def _read(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    with st.container(key="blad_dag", gap=None):  # what is printed: one sheet
        _head(t, day)
        _programme(app, viewer, t, day)
        _leaders(app, viewer, t, day)
    if not day.is_closed:
        _what_can_be_done(t, day)
    study_day_board.offer(app, viewer, t, day)
    _present(app, viewer, t, day)
    if day.held_on <= theme.today() or day.outcomes:
        study_day_harvest.show(app, viewer, t, day)
    study_day_harvest.look_backs(t, day)


def _head(t: Texts, day: StudyDay) -> None:
    theme.kicker(rows.long_day(day.held_on, t.language))
    theme.title(day.title)
    if beyond := day.need_beyond_title:
        theme.lead(beyond)
    if day.aim:
        theme.space(3)
        aim = t.gettext("At the end of the day:")
        st.html(f'<p class="tt-body"><span class="tt-word">{escape(aim)}</span> {escape(day.aim)}</p>')


def _programme(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    theme.heading(t.gettext("Programme"))
    if not day.programme:
        theme.body(t.gettext("There is no programme yet. It begins with one part."))
    elif day.held_on == theme.today() and not day.is_closed:
        st.fragment(_running, run_every=EVERY)(app, viewer, t, day)
    else:
        st.html(programme_list(t, day, None))
        _say_end(t, day)


def _running(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    """The programme while the day goes on: drawn again by itself, so that "now" moves along."""
    require_same(viewer)
    day = app.study_days.get(viewer, day.id)  # a colleague may have moved it
    now = model.slot_now(day, app.now().astimezone(HOME))
    st.html(programme_list(t, day, now))
    _say_end(t, day)
    if now is not None:
        _late(app, viewer, t, day)


def _late(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    theme.space(5)
    late = t.ngettext("Runs late: {n} minute", "Runs late: {n} minutes", LATE).format(n=LATE)
    if st.button(late, key="study_day_late"):
        try:
            app.study_days.run_late(viewer, day.id)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        st.rerun()


def _say_end(t: Texts, day: StudyDay) -> None:
    if sentence := overrun(t, day):
        theme.space(3)
        theme.quiet(sentence)


def _leaders(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    names = [one.first_name for one in app.people.colleagues(viewer) if one.id in day.facilitators]
    theme.space(5)
    if not names:
        return theme.quiet(t.gettext("Nobody leads this day yet."))
    theme.quiet(
        t.ngettext("{names} leads this day.", "{names} lead this day.", len(names)).format(
            names=rows.names_in_words(names, t)
        )
    )


def _what_can_be_done(t: Texts, day: StudyDay) -> None:
    theme.space(5)
    empty = not day.programme
    words = t.gettext("Make the programme") if empty else t.gettext("Change the programme")
    first = empty and day.held_on > theme.today()
    if st.button(words, key="study_day_programme", type="primary" if first else "secondary"):
        go(PROGRAMME)
    with st.container(key="stil_dag_woorden", gap=None):
        if st.button(t.gettext("Change need and aim"), key="study_day_describe", type="tertiary"):
            go(DESCRIBE)
        if st.button(t.gettext("Change the date and who leads"), key="study_day_plan", type="tertiary"):
            go(PLAN)


def _present(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    """The way to what one shows on this day; the deck is one's own."""
    if app.presenting.may_make(viewer):
        with st.container(key="stil_dag_presenteren"):
            if st.button(t.gettext("Present on this day"), key="study_day_present", type="tertiary"):
                st.switch_page("pages/present.py", query_params={"dag": str(day.id)})


def _describe(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    theme.title(t.gettext("What is this day for?"))
    sent = forms.sent(
        viewer,
        t,
        f"edit:{day.id}:study_days:{DESCRIBE}",
        (
            forms.Ask(name="title", label=t.gettext("What is this day called?"), height=forms.LINE),
            forms.Ask(name="need", label=t.gettext("What did these children or this class need?")),
            forms.Ask(
                name="aim",
                label=t.gettext("What do you have in hand at the end of the day?"),
                may_go=MayGo.AIM,
            ),
        ),
        lambda drafts: app.study_days.describe(viewer, day.id, drafts),
        action=t.gettext("Save"),
        foot=t.gettext("The whole team can read this."),
        action_when_empty=t.gettext("Save"),
        before={"title": day.title, "need": day.need, "aim": day.aim},
    )
    if sent:
        go()
    never_mind(t)


def _plan(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    theme.title(t.gettext("When, and who leads?"))
    able = {one.id: one.first_name for one in app.study_days.able_to_lead(viewer)}
    with st.form("study_day_plan_form", border=False):
        held_on = st.date_input(t.gettext("When is it?"), day.held_on, format="DD-MM-YYYY")
        starts_at = st.time_input(t.gettext("The day begins at"), day.starts_at, step=300)
        planned_end = st.time_input(t.gettext("The day ends at"), day.planned_end, step=300)
        leaders = st.pills(
            t.gettext("Who leads this day?"),
            list(able),
            selection_mode="multi",
            default=[one for one in day.facilitators if one in able],
            format_func=lambda person_id: able[person_id],
        )
        saved = st.form_submit_button(t.gettext("Save"), type="primary")
    if saved:
        try:
            app.study_days.lead(viewer, day.id, leaders)
            app.study_days.plan(viewer, day.id, held_on, starts_at, planned_end)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        go()
    never_mind(t)
