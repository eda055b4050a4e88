"""The harvest book: which one, whether the team has seen it, and the ways to take it along."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import N_, TeamtuinError
from teamtuin.exchange.harvest_book.document import Book, make_of, state
from teamtuin.exchange.harvest_book.gathering import Sources, sources
from teamtuin.exchange.harvest_book.where import PAGE, WORD, address
from teamtuin.harvest_book.model import WHOLE_YEAR, Audience, Which
from teamtuin.insight.terms import terms_of, year_name
from teamtuin.settings import Language
from teamtuin.texts import Texts
from teamtuin.ui import papers, rows, theme

ADDRESS = "oogst"
FOR = {Audience.TEAM: N_("For the team"), Audience.PARENTS: N_("For parents")}
LANGUAGES: dict[Language, str] = {"nl": "Nederlands", "en": "English"}
One = TypeVar("One")
LOOKED = "harvest_looked_over"
OTHERWISE = "elsewhere"


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Choose one, see how it stands, and take it along."""
    theme.back(t.gettext("Back to Our garden"), "harvest_back")
    theme.title(t.gettext("The harvest book"))
    found = sources(app, viewer)
    if not found.years:
        return theme.lead(
            t.gettext("What you try, decide and let go together comes here, as a book of the school year.")
        )
    theme.lead(t.gettext("What you tried, decided and let go, in one book: to print, to share or to keep."))
    which, language = _which(found, t), _language(t)
    theme.space(5)
    book = make_of(app, viewer, found, which, t)
    theme.body(state(book, t))
    if book.is_concept:
        theme.quiet(t.gettext("It leaves the school only after the team has seen it."))
    _papers(which, language, t)
    if book.is_concept:
        _look_over(app, viewer, found, book, t)


def _which(found: Sources, t: Texts) -> Which:
    """The year, the whole of it or a term, and for whom."""
    theme.space(3)
    year = _pills(t.gettext("Which school year?"), found.years, "harvest_year", year_name)
    terms = [place for place, term in enumerate(terms_of(date(year, 8, 1)), 1) if term.start <= found.today]
    names = {place: t.gettext(terms_of(date(year, 8, 1))[place - 1].name) for place in terms}
    whole = t.gettext("The whole year")
    term = _pills(
        t.gettext("Which part of it?"),
        (WHOLE_YEAR, *terms),
        f"harvest_term_{year}",
        lambda place: rows.capital(names.get(place, whole)),
    )
    audience = _pills(t.gettext("For whom?"), tuple(FOR), "harvest_for", lambda each: t.gettext(FOR[each]))
    return Which(year=year, term=term, audience=Audience(audience))


def _language(t: Texts) -> Language:
    others = (t.language, *(each for each in LANGUAGES if each != t.language))
    return _pills(t.gettext("In which language?"), others, "harvest_language", LANGUAGES.__getitem__)


def _pills(label: str, options: Sequence[One], key: str, words: Callable[[One], str]) -> One:
    """One of these; the first until something else is chosen."""
    theme.space(3)
    chosen = st.pills(
        label,
        options,
        default=options[0],
        required=True,
        format_func=words,
        key=key,
        persist_state="page",
    )
    return options[0] if chosen is None else chosen


def _papers(which: Which, language: Language, t: Texts) -> None:
    theme.space(3)
    papers.links(
        (address(which, language), "_blank", t.gettext("To print or as PDF")),
        (address(which, language, WORD), "_self", t.gettext("Word")),
        (address(which, language, PAGE), "_self", t.gettext("One file that opens anywhere")),
    )


def _look_over(app: Teamtuin, viewer: Viewer, found: Sources, book: Book, t: Texts) -> None:
    """Whoever is in the team says that the team looked at it, and where.

    The button is bound to what stands in the book: when that changed meanwhile, it is another one.
    """
    theme.heading(t.gettext("Did the team look at it?"))
    theme.quiet(
        t.gettext("Say so here, for all of you. When something in it changes, it becomes a concept again.")
    )
    theme.space(3)
    held = {str(day.id): day for day in found.soil.days if day.held_on <= found.today}
    at = st.selectbox(
        t.gettext("When did you look at it?"),
        [OTHERWISE, *held],
        format_func=lambda each: (
            rows.unmarked(f"{held[each].title.rstrip('.')}, {rows.short_day(held[each].held_on, t.language)}")
            if each in held
            else t.gettext("in another meeting")
        ),
        key=f"{LOOKED}_at",
    )
    day = None
    if at == OTHERWISE:
        day = st.date_input(
            t.gettext("On which day?"),
            found.today,
            max_value=found.today,
            format="DD-MM-YYYY",
            key=f"{LOOKED}_on",
        )
    theme.space(3)
    if not st.button(t.gettext("The team has seen it"), key=f"{LOOKED}_{book.version}", type="primary"):
        return None
    try:
        app.harvest_books.look_over(
            viewer, book.harvest.which, book.version, day, study_day_id=UUID(at) if at in held else None
        )
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    st.rerun()
