"""Writing a session down: five fields, and the rest behind one quiet button."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.agreements.model import SOON
from teamtuin.app import Teamtuin
from teamtuin.asking.prompts import LEARNING
from teamtuin.errors import Refused
from teamtuin.peer_learning.model import MOST_PEOPLE, Form, Noted, PeerSession
from teamtuin.peer_learning.service import AGREED, METHOD, NEED, SAW, WORKS
from teamtuin.texts import Texts
from teamtuin.ui import forms, peer_experiment, theme
from teamtuin.ui.session_words import FORMS

NEW, FORM = "new", "vastleggen"
KEPT = "session_kept"
"""Which session this screen kept last, to say so once."""
MORE = "session_more_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What was chosen so far; None where nothing was."""

    form: Form | None
    held_on: date
    attendance: int | None
    due_on: date | None = None


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The form; afterwards the session itself, which asks with whom to share it."""
    theme.title(t.gettext("Write a session down"), gap="tt-gap-5")
    more = bool(st.session_state.get(MORE))
    chosen = choices(t, NEW, more=more)
    experiment_id = peer_experiment.choice(app, viewer, t) if more else None
    if not more:
        _more(t)
    drafts = forms.form(
        viewer,
        t,
        f"peer_learning:{NEW}:{FORM}",
        _asks(t, chosen.form, more=more),
        action=t.gettext("Save"),
        foot=t.gettext("Only you see this."),
        action_when_empty=t.gettext("Save"),
    )
    if drafts is None:
        return None
    if (noted := noted_of(chosen, experiment_id, t)) is None:
        return None
    try:
        session = app.peer_learning.log(viewer, drafts, noted)
    except Refused as refusal:
        return theme.wrong(t.refusal(refusal))
    st.session_state.pop(MORE, None)
    st.session_state[KEPT] = session.id
    st.query_params.from_dict({"id": str(session.id)})
    st.rerun()


def _more(t: Texts) -> None:
    with st.container(key="stil_meer"):
        if st.button(
            t.gettext("More: another day, a proeftuin, what works, the method"),
            key="session_more",
            type="tertiary",
        ):
            st.session_state[MORE] = True
            st.rerun()
    theme.space(3)


def choices(t: Texts, place: str, *, more: bool, now: PeerSession | None = None) -> Chosen:
    """What kind it was and how many were there; with `more` also on which day, and when one looks back."""
    form = st.pills(
        t.gettext("What was it?"),
        list(Form),
        default=now.form if now else None,
        format_func=lambda form: t.gettext(FORMS[form]),
        key=f"session_form_{place}",
    )
    theme.space(3)
    attendance = st.number_input(
        t.gettext("How many of you were there? Only the number is kept."),
        min_value=1,
        max_value=MOST_PEOPLE,
        value=now.attendance if now else None,
        step=1,
        key=f"session_attendance_{place}",
    )
    theme.space(5)
    held_on, due_on = now.held_on if now else theme.today(), None if now else theme.today() + SOON
    if more:
        held_on = _day(t.gettext("On which day?"), held_on, f"session_day_{place}", max_value=theme.today())
        if not now:
            label = t.gettext("When do we look back on the agreement?")
            due_on = _day(label, theme.today() + SOON, f"session_due_{place}")
    return Chosen(form=form, held_on=held_on, attendance=attendance, due_on=due_on)


def _day(label: str, day: date, key: str, **limits: Any) -> date:
    chosen = st.date_input(label, value=day, format="DD-MM-YYYY", key=key, **limits)
    theme.space(5)
    return chosen


def noted_of(chosen: Chosen, experiment_id: UUID | None, t: Texts) -> Noted | None:
    """What was chosen, or None after saying what misses."""
    if chosen.form is None:
        theme.wrong(t.gettext("Choose what it was first. What you typed is safe."))
        return None
    return Noted(
        form=chosen.form,
        held_on=chosen.held_on,
        attendance=chosen.attendance,
        experiment_id=experiment_id,
        due_on=chosen.due_on,
    )


def _asks(t: Texts, form: Form | None, *, more: bool) -> list[forms.Ask]:
    asks = [
        forms.Ask(
            name=NEED,
            label=t.gettext("What did this child or this class need?"),
            placeholder=t.gettext("No names of children, parents or colleagues."),
            ai=LEARNING if form is Form.LESSON_VISIT else "",
        ),
        forms.Ask(
            name=SAW, label=t.gettext("What did we see?"), placeholder=t.gettext("Each insight on a line.")
        ),
    ]
    if more:
        asks += [
            forms.Ask(name=WORKS, label=t.gettext("What works?"), height=forms.LINE),
            forms.Ask(name=METHOD, label=t.gettext("What was the method called?"), height=forms.LINE),
        ]
    agreed = t.gettext("What do we agree?")
    return [
        *asks,
        forms.Ask(
            name=AGREED, label=agreed, placeholder=t.gettext("One small step is enough."), height=forms.LINE
        ),
    ]
