"""Beheer: the house and who is in it, and what the council has opened. No content, nobody's activity."""

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.people.model import Role
from teamtuin.texts import Texts
from teamtuin.ui import administration, ai_school, council, registration, theme
from teamtuin.ui.room import room
from teamtuin.ui.session import visit


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """What this person may see of it. Raises NotVisible for everybody else."""
    me = visit().person
    if not (me.has(Role.ADMINISTRATOR) or me.has(Role.COUNCIL)):
        raise NotVisible
    if me.has(Role.ADMINISTRATOR) and st.query_params.get("deel") == ai_school.PART:
        return ai_school.show(app, viewer, t)
    theme.title(t.gettext("Administration"))
    theme.lead(
        t.gettext(
            "This is about the house and the rules. What somebody writes, or whether, stands nowhere here."
        )
    )
    if me.has(Role.COUNCIL):
        council.show(app, viewer, t)
    if me.has(Role.ADMINISTRATOR):
        administration.show(app, viewer, t)
    registration.show(app, viewer, t)


room(show)
