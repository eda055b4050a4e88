"""Schrijven: choose a way in, go on with what was begun, or go on with a text that stands already."""

from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.bank import UnknownQuestion
from teamtuin.asking.model import WayIn
from teamtuin.errors import DraftClosed, NotVisible
from teamtuin.reflections.model import first_line
from teamtuin.texts import Texts
from teamtuin.ui import rows, steps, theme, write_on
from teamtuin.ui.deepening import safety_line
from teamtuin.ui.main import LAST_ROOM
from teamtuin.ui.session import visit

HERE = "schrijven"
MORE = "write_more"
MODEL, STAGE, ID, PART, DRAFT = "manier", "stap", "id", "stuk", "concept"


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """What the address asks for; it holds ids and names of models, never words of a person."""
    if st.session_state.get(LAST_ROOM, HERE) != HERE:
        st.session_state.pop(steps.KEPT, None)  # one comes from another room: this one begins anew
    if steps.KEPT in st.session_state:
        return steps.kept(t)
    asked = st.query_params
    if ID in asked:
        return write_on.show(app, viewer, t, asked[ID], asked.get(PART))
    if DRAFT in asked:
        _find_back(app, viewer, asked[DRAFT])
    if MODEL in asked:
        try:
            app.bank.stages(asked[MODEL], t.language)
        except UnknownQuestion:
            st.query_params.clear()
        else:
            steps.show(app, viewer, t, asked[MODEL], asked.get(STAGE))
            return _safety(t)
    _choose(app, viewer, t)


def _choose(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    theme.title(t.gettext("What brings you here?"))
    theme.lead(t.gettext("Every question may be skipped. Only you see what you write."))
    _go_on(app, viewer, t)
    theme.space(6)
    ways = app.bank.ways_in(t.language)
    for way in (*ways.shown, ways.just_write):
        _way(way, t)
    theme.space(5)
    if st.session_state.get(MORE):
        for way in ways.more:
            _way(way, t)
    elif st.button(t.gettext("More ways"), key="write_more_ways", type="tertiary"):
        st.session_state[MORE] = True
        st.rerun()
    _safety(t)


def _safety(t: Texts) -> None:
    """The fixed line, in sight wherever one begins to write here."""
    theme.space(7)
    school = visit().school
    safety_line(school.safety_contact if school else "", t)


def _way(way: WayIn, t: Texts) -> None:
    if rows.row(f"way_{way.model}", way.title, way.model_name):
        _open(way.model)


def _open(model: str, stage: str | None = None) -> None:
    st.query_params.from_dict({MODEL: model} | ({STAGE: stage} if stage else {}))
    st.rerun()


def _go_on(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """A row for each way in that was begun and not finished."""
    begun = steps.unfinished(app, viewer)
    if not begun:
        return
    theme.space(6)
    theme.kicker(t.gettext("Go on with what you began"))
    for model, draft in begun.items():
        day = rows.short_day(rows.day_of(draft.changed_at), t.language)
        small = f"{rows.capital(rows.kind_of(model, t))} · {day}"
        if rows.row(f"begun_{model}", first_line(draft.text), small):
            _open(model)


def _find_back(app: Teamtuin, viewer: Viewer, asked: str) -> None:
    """Go to the place where an unsaved text was begun."""
    try:
        place = app.drafts.read(viewer, UUID(asked)).place.split(":")
    except DraftClosed as closed:
        place = ["answer", str(closed.values["item"])]
    except (ValueError, NotVisible):
        place = []
    st.query_params.from_dict(_address(place))
    st.rerun()


def _address(place: list[str]) -> dict[str, str]:
    match place:
        case ["write", model, *_]:
            return {MODEL: model}
        case ["edit", reflection_id, part]:
            return {ID: reflection_id, PART: part}
        case ["answer", reflection_id, *_]:
            return {ID: reflection_id}
    return {}
