"""Whether something carries one's first name, or is of somebody in the team."""

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme
from teamtuin.ui.session import visit

NAMED, TEAM = "named", "team"


def sign(app: Teamtuin, viewer: Viewer, t: Texts, key: str) -> bool:
    """The choice, above the field it is about; without one it is of somebody in the team."""
    name = rows.unmarked(visit().person.first_name)
    somebody = t.gettext("somebody in the team")
    chosen = st.pills(
        t.gettext("Who says this?"),
        [TEAM, NAMED],
        default=TEAM,
        required=True,
        format_func=lambda one: somebody if one == TEAM else name,
        key=key,
    )
    theme.space(5)
    return bool(chosen == NAMED)
