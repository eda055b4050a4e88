"""The list in Mijn tuin: one's own texts and what others shared, by month, and searching in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from itertools import groupby

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import N_
from teamtuin.people.model import Person
from teamtuin.reflections.model import Reflection
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme

AT_A_TIME = 30
WORDS, CHOICE, SHOWN = "garden_words", "garden_choice", "garden_shown"


class Choice(StrEnum):
    """What the list shows."""

    ALL = "all"
    ONLY_MINE = "only_mine"
    SHARED = "shared"
    WITH_ME = "with_me"


CHOICES = {
    Choice.ALL: N_("All"),
    Choice.ONLY_MINE: N_("Only mine"),
    Choice.SHARED: N_("Shared"),
    Choice.WITH_ME: N_("Shared with me"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row: a text, and who else can read it or whose it is."""

    reflection: Reflection
    readers: tuple[Person, ...] = ()
    writer: str | None = None

    def belongs_to(self, choice: Choice) -> bool:
        """Whether the row stands under this choice."""
        if choice is Choice.ALL:
            return True
        if choice is Choice.WITH_ME:
            return self.writer is not None
        return self.writer is None and bool(self.readers) is (choice is Choice.SHARED)

    def small(self, t: Texts) -> str:
        """The line under it: day, kind, and who can read it or whose it is."""
        day = rows.short_day(rows.day_of(self.reflection.written_at), t.language)
        if self.writer is None:
            last = rows.readers_in_row(self.readers, t)
        else:
            last = t.gettext("from {name}, shared with you").format(name=self.writer)
        return " · ".join((day, rows.kind_of(self.reflection.way_in, t), last))


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Search, choose, and read on in what is found."""
    everything = _entries(app, viewer, t)
    if not everything:
        return _nothing_yet(t)
    words = _search_field(t)
    choice = _choice(t)
    found = [entry for entry in everything if entry.belongs_to(choice)]
    if words:
        ids = {reflection.id for reflection in app.reflections.search(viewer, words)}
        found = [entry for entry in found if entry.reflection.id in ids]
    if found:
        _list(found, _how_many(words, choice), t)
    else:
        _nothing_found(words, choice, t)


def _entries(app: Teamtuin, viewer: Viewer, t: Texts) -> list[Entry]:
    """All the viewer may read, the latest first."""
    garden = app.reflections.garden(viewer)
    own = [Entry(reflection=mine.reflection, readers=mine.readers) for mine in garden.own]
    shared = [
        Entry(reflection=theirs, writer=writer.first_name if writer else t.gettext("a colleague"))
        for theirs, writer in garden.shared
    ]
    return sorted(own + shared, key=lambda entry: entry.reflection.written_at, reverse=True)


def _search_field(t: Texts) -> str:
    """What is searched for. It is kept in this tab only: in no address, on no device, in no log."""
    typed = st.text_input(
        t.gettext("Search in your own words"),
        key=WORDS,
        placeholder=t.gettext("Search in your own words"),
        label_visibility="collapsed",
        autocomplete="off",
        live="300ms",
        persist_state="page",
    )
    return (typed or "").strip()


def _choice(t: Texts) -> Choice:
    theme.space(3)
    chosen = st.pills(
        t.gettext("What do you want to see?"),
        list(CHOICES),
        default=Choice.ALL,
        required=True,
        format_func=lambda choice: t.gettext(CHOICES[choice]),
        key=CHOICE,
        label_visibility="collapsed",
        persist_state="page",
    )
    return Choice(chosen or Choice.ALL)


def _how_many(words: str, choice: Choice) -> int:
    """How many rows stand open; a new search begins at the top again."""
    search = (words, choice)
    before, count = st.session_state.get(SHOWN, (search, AT_A_TIME))
    if before != search:
        count = AT_A_TIME
    st.session_state[SHOWN] = (search, count)
    return int(count)


def _list(found: Sequence[Entry], count: int, t: Texts) -> None:
    shown = groupby(
        found[:count], key=lambda entry: rows.month(rows.day_of(entry.reflection.written_at), t.language)
    )
    for place, (month, entries) in enumerate(shown):
        theme.space(7 if place else 6)
        st.html(f'<h2 class="tt-h2">{escape(month)}</h2>')
        for entry in entries:
            _row(entry, t)
    if len(found) > count:
        theme.space(5)
        if st.button(t.gettext("Show more"), key="garden_more"):
            search, _ = st.session_state[SHOWN]
            st.session_state[SHOWN] = (search, count + AT_A_TIME)
            st.rerun()


def _row(entry: Entry, t: Texts) -> None:
    if rows.row(str(entry.reflection.id), entry.reflection.first_line, entry.small(t)):
        st.query_params["id"] = str(entry.reflection.id)
        st.rerun()


def _nothing_yet(t: Texts) -> None:
    theme.space(5)
    theme.lead(
        t.gettext("Everything you write comes to stand here. Only you see it, until you choose otherwise.")
    )
    theme.space(5)
    if st.button(t.gettext("Write a sentence"), type="primary", key="garden_write"):
        st.switch_page("pages/today.py")


def _nothing_found(words: str, choice: Choice, t: Texts) -> None:
    sentences = {
        Choice.ALL: t.gettext("Nothing stands here yet."),
        Choice.ONLY_MINE: t.gettext("Nothing stands here yet."),
        Choice.SHARED: t.gettext("You have not shared anything. That is fine."),
        Choice.WITH_ME: t.gettext("Nobody has shared anything with you."),
    }
    nothing = t.gettext("Nothing found with these words. Try a shorter word.") if words else sentences[choice]
    theme.space(6)
    st.html(f'<p class="tt-body" role="status">{escape(nothing)}</p>')
