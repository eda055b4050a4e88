"""The words of the proeftuinen on screen."""

from html import escape

import streamlit as st

from teamtuin.errors import N_
from teamtuin.experiments.model import Choice, Direction, Experiment, Phase, RoomAnswer, RoomKind, Strand
from teamtuin.experiments.status import ROOM_KINDS
from teamtuin.insight.decision_log import CHOICES
from teamtuin.insight.garden_experiments import STEPS as STEPS
from teamtuin.insight.look import STRANDS as MARKS
from teamtuin.people.model import Role
from teamtuin.texts import Texts
from teamtuin.words import ROLES

STRANDS = {
    Strand.PUPIL_CO_ORGANISERS: N_("Pupils as co-organisers"),
    Strand.SMART_CIRCUITS: N_("Smart use of circuits"),
    Strand.PARENT_PARTNERSHIP: N_("Parent partnership"),
    Strand.TEAM_DEVELOPMENT: N_("Team development"),
    Strand.DIVERSE_STAFF: N_("Diverse staff"),
}
ANSWERS = {
    RoomAnswer.ARRANGED: N_("Arranged"),
    RoomAnswer.TOGETHER: N_("We look for it together"),
    RoomAnswer.CANNOT: N_("It cannot be"),
}
DIRECTIONS = {
    Direction.UP: N_("More of it"),
    Direction.DOWN: N_("Less of it"),
    Direction.STABLE: N_("As it is"),
}


def strand_line(strand: Strand | None, t: Texts) -> None:
    """The strand with a dash of its own, always beside its name."""
    if strand is None:
        return
    token, name = MARKS[strand][0], t.gettext(STRANDS[strand])
    st.html(f'<p class="tt-strand tt-strand-{token}">{escape(name)}</p><div class="tt-gap-3"></div>')


def step(one: Experiment, t: Texts) -> str:
    """Where it stands; a plan is no seed any more."""
    return t.gettext("Making a plan") if one.phase is Phase.DESIGN else t.gettext(STEPS[one.step])


def room_kind(kind: RoomKind, t: Texts) -> str:
    """What is asked for, in one word."""
    return t.gettext(ROOM_KINDS[kind])


def choice(one: Choice, t: Texts) -> str:
    """What was decided, as the button says it."""
    return t.gettext(CHOICES[one])


MEMBERS = {
    "all teachers": N_("all teachers"),
    "parents council": N_("the parents' council"),
    "everyone who wants": N_("everybody who wants to"),
    "volunteers": N_("volunteers"),
}
"""How files name who joins, beside roles and groups; whatever else stands there is shown as it is."""


def member(word: str, t: Texts) -> str:
    """Who joins, in the viewer's words: a role, a group, or what the team wrote."""
    role, _, group = word.partition(" ")
    if word in MEMBERS:
        return t.gettext(MEMBERS[word])
    if role == Role.TEACHER and group:
        return t.gettext("group {groups}").format(groups=group) if group[:1].isdigit() else group
    name = ROLES.get(Role(word)) if word in set(Role) else None
    return t.gettext(name).lower() if name else word
