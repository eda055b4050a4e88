"""Wanting AI questions or not, and reading what an AI is told and what was signed for it."""

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.prompts import EVERY, Prompt, prompt
from teamtuin.texts import Texts
from teamtuin.ui import ai_conditions, ai_sent, rows, theme

INSTRUCTIONS = "ai-opdrachten"
"""The part of My garden in which the instructions stand, also while AI questions are off."""


def choice(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """In My garden: want AI questions or not. Without them nothing else is less (product rule R11)."""
    _own_choice(app, viewer, t)
    ai_sent.way_in(app, viewer, t)
    if app.asking.offered(viewer):
        ai_conditions.told(app, viewer, t)
    to_the_instructions(t)


def _own_choice(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    theme.title(t.gettext("AI questions"))
    theme.lead(
        t.gettext(
            "An AI can ask you a question about your own text. You read first what leaves, and only your "
            "press sends it. Without it, the question bank asks you something."
        )
    )
    theme.space(5)
    if not app.asking.offered(viewer):
        return theme.body(t.gettext("Your school does not use AI questions."))
    wanted = app.asking.wanted(viewer)
    words = t.gettext("Rather no AI questions") if wanted else t.gettext("I would like AI questions")
    if st.button(words, key="ai_want"):
        app.asking.want(viewer, on=not wanted)
        st.rerun()
    return None


def to_the_instructions(t: Texts) -> None:
    """The way to what an AI is told."""
    theme.space(3)
    with st.container(key="stil_ai_opdrachten"):
        if st.button(t.gettext("Read what an AI is told"), key="ai_instructions", type="tertiary"):
            st.switch_page("pages/my_garden.py", query_params={"deel": INSTRUCTIONS})


def instructions(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Every instruction in the language of the viewer, whole, with its version."""
    theme.title(t.gettext("What an AI is told"))
    theme.lead(
        t.gettext(
            "With your text an AI gets one of these instructions. They are the same for everybody, and "
            "go along only when you press “Send”."
        )
    )
    for prompt_id in EVERY:
        one = prompt(prompt_id, t.language)
        theme.heading(one.purpose)
        theme.quiet(_version(t, one))
        theme.fold(t.gettext("Read this instruction"), one.text)


def _version(t: Texts, one: Prompt) -> str:
    return t.gettext("{name}, version {version}, since {day}").format(
        name=one.id, version=one.version, day=rows.short_day(one.changed, t.language)
    )
