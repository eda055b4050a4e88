"""Vandaag: write one line, hear that it is saved, and perhaps stay with one question."""

from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import QUICK
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.reflections.model import Reflection
from teamtuin.texts import Texts
from teamtuin.ui import (
    agreement,
    deepening,
    experiment_room,
    experiment_today,
    line_to_experiment,
    own_look,
    rows,
    theme,
)
from teamtuin.ui.main import LAST_ROOM
from teamtuin.ui.room import again
from teamtuin.ui.session import on_own_device
from teamtuin.ui.writing_field import WritingResult, draft_in_hand, pressed, writing_field

PLACE = "today"
KEPT, ANSWERED = "today_kept", "today_answered"


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The empty field, or what was just saved with one question under it."""
    if st.session_state.get(LAST_ROOM):
        _leave()  # one comes from another room: this one begins anew
    theme.kicker(theme.day_in_words(theme.today(), t.language))
    kept = _just_kept(app, viewer) or _keep(app, viewer, pressed(PLACE))
    if kept is not None:
        with st.container(gap=None):
            return _saved(app, viewer, t, kept)
    stage = (
        st.empty()
    )  # for a press that is heard of while the field is drawn; it would show as a blank above
    with stage.container(gap=None):
        kept = _keep(app, viewer, _field(viewer, t))
    if kept is None:
        return _what_waits(app, viewer, t)
    stage.empty()
    with stage.container(gap=None):
        _saved(app, viewer, t, kept)


def _just_kept(app: Teamtuin, viewer: Viewer) -> Reflection | None:
    """What this screen saved last; gone after "done for now", a reload or another room."""
    kept_id = st.session_state.get(KEPT)
    if not isinstance(kept_id, UUID):
        return None
    try:
        return app.reflections.get(viewer, kept_id)
    except NotVisible:
        return None


def _keep(app: Teamtuin, viewer: Viewer, result: WritingResult | None) -> Reflection | None:
    """Keep what was pressed for. A press that waits is kept before the field is drawn, which then goes."""
    if result is None:
        return None
    kept = app.reflections.keep(viewer, result.draft_id)
    st.session_state[KEPT] = kept.id
    return kept


def _field(viewer: Viewer, t: Texts) -> WritingResult | None:
    return writing_field(
        draft_in_hand(viewer, PLACE),
        owner_key=str(viewer.id),
        label=t.gettext("What would you like to hold on to from today?"),
        placeholder=t.gettext("One sentence is enough."),
        action=t.gettext("Save"),
        foot=t.gettext("Only you see this."),
        own_device=on_own_device(),
        focus=True,
        t=t,
    )


def _saved(app: Teamtuin, viewer: Viewer, t: Texts, kept: Reflection) -> None:
    """Say that it is saved; one question, and another one only when it is asked for."""
    theme.space(3)
    said = t.gettext("Saved. Only you see this.")
    st.html(f'<p class="tt-lead" role="status">{escape(said)}</p>')
    theme.space(6)
    if st.session_state.get(ANSWERED):
        _after_the_answer(t)
    else:
        outcome = deepening.ask(app, viewer, t, kept)
        if outcome is deepening.Outcome.ANSWERED:
            st.session_state[ANSWERED] = True
            again()
        if outcome is deepening.Outcome.DONE:
            _leave()
            again()
    theme.space(3)
    line_to_experiment.offer(app, viewer, t, kept)
    _ways_on(t, kept)


def _after_the_answer(t: Texts) -> None:
    with st.container(key="na_het_antwoord", horizontal=True, gap="small"):
        if st.button(t.gettext("Done for now"), key="today_done", type="primary"):
            _leave()
            again()
        if st.button(t.gettext("One more question"), key="today_one_more"):
            st.session_state.pop(ANSWERED)
            again()


def _leave() -> None:
    """Nothing of one's own stays on the screen."""
    st.session_state.pop(KEPT, None)
    st.session_state.pop(ANSWERED, None)
    line_to_experiment.forget()


def _ways_on(t: Texts, kept: Reflection) -> None:
    with st.container(key="stil_verder", horizontal=True, gap="medium"):
        if st.button(t.gettext("Read it in My garden"), key="today_read", type="tertiary"):
            _leave()
            st.switch_page("pages/my_garden.py", query_params={"id": str(kept.id)})
        if st.button(t.gettext("Write on"), key="today_write_on", type="tertiary"):
            _leave()
            st.switch_page("pages/write.py", query_params={"id": str(kept.id)})


def _what_waits(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """At most a row or two, and never a word of one's own: this page may stand on a class board."""
    if own_look.is_calm():
        return
    theme.space(8)
    drawn = [
        _unsaved(app, viewer, t),
        agreement.waiting(app, viewer, t),
        experiment_room.waits(app, viewer, t),
        experiment_today.offer(app, viewer, t),
    ]
    if not any(drawn):
        theme.quiet(t.gettext("Nothing waits for you."))
    theme.space(6)
    on_the_phone = escape(t.gettext("On your phone: Kort"))
    st.html(f'<p class="tt-quiet"><a href="{QUICK}" target="_self">{on_the_phone}</a></p>')


def _unsaved(app: Teamtuin, viewer: Viewer, t: Texts) -> bool:
    """A row for what was typed and not saved yet; whether there is any."""
    waiting = [draft for draft in app.drafts.unkept(viewer) if draft.place != PLACE]
    if not waiting:
        return False
    words = t.ngettext(
        "{n} text that you have not saved yet", "{n} texts that you have not saved yet", len(waiting)
    ).format(n=len(waiting))
    if rows.row("unsaved", words, t.gettext("It stands in My garden, only you see it")):
        st.switch_page("pages/my_garden.py")
    return True
