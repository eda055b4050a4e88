"""While deciding: telling the writer of a shared text that it helped. Nobody but the writer sees it.

Which texts there are stands behind a press, because a team may decide in front of a board.
"""

from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.errors import NotVisible
from teamtuin.experiments.model import Experiment
from teamtuin.experiments.story import Shared
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme

OPEN = "thanking_open"


def choose(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment) -> Sequence[UUID]:
    """The texts of others that helped, told to their writers with the decision; none unless one says so."""
    there = {each.reflection.id: each for each in app.reflections.along.to_thank(viewer, one.id)}
    if not there:
        return ()
    if st.session_state.get(OPEN) != one.id:
        with st.container(key="stil_hielp"):
            if st.button(t.gettext("Did a shared text help?"), key="thanking_ask", type="tertiary"):
                st.session_state[OPEN] = one.id
                st.rerun()
        theme.space(5)
        return ()
    chosen = st.pills(
        t.gettext("This text helped us"),
        list(there),
        selection_mode="multi",
        format_func=lambda each: _called(there[each], t),
        key=f"thanking_{one.id}",
    )
    theme.space(3)
    theme.quiet(t.gettext("Only the writer sees that it helped a decision, without your name."))
    theme.space(5)
    return [each for each in chosen if each in there]


def _called(shared: Shared, t: Texts) -> str:
    """By whom and when, without a word of it."""
    day = rows.short_day(day_of(shared.reflection.written_at), t.language)
    name = shared.name or t.gettext("a colleague")
    return rows.unmarked(t.gettext("{name}, {day}").format(name=name, day=day))


def give(app: Teamtuin, viewer: Viewer, one: Experiment, helped: Sequence[UUID]) -> None:
    """The decision stands; now the writers may know."""
    st.session_state.pop(OPEN, None)
    if helped:
        with suppress(NotVisible):
            app.reflections.along.thank(viewer, one.id, helped)
