"""Who looks at which trajectory, what the two of it are called here, and the ways between its pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.coaching.model import By, Trajectory
from teamtuin.errors import NotVisible
from teamtuin.people.model import Person
from teamtuin.texts import Texts
from teamtuin.ui import theme
from teamtuin.ui.pressed import at_once

DELETED = "trajectory_deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Who looks at which trajectory, and what the other two of it are called here."""

    app: Teamtuin
    viewer: Viewer
    t: Texts
    trajectory: Trajectory
    owner: str
    coach: str
    readers: tuple[Person, ...] = ()

    @property
    def me(self) -> By | None:
        """As whom the viewer writes here; None for a reader."""
        return self.trajectory.author(self.viewer.id)

    @property
    def other(self) -> str:
        return self.coach if self.me is By.OWNER else self.owner

    def go(self, form: str = "") -> None:
        """To a form of this trajectory, or back to its page."""
        st.query_params.from_dict({"id": str(self.trajectory.id)} | ({"doe": form} if form else {}))
        st.rerun()

    def deed(
        self,
        words: str,
        key: str,
        do: Callable[[], object],
        look: Literal["primary", "secondary", "tertiary"] = "secondary",
    ) -> None:
        """A button that does one thing at a press; the next press can come right after it."""
        st.button(words, key=key, type=look, on_click=at_once, args=(self.viewer, do))


def back(t: Texts) -> None:
    """The way back to the list."""
    theme.back(t.gettext("Back to Video coach"), "coaching_back")


def name_of(app: Teamtuin, viewer: Viewer, person_id: UUID | None) -> str:
    """A first name, or nothing for who is no longer here."""
    try:
        return app.people.get(viewer, person_id).first_name if person_id else ""
    except NotVisible:
        return ""
