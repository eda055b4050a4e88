"""Beeldcoach: my own trajectories, those in which I look along, and what others let me read.

An address holds an id or the name of a form, never a word that somebody wrote.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.prompts import LEARNING
from teamtuin.coaching.model import Trajectory
from teamtuin.errors import NotVisible, Refused
from teamtuin.reflections.model import first_line
from teamtuin.texts import Texts
from teamtuin.ui import coaching_people, coaching_trajectory, forms, own_when_closed, rows, theme
from teamtuin.ui.coaching_look import DELETED, back, name_of
from teamtuin.ui.coaching_words import status_of
from teamtuin.ui.own_when_closed import Own
from teamtuin.ui.reading import close_panels
from teamtuin.ui.session import visit

FORM, NEW, QUESTION = "doe", "new", "vraag"


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The page that the address asks for, or one calm sentence while the council has not opened it."""
    if not app.coaching.is_open(viewer):
        return _closed(app, viewer, t)
    asked, form = st.query_params.get("id"), st.query_params.get(FORM, "")
    if asked is None:
        return _everything(app, viewer, t)
    if asked == NEW:
        back(t)
        return _ask(app, viewer, t)
    coaching_trajectory.show(app, viewer, t, asked, form)


def _closed(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """One calm sentence, and one's own trajectories: they can be deleted also now."""
    theme.title(t.gettext("Video coach"))
    theme.lead(
        t.gettext("This is still closed. It opens when the participation council has recorded its consent.")
    )
    own = [
        Own(id=each.id, words=_called(each, t), small=rows.long_day(each.started_on, t.language))
        for each in app.coaching.overview(viewer).own
    ]
    own_when_closed.show(
        t, own, lambda trajectory_id: app.coaching.delete(viewer, trajectory_id), coaching_people.sure(t)
    )


def _everything(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    close_panels()
    found = app.coaching.overview(viewer)
    theme.title(t.gettext("Video coach"))
    if st.session_state.pop(DELETED, False):
        deleted = t.gettext("It is deleted.")
        st.html(f'<p class="tt-quiet" role="status">{escape(deleted)}</p><div class="tt-gap-5"></div>')
    if visit().person.in_team:
        _begin(found.own, t)
    elif not found.coaching:
        theme.lead(t.gettext("Here you will find who asks you to look along."))
    _list(app, viewer, t, found.own, "")
    _list(app, viewer, t, found.coaching, t.gettext("Trajectories in which you look along"))
    _list(app, viewer, t, found.shared, t.gettext("What colleagues let you read"))


def _begin(own: Sequence[Trajectory], t: Texts) -> None:
    """What this room is for, and the one next step; whose trajectory runs, goes on with that one."""
    theme.lead(
        t.gettext("Begin with a question that makes you curious. Images never come in here, only words.")
    )
    theme.space(5)
    runs = any(not each.has_ended for each in own)
    words = t.gettext("Ask a question")
    if st.button(words, type="secondary" if runs else "primary", key="coaching_new"):
        st.query_params.from_dict({"id": NEW, FORM: QUESTION})
        st.rerun()


def _list(app: Teamtuin, viewer: Viewer, t: Texts, found: Sequence[Trajectory], name: str) -> None:
    if found and name:
        theme.heading(name)
    elif found:
        theme.space(5)
    for each in found:
        if rows.row(str(each.id), _called(each, t), _small(app, viewer, t, each)):
            st.query_params.from_dict({"id": str(each.id)})
            st.rerun()


def _called(each: Trajectory, t: Texts) -> str:
    return first_line(each.learning_question) or t.gettext("A trajectory whose owner left")


def _small(app: Teamtuin, viewer: Viewer, t: Texts, each: Trajectory) -> str:
    """With whom, and how far it is; of what a colleague shared only whose it is."""
    other = each.coach_id if each.owner_id == viewer.id else each.owner_id
    name = name_of(app, viewer, other)
    if each.author(viewer.id) is None:
        return t.gettext("from {name}, shared with you").format(name=name or t.gettext("a colleague"))
    return " · ".join(part for part in (name, status_of(each, t)) if part)


def _ask(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """One field and whom one asks along."""
    theme.title(t.gettext("What are you curious about?"), gap="tt-gap-3")
    theme.lead(t.gettext("It is about what you do, and what that brings about in children."))
    theme.space(5)
    coaches = {person.id: person for person in app.coaching.coaches(viewer)}
    if not coaches or not visit().person.in_team:
        return theme.body(t.gettext("There is no video coach here yet. Your administrator can invite one."))
    theme.body(t.gettext("Whom do you ask along?"))
    theme.space(3)
    coach_id = st.pills(
        t.gettext("Whom do you ask along?"),
        list(coaches),
        default=next(iter(coaches)) if len(coaches) == 1 else None,
        format_func=lambda person_id: rows.unmarked(coaches[person_id].first_name),
        key="coaching_coach",
        label_visibility="collapsed",
    )
    theme.space(5)
    asks = [
        forms.Ask(
            name="learning_question",
            label=t.gettext("Your question"),
            placeholder=t.gettext("How do I let a child feel that I saw it?"),
            ai=LEARNING,
        )
    ]
    foot = t.gettext("You and the coach whom you choose read this.")
    place = f"coaching:{NEW}:{QUESTION}"
    if drafts := forms.form(viewer, t, place, asks, action=t.gettext("Ask"), foot=foot):
        try:
            made = app.coaching.ask(viewer, drafts, coach_id)
        except (Refused, NotVisible) as refusal:
            return theme.wrong(t.refusal(refusal))
        st.query_params.from_dict({"id": str(made)})
        st.rerun()
