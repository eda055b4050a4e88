"""Going on with a text that stands already: change a part of it, or answer one more question."""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.errors import NotVisible
from teamtuin.reflections.model import Part, Reflection
from teamtuin.texts import Texts
from teamtuin.ui import deepening, question_origin, rows, theme, ways
from teamtuin.ui.session import on_own_device
from teamtuin.ui.step import DEEPER
from teamtuin.ui.writing_field import writing_field


def show(app: Teamtuin, viewer: Viewer, t: Texts, asked: str, part: str | None) -> None:
    """One's own text with this id, or the same sentence for every other id."""
    reflection = own(app, viewer, asked)
    if reflection is None:
        return not_there(t)
    place = int(part) if part is not None and part.isdecimal() else len(reflection.parts)
    if place < len(reflection.parts):
        return _change(app, viewer, t, reflection, place)
    _add(app, viewer, t, reflection)


def not_there(t: Texts) -> None:
    """What every id gets that is none of the viewer's own texts."""
    theme.title(t.gettext("This page is not there, or not for you."))


def own(app: Teamtuin, viewer: Viewer, asked: str) -> Reflection | None:
    """The viewer's own text with this id, if there is one."""
    try:
        reflection = app.reflections.get(viewer, UUID(asked))
    except (ValueError, NotVisible):
        return None
    return reflection if reflection.writer_id == viewer.id else None


def _change(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection, place: int) -> None:
    part = reflection.parts[place]
    result = writing_field(
        app.drafts.begin_with(viewer, f"edit:{reflection.id}:{place}", part.text),
        owner_key=str(viewer.id),
        label=part.question.text if part.question else t.gettext("Change your words"),
        placeholder="",
        action=t.gettext("Save"),
        foot=t.gettext("Who can read this stays the same."),
        min_height="17rem",
        own_device=on_own_device(),
        focus=True,
        t=t,
    )
    if result:
        app.reflections.rewrite_part(viewer, reflection.id, place, result.draft_id)
        _back(reflection)


def _add(app: Teamtuin, viewer: Viewer, t: Texts, reflection: Reflection) -> None:
    theme.kicker(rows.long_day(day_of(reflection.written_at), t.language))
    theme.space(3)
    for place, part in enumerate(reflection.parts):
        _part(t, reflection, place, part)
    theme.space(6)
    outcome = deepening.ask(app, viewer, t, reflection)
    if outcome is deepening.Outcome.ANSWERED:
        st.rerun()
    if outcome is deepening.Outcome.DONE:
        _back(reflection)
    begun = app.drafts.begun(viewer, f"{DEEPER}{reflection.id}:")
    ways.deeper(app, t, begun={draft.place.split(":")[2] for draft in begun if draft.has_text})


def _part(t: Texts, reflection: Reflection, place: int, part: Part) -> None:
    if part.question:
        theme.quiet(f"{question_origin.name(part.question.source, t)}: {part.question.text}")
    st.html(f'<p class="tt-text">{escape(part.text)}</p>')
    with st.container(key=f"stil_deel_{place}"):
        words = t.gettext("Change answer {n}").format(n=place) if place else t.gettext("Change these words")
        if st.button(words, key=f"change_{place}", type="tertiary"):
            st.query_params["stuk"] = str(place)
            st.rerun()
    theme.space(5)


def _back(reflection: Reflection) -> None:
    st.switch_page("pages/my_garden.py", query_params={"id": str(reflection.id)})
