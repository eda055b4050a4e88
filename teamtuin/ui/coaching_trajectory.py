"""One trajectory: one page for the owner and the coach, each with the own actions; a reader sees less."""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.bank import VIEWING
from teamtuin.coaching.model import By, Status
from teamtuin.errors import NotVisible
from teamtuin.texts import Texts
from teamtuin.ui import coaching_forms, coaching_people, coaching_rounds, rows, theme, ways
from teamtuin.ui.coaching_look import Look, back, name_of
from teamtuin.ui.coaching_words import next_step, status_of


def show(app: Teamtuin, viewer: Viewer, t: Texts, asked: str, form: str) -> None:
    """The trajectory with this id, or one and the same sentence for every other id."""
    try:
        look = _look(app, viewer, t, UUID(asked))
    except (ValueError, NotVisible):
        back(t)
        return theme.title(t.gettext("This page is not there, or not for you."))
    if form and look.me and coaching_forms.show(look, form):
        return None
    back(t)
    with st.container(key="breed_traject", gap=None):
        _head(look)
        if look.me:
            _before_recording(look)
            _note(look)
        coaching_rounds.show(look)
        if look.me is By.OWNER:
            ways.offer(t.gettext("Questions for viewing, for yourself"), VIEWING)
        _closing(look)
        theme.space(7)
        coaching_people.show(look)


def _look(app: Teamtuin, viewer: Viewer, t: Texts, trajectory_id: UUID) -> Look:
    trajectory = app.coaching.get(viewer, trajectory_id)
    readers = app.coaching.readers(viewer, trajectory_id) if trajectory.owner_id == viewer.id else []
    return Look(
        app=app,
        viewer=viewer,
        t=t,
        trajectory=trajectory,
        owner=name_of(app, viewer, trajectory.owner_id) or t.gettext("The owner"),
        coach=name_of(app, viewer, trajectory.coach_id) or t.gettext("The coach"),
        readers=tuple(readers),
    )


def _head(look: Look) -> None:
    t, trajectory = look.t, look.trajectory
    if look.me is None:
        theme.kicker(look.owner)
        return theme.title(trajectory.learning_question, gap="tt-gap-5")
    theme.kicker(rows.capital(status_of(trajectory, t)))
    theme.title(trajectory.learning_question or t.gettext("A trajectory whose owner left"))
    if sentence := next_step(trajectory, look.me, look.other, t):
        theme.lead(sentence)
    theme.space(5)
    _actions(look)


def _actions(look: Look) -> None:
    """One primary step at most; planning and the rest beside it."""
    t, trajectory = look.t, look.trajectory
    if trajectory.has_ended:
        return
    with st.container(key="voet_traject", horizontal=True, gap="small"):
        if trajectory.may_record:
            if st.button(t.gettext("Add a recording"), type="primary", key="coaching_round"):
                look.go("opname")
        elif trajectory.status is Status.REQUESTED:
            look.deed(
                t.gettext("We begin"),
                "coaching_intake",
                lambda: look.app.coaching.begin_intake(look.viewer, trajectory.id),
                look="primary",
            )
        if st.button(t.gettext("Plan"), key="coaching_plan"):
            look.go("plan")


def _before_recording(look: Look) -> None:
    """What was checked, and what has to be: who consented is not kept, only that it stands."""
    t, trajectory = look.t, look.trajectory
    if trajectory.has_ended and not trajectory.may_record:
        return
    theme.heading(t.gettext("Before a recording"))
    _protocol(look)
    theme.space(3)
    _consent(look)
    if trajectory.wipe_before and trajectory.images_destroyed_on is None:
        day = rows.short_day(trajectory.wipe_before, t.language)
        theme.space(3)
        theme.body(t.gettext("The images are wiped before {day}.").format(day=day))
    if trajectory.images_destroyed_on:
        theme.space(3)
        theme.body(_wiped(look))


def _protocol(look: Look) -> None:
    t, trajectory = look.t, look.trajectory
    if trajectory.protocol_checked_on is None:
        return look.deed(
            t.gettext("The school's protocol was checked"),
            "coaching_protocol",
            lambda: look.app.coaching.check_protocol(look.viewer, trajectory.id),
        )
    day = rows.short_day(trajectory.protocol_checked_on, t.language)
    if name := _called(look, trajectory.protocol_checked_by):
        sentence = t.gettext("The school's protocol was checked on {day}, by {name}.")
        return theme.body(sentence.format(day=day, name=name))
    theme.body(t.gettext("The school's protocol was checked on {day}.").format(day=day))


def _consent(look: Look) -> None:
    t, trajectory = look.t, look.trajectory
    stands = trajectory.consent_category_confirmed
    if stands:
        theme.body(t.gettext("Parents' consent for recordings to learn from is in order."))
    if trajectory.has_ended:
        return
    label = t.gettext("It is no longer in order") if stands else t.gettext("Parents' consent is in order")
    with st.container(key="stil_toestemming" if stands else "toestemming", gap=None):
        look.deed(
            label,
            "coaching_consent",
            lambda: look.app.coaching.confirm_consent(look.viewer, trajectory.id, stands=not stands),
            look="tertiary" if stands else "secondary",
        )
    if not stands:
        theme.space(3)
        theme.quiet(
            t.gettext(
                "It is about consent for recordings to learn from, apart from the consent for photos. "
                "Who consented does not come in here."
            )
        )


def _wiped(look: Look) -> str:
    t, trajectory = look.t, look.trajectory
    day = rows.short_day(trajectory.images_destroyed_on or trajectory.started_on, t.language)
    if name := _called(look, trajectory.destroyed_confirmed_by):
        return t.gettext("The images were wiped on {day}. {name} confirmed that.").format(day=day, name=name)
    return t.gettext("The images were wiped on {day}.").format(day=day)


def _called(look: Look, person_id: UUID | None) -> str:
    return name_of(look.app, look.viewer, person_id)


def _note(look: Look) -> None:
    """A line of the coach about the whole."""
    t, trajectory = look.t, look.trajectory
    if trajectory.note:
        mine = look.me is By.COACH
        name = t.gettext("From you") if mine else t.gettext("From {name}").format(name=look.coach)
        part(name, trajectory.note)


def _closing(look: Look) -> None:
    if look.trajectory.closing:
        theme.space(3)
        part(look.t.gettext("Looking back"), look.trajectory.closing)


def part(name: str, text: str) -> None:
    """Some words under a heading."""
    theme.heading(name)
    st.html(f'<p class="tt-text">{escape(text)}</p>')
