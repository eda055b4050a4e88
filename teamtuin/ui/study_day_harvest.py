"""The harvest of a day: what came out of it, where each thing goes on living, and looking back."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.agreements.model import Agreement
from teamtuin.app import Teamtuin
from teamtuin.errors import N_, Refused, TeamtuinError
from teamtuin.reflections.model import first_line
from teamtuin.registration.model import MayGo
from teamtuin.study_days.model import FollowUp, LookBack, Outcome, Place, StudyDay
from teamtuin.texts import Texts
from teamtuin.ui import forms, rows, study_day_exit, theme
from teamtuin.ui.study_day_address import OUTCOME, go, never_mind, weeks_after

CLOSING, MOVING = "study_day_closing", "study_day_moving"
PLACES = {
    Place.AGREEMENT: N_("Agreement"),
    Place.EXPERIMENT: N_("Proeftuin"),
    Place.HABIT: N_("New habit"),
    Place.PARKED: N_("Parked"),
    Place.LET_GO: N_("Let go"),
}


def show(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    """What has no place yet, then what has; then the number of people, and closing the day."""
    theme.heading(t.gettext("Harvest"))
    if not day.outcomes:
        theme.body(t.gettext("What do you take along from this day, and what do you let go?"))
    for outcome in day.without_place:
        _to_place(app, viewer, t, day, outcome)
    _placed(t, day, app.study_days.agreed(viewer, day.id))
    leads = app.study_days.may_close(viewer, day.id)
    if day.is_closed:
        _closed(t, day)
    else:
        _go_on(app, viewer, t, day, leads=leads)
    study_day_exit.show(app, viewer, t, day, leads=leads)


def _go_on(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay, *, leads: bool) -> None:
    _waits(app, viewer, t, day)
    _elsewhere(app, viewer, t, day)
    theme.space(5)
    if st.button(t.gettext("Add to the harvest"), key="study_day_outcome", type="primary"):
        go(OUTCOME)
    _attendance(app, viewer, t, day)
    if leads:
        _close(app, viewer, t, day)


def add(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    """One more thing that came out of the day."""
    theme.kicker(day.title)
    theme.title(t.gettext("Add to the harvest"), gap="tt-gap-5")
    ask = forms.Ask(
        name="outcome",
        label=t.gettext("What do you take along from this day, or let go?"),
        placeholder=t.gettext("One thing in one sentence."),
    )
    sent = forms.sent(
        viewer,
        t,
        f"study_days:{day.id}:{OUTCOME}",
        (ask,),
        lambda drafts: app.study_days.harvest(viewer, day.id, drafts),
        action=t.gettext("Add to the harvest"),
        foot=t.gettext("The whole team can read this."),
    )
    if sent:
        go()
    never_mind(t)


def _to_place(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay, outcome: Outcome) -> None:
    st.html(f'<p class="tt-text tt-word">{escape(outcome.text)}</p>')
    theme.space(2)
    place = st.pills(
        t.gettext("Where does this go on?"),
        list(PLACES),
        format_func=lambda one: t.gettext(PLACES[one]),
        key=f"place_{outcome.id}",
    )
    due_on = None
    if place is Place.AGREEMENT:
        theme.space(3)
        due_on = st.date_input(
            t.gettext("By when?"),
            day.look_backs[0].due_on,
            format="DD-MM-YYYY",
            key=f"due_{outcome.id}",
        )
        theme.space(3)
        if not st.button(t.gettext("Make this agreement"), key=f"agree_{outcome.id}"):
            return theme.space(5)
    if place:
        try:
            app.study_days.give_place(viewer, day.id, outcome.id, place, due_on)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        st.rerun()
    theme.space(5)


def _placed(t: Texts, day: StudyDay, agreed: Sequence[Agreement]) -> None:
    """What has a place, by place; what was agreed with the day by which."""
    made = {agreement.id for agreement in agreed}
    pairs = []
    for place, name in PLACES.items():
        found = [one.text for one in day.outcomes if one.place is place and one.became_id not in made]
        if place is Place.AGREEMENT:
            found += [_with_day(t, agreement) for agreement in agreed]
        if found:
            lines = "".join(f"<li>{escape(text)}</li>" for text in found)
            pairs.append(f'<dt>{escape(t.gettext(name))}</dt><dd><ul class="tt-dashes">{lines}</ul></dd>')
    if pairs:
        st.html(f'<dl class="tt-pairs">{"".join(pairs)}</dl>')


def _elsewhere(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    """For a slip of the finger: what became nothing yet can be given another place."""
    movable = {one.id: one for one in day.outcomes if one.place and one.became_id is None}
    if not movable:
        return
    if st.session_state.get(MOVING) != day.id:
        with st.container(key="stil_andere_plek"):
            if st.button(t.gettext("Choose another place"), key="study_day_elsewhere", type="tertiary"):
                st.session_state[MOVING] = day.id
                st.rerun()
        return
    chosen = st.pills(
        t.gettext("Which one belongs elsewhere?"),
        list(movable),
        format_func=lambda each: first_line(movable[each].text),
        key="study_day_which",
    )
    if chosen:
        st.session_state.pop(MOVING)
        app.study_days.give_place(viewer, day.id, chosen, None)
        st.rerun()


def _with_day(t: Texts, agreement: Agreement) -> str:
    if agreement.due_on is None:
        return agreement.text
    day = rows.short_day(agreement.due_on, t.language)
    return t.gettext("{what}, by {day}").format(what=agreement.text, day=day)


def _waits(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    """An agreement that could not be made, because the council has not opened that part."""
    waits = any(one.place is Place.AGREEMENT and one.became_id is None for one in day.outcomes)
    if waits and Module.AGREEMENTS not in app.school.open_modules(viewer):
        theme.quiet(
            t.gettext(
                "The agreements stand here. They come among the other agreements of the team "
                "once the participation council has opened that part."
            )
        )


def _attendance(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    if MayGo.ATTENDANCE in app.registration.gone(viewer):
        return
    theme.space(5)
    with st.container(key="smal_dag", width=260):
        number = st.number_input(
            t.gettext("How many people were there? Only a number."),
            min_value=0,
            max_value=999,
            value=day.attendance,
            step=1,
            key=f"attendance_{day.id}_{day.attendance}",
        )
    if number != day.attendance:
        app.study_days.attend(viewer, day.id, number)
        st.rerun()


def _close(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    theme.space(6)
    if st.session_state.get(CLOSING) == day.id:
        return _really_close(app, viewer, t, day)
    if st.button(t.gettext("Close the day"), key="study_day_close"):
        if day.without_place:
            return theme.wrong(_which_first(t, day))
        st.session_state[CLOSING] = day.id
        st.rerun()


def _really_close(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay) -> None:
    theme.body(
        t.gettext("After closing, the programme and the harvest stay as they are. Looking back goes on.")
    )
    theme.space(3)
    if st.button(t.gettext("Yes, close the day"), key="study_day_really_close"):
        st.session_state.pop(CLOSING)
        try:
            app.study_days.close(viewer, day.id)
        except Refused:  # a colleague just added something
            return theme.wrong(_which_first(t, app.study_days.get(viewer, day.id)))
        st.rerun()
    with st.container(key="stil_niet_sluiten"):
        if st.button(t.gettext("Rather not"), key="study_day_not_close", type="tertiary"):
            st.session_state.pop(CLOSING)
            st.rerun()


def _which_first(t: Texts, day: StudyDay) -> str:
    """Which outcomes still need a place; the sentence is made here, so that no error holds their words."""
    which = rows.names_in_words([f"“{first_line(one.text)}”" for one in day.without_place], t)
    return t.ngettext(
        "{which} has no place yet. The day stays open. Give it a place first.",
        "{which} have no place yet. The day stays open. Give each one a place first.",
        len(day.without_place),
    ).format(which=which)


def _closed(t: Texts, day: StudyDay) -> None:
    words = []
    if day.closed_on:
        words.append(t.gettext("Closed on {day}.").format(day=rows.short_day(day.closed_on, t.language)))
    if day.attendance is not None:
        words.append(
            t.ngettext("{n} person was there.", "{n} people were there.", day.attendance).format(
                n=day.attendance
            )
        )
    theme.quiet(" ".join(words))


def look_backs(t: Texts, day: StudyDay) -> None:
    """The two moments: what was seen, what is due, and what is still to come."""
    theme.heading(t.gettext("Looking back"))
    written = [each for each in day.look_backs if each.text]
    if written:
        st.html(f'<ol class="tt-time">{"".join(_seen(t, each) for each in written)}</ol>')
    for each in day.look_backs:
        if not each.text:
            _to_come(t, each)


def _seen(t: Texts, each: LookBack) -> str:
    day, when = rows.short_day(each.due_on, t.language), weeks_after(each.which, t)
    return (
        f"<li><div>{escape(rows.capital(when))}<span>{escape(day)}</span></div>"
        f'<p class="tt-text">{escape(each.text)}</p></li>'
    )


def _to_come(t: Texts, each: LookBack) -> None:
    day, when = rows.short_day(each.due_on, t.language), rows.capital(weeks_after(each.which, t))
    if each.is_due(theme.today()):
        if rows.row(f"look_{each.which}", t.gettext("What do you still see of it?"), f"{when} · {day}"):
            go(each.which)
    else:
        theme.space(3)
        theme.quiet(t.gettext("{when}, on {day}, you look back.").format(when=when, day=day))


def look_back(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay, which: FollowUp) -> None:
    """One field: what is still to be seen of the day."""
    theme.kicker(f"{day.title} · {weeks_after(which, t)}")
    theme.title(t.gettext("Looking back"), gap="tt-gap-5")
    ask = forms.Ask(
        name="seen",
        label=t.gettext("What do you still see of it in class?"),
        placeholder=t.gettext("What became a habit, what faded, and what is needed now?"),
    )
    sent = forms.sent(
        viewer,
        t,
        f"study_days:{day.id}:{which}",
        (ask,),
        lambda drafts: app.study_days.look_back(viewer, day.id, which, drafts),
        action=t.gettext("Save"),
        foot=t.gettext("The whole team can read this."),
    )
    if sent:
        go()
    never_mind(t)
