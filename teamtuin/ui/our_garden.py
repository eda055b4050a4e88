"""Onze tuin: energy first, then the room that is asked, what we try, let go and learn together."""

from collections.abc import Sequence

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import room_at
from teamtuin.app import Teamtuin
from teamtuin.errors import N_
from teamtuin.insight import our_garden
from teamtuin.insight.exhibit import Exhibit
from teamtuin.insight.letter import month_to_read
from teamtuin.insight.terms import Stretch, period
from teamtuin.people.model import Role
from teamtuin.texts import Texts
from teamtuin.ui import (
    exhibit_view,
    experiment_address,
    harvest_book,
    letter,
    registration,
    rounds,
    rows,
    theme,
)

STRETCHES = {
    Stretch.TERM: N_("This period"),
    Stretch.YEAR: N_("This school year"),
    Stretch.YEAR_BEFORE: N_("Last school year"),
}
CHOICE, FORM = "our_garden_stretch", "doe"


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The whole page, or the book that is made of it; outside the team nothing is counted."""
    if st.query_params.get(FORM) == harvest_book.ADDRESS:
        return harvest_book.show(app, viewer, t)
    if st.query_params.get(FORM) == letter.ADDRESS:
        return letter.show(app, viewer, t)
    theme.title(t.gettext("How is our learning going?"))
    theme.lead(t.gettext("Everybody at school sees this page like this. Nothing in it is about a person."))
    _to_take_along(t)
    stretch = _stretch(t)
    garden = our_garden.look(app.store, viewer, stretch, theme.today(), t, _leader(app, viewer, t))
    _exhibits(garden.energy, t)
    rounds.pulse(app, viewer, t)
    _exhibits([garden.room_asked], t)
    _exhibits([garden.school_year, garden.proeftuinen], t)
    _way("/proeftuinen", "pages/experiments.py", t.gettext("To the proeftuinen"))
    _exhibits([garden.measured, garden.decided], t)
    _way("/proeftuinen", "pages/experiments.py", t.gettext("To the decisions"), doe=experiment_address.LOG)
    _exhibits([garden.voices, garden.let_go, garden.sessions], t)
    _exhibits([garden.agreements] if garden.agreements else [], t)
    _exhibits([garden.study_days], t)
    _way("/studiedagen", "pages/study_days.py", t.gettext("To the study days"))
    _exhibits([garden.carriers], t)
    rounds.boards(app, viewer, t)
    registration.show(app, viewer, t, stretch)


def _to_take_along(t: Texts) -> None:
    """The ways to the letter of a month and to the harvest book."""
    ways = (
        ("our_garden_letter", letter.name_of(month_to_read(theme.today()), t), letter.ADDRESS),
        ("our_garden_book", t.gettext("The harvest book of a school year"), harvest_book.ADDRESS),
    )
    with st.container(key="stil_oogstboek", horizontal=True, gap="medium"):
        for key, words, address in ways:
            if st.button(words, key=key, type="tertiary"):
                st.query_params[FORM] = address
                st.rerun()


def _stretch(t: Texts) -> Stretch:
    """Over which time one looks, and from which day to which that is."""
    theme.space(5)
    chosen = st.pills(
        t.gettext("Over which time?"),
        list(STRETCHES),
        default=Stretch.YEAR,
        required=True,
        format_func=lambda stretch: t.gettext(STRETCHES[stretch]),
        key=CHOICE,
        label_visibility="collapsed",
        persist_state="page",
    )
    stretch = Stretch(chosen or Stretch.YEAR)
    over = period(stretch, theme.today())
    last = min(over.end, theme.today())
    theme.space(2)
    theme.quiet(
        t.gettext("{start} to {end}").format(
            start=rows.short_day(over.start, t.language), end=rows.short_day(last, t.language)
        )
    )
    return stretch


def _exhibits(exhibits: Sequence[Exhibit], t: Texts) -> None:
    for exhibit in exhibits:
        theme.space(8)
        exhibit_view.show(exhibit, t)


def _way(path: str, file: str, words: str, **more: str) -> None:
    """The way to a room that is built, or to a part of it."""
    key = "_".join(("our_garden_to", path.strip("/"), *more.values()))
    if room_at(path) and st.button(words, key=key, type="tertiary"):
        st.switch_page(file, query_params=more)


def _leader(app: Teamtuin, viewer: Viewer, t: Texts) -> str:
    names = [person.first_name for person in app.people.team(viewer) if person.has(Role.PRINCIPAL)]
    return rows.names_in_words(names, t) if names else ""
