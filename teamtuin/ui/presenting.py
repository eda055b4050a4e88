"""Presenteren: the decks that one made, and three to begin with."""

from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.errors import N_, NotVisible, TeamtuinError
from teamtuin.insight.deck import on_offer
from teamtuin.insight.ready_decks import OVER, TITLES, Ready, ready
from teamtuin.presenting.model import Deck, Over
from teamtuin.study_days.model import StudyDay
from teamtuin.texts import Texts
from teamtuin.ui import presenting_deck, rows, theme
from teamtuin.ui.presenting_address import open_deck

FOR = {
    Ready.START: N_("the day before the children come"),
    Ready.HALFWAY: N_("what we see by now, and what we do with it"),
    Ready.COUNCIL: N_("what we try, what we ask, and what we let go"),
}


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The page that the address asks for: the list, or one deck."""
    if not app.presenting.may_make(viewer):
        return theme.title(t.gettext("This page is not there, or not for you."))
    asked = st.query_params.get("id", "")
    if not asked:
        return _list(app, viewer, t)
    try:
        deck = app.presenting.get(viewer, UUID(asked))
    except (ValueError, NotVisible):
        theme.back(t.gettext("Back to Presenting"), "present_to_list")
        return theme.title(t.gettext("This page is not there, or not for you."))
    presenting_deck.show(app, viewer, t, deck)


def _list(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    day = _day(app, viewer)
    if day:
        theme.kicker(f"{day.title} · {rows.long_day(day.held_on, t.language)}")
    theme.title(t.gettext("What do you want to show?"))
    theme.lead(
        t.gettext(
            "On the wall comes only what the whole team may see, without names. "
            "What you put together is yours: only you see it, with your notes."
        )
    )
    _mine(app, viewer, t, day)
    theme.heading(t.gettext("Begin with"))
    for which in Ready:
        if rows.row(f"ready_{which}", t.gettext(TITLES[which]), t.gettext(FOR[which])):
            _make(app, viewer, t, which, day)
    with st.container(key="stil_leeg_begin"):
        if st.button(t.gettext("Begin empty"), key="present_empty", type="tertiary"):
            _make(app, viewer, t, None, day)


def _day(app: Teamtuin, viewer: Viewer) -> StudyDay | None:
    """The study day for which one came here."""
    try:
        return app.study_days.get(viewer, UUID(st.query_params.get("dag", "")))
    except (ValueError, NotVisible):
        return None


def _mine(app: Teamtuin, viewer: Viewer, t: Texts, day: StudyDay | None) -> None:
    mine = [one for one in app.presenting.mine(viewer) if day is None or one.study_day_id == day.id]
    if mine:
        theme.heading(t.gettext("Yours"))
    for one in mine:
        if rows.row(f"deck_{one.id}", one.title, _small(one, t)):
            open_deck(one.id)


def _small(one: Deck, t: Texts) -> str:
    slides = t.ngettext("{n} slide", "{n} slides", len(one.slides)).format(n=len(one.slides))
    return f"{slides} · {rows.short_day(day_of(one.changed_at), t.language)}"


def _make(app: Teamtuin, viewer: Viewer, t: Texts, which: Ready | None, day: StudyDay | None) -> None:
    """A new deck, of which the slides are there already or not."""
    over = OVER[which] if which else Over.YEAR
    slides = ready(which, on_offer(app, viewer, over, t), t, day) if which else ()
    title = day.title if day else t.gettext(TITLES[which]) if which else t.gettext("A new presentation")
    try:
        deck = app.presenting.make(viewer, title, slides, over=over, study_day_id=day.id if day else None)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    open_deck(deck.id)
