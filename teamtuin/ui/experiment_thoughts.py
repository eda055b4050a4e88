"""What the team thinks later of an expectation that stands: under it with its day, added and taken away."""

from collections.abc import Sequence
from contextlib import suppress
from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.experiments.along.model import Thought
from teamtuin.experiments.model import Experiment
from teamtuin.texts import Texts
from teamtuin.ui import forms, rows, theme
from teamtuin.ui.experiment_address import THOUGHT, go, never_mind
from teamtuin.ui.experiment_forms import READ_BY

ASKED = "thought_to_go"


def under_expectation(t: Texts, thoughts: Sequence[Thought]) -> str:
    """As HTML, the oldest first; empty without any."""
    return "".join(f'<p class="tt-later">{escape(_told(t, thought))}</p>' for thought in thoughts)


def _told(t: Texts, thought: Thought) -> str:
    day = rows.short_day(thought.thought_on, t.language)
    return t.gettext("Thought later, {day}: {words}").format(day=day, words=thought.text)


def think(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> None:
    """The expectation as it stands, what was thought later, and one more thought."""
    if one.tried_on is None:
        go()
    theme.kicker(one.title)
    theme.title(t.gettext("What do you think of it now?"))
    if one.expectation:
        theme.lead(one.expectation)
        theme.space(3)
    theme.quiet(t.gettext("This is what you expected when you began. It stays as it was."))
    for thought in one.thoughts:
        _thought(app, viewer, t, thought)
    theme.space(5)
    ask = forms.Ask(name="thought", label=t.gettext("What do you see otherwise by now?"))
    sent = forms.sent(
        viewer,
        t,
        f"experiments:{one.id}:{THOUGHT}",
        (ask,),
        lambda drafts: app.experiments.along.think(viewer, one.id, drafts),
        action=t.gettext("Add it"),
        foot=t.gettext(READ_BY),
    )
    if sent:
        go()
    never_mind(t)


def _thought(app: Teamtuin, viewer: Viewer, t: Texts, thought: Thought) -> None:
    theme.space(5)
    theme.body(_told(t, thought))
    if st.session_state.get(ASKED) != thought.id:
        with st.container(key=f"stil_gedachte_{thought.id}"):
            if st.button(t.gettext("Take this away"), key=f"thought_{thought.id}", type="tertiary"):
                st.session_state[ASKED] = thought.id
                st.rerun()
        return
    with st.container(key=f"gevaar_gedachte_{thought.id}"):
        if st.button(t.gettext("Yes, take it away for everybody"), key=f"thought_gone_{thought.id}"):
            st.session_state.pop(ASKED, None)
            with suppress(NotVisible):  # a colleague did so meanwhile
                app.experiments.along.take_away(viewer, thought.experiment_id, thought.id)
            st.rerun()
