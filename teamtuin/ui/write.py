"""Schrijven: choose a way in, go on with what was begun, or go on with a text that stands already."""

from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.bank import FACILITATING, STRANDS, UnknownQuestion
from teamtuin.asking.model import QuestionList
from teamtuin.clock import day_of
from teamtuin.errors import DraftClosed, NotVisible
from teamtuin.people.model import Role
from teamtuin.reflections.model import first_line
from teamtuin.texts import Texts
from teamtuin.ui import rows, steps, theme, ways, write_on
from teamtuin.ui.deepening import safety_line
from teamtuin.ui.main import LAST_ROOM
from teamtuin.ui.session import visit
from teamtuin.ui.step import Walk

HERE = "schrijven"
MODEL, STAGE, ID, PART, DRAFT = "manier", "stap", "id", "stuk", "concept"


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """What the address asks for; it holds ids and names of models, never words of a person."""
    if st.session_state.get(LAST_ROOM, HERE) != HERE:
        st.session_state.pop(steps.KEPT, None)  # one comes from another room: this one begins anew
    if steps.KEPT in st.session_state:
        return steps.kept(t)
    asked = st.query_params
    if DRAFT in asked:
        _find_back(app, viewer, asked[DRAFT])
    if MODEL in asked and (named := _named(app, t, asked[MODEL])):
        return _walk(app, viewer, t, named)
    if ID in asked:
        return write_on.show(app, viewer, t, asked[ID], asked.get(PART))
    _choose(app, viewer, t)
    return None


def _named(app: Teamtuin, t: Texts, model: str) -> QuestionList | None:
    """The way in that the address names, if there is one."""
    try:
        return app.bank.questions_of(model, t.language)
    except UnknownQuestion:
        del st.query_params[MODEL]
        return None


def _walk(app: Teamtuin, viewer: Viewer, t: Texts, named: QuestionList) -> None:
    """Its steps, by themselves or deeper into a text that stands already."""
    asked = st.query_params
    upon = write_on.own(app, viewer, asked[ID]) if ID in asked else None
    if ID in asked and upon is None:
        return write_on.not_there(t)
    if named.id == STRANDS:
        ways.which_strand(app, t)
    else:
        steps.show(Walk(app=app, viewer=viewer, t=t, named=named, upon=upon), asked.get(STAGE))
    return _safety(t)


def _choose(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    theme.title(t.gettext("What brings you here?"))
    theme.lead(t.gettext("Every question may be skipped. Only you see what you write."))
    _go_on(app, viewer, t)
    theme.space(6)
    leads = visit().person.has(Role.PRINCIPAL)
    ways.show(app, t, near=(FACILITATING,) if leads else ())
    _safety(t)


def _safety(t: Texts) -> None:
    """The fixed line, in sight wherever one begins to write here."""
    theme.space(7)
    school = visit().school
    safety_line(school.safety_contact if school else "", t)


def _go_on(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """A row for each way in that was begun and not finished."""
    begun = steps.unfinished(app, viewer)
    if not begun:
        return
    theme.space(6)
    theme.kicker(t.gettext("Go on with what you began"))
    for model, draft in begun.items():
        day = rows.short_day(day_of(draft.changed_at), t.language)
        small = f"{rows.capital(rows.kind_of(model, t))} · {day}"
        if rows.row(f"begun_{model}", first_line(draft.text), small):
            ways.go(model)


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
        case ["deepen", reflection_id, model, *_]:
            return {ID: reflection_id, MODEL: model}
        case ["edit", reflection_id, part]:
            return {ID: reflection_id, PART: part}
        case ["answer", reflection_id, *_]:
            return {ID: reflection_id}
    return {}
