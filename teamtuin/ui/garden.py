"""The list in Mijn tuin: everything of one's own and what others shared, by month, and searching in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from uuid import UUID

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import N_
from teamtuin.garden.model import Choice, Entry
from teamtuin.garden.searching import Hit
from teamtuin.texts import Texts
from teamtuin.ui import garden_thread, own_look, theme
from teamtuin.ui.garden_list import by_month, how_many, show_more

WORDS, CHOICE = "garden_words", "garden_choice"
CHOICES = {
    Choice.ALL: N_("All"),
    Choice.ONLY_MINE: N_("Only mine"),
    Choice.SHARED: N_("Shared"),
    Choice.WITH_ME: N_("Shared with me"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What stands in the list now: entries, what was found in each, and whether more comes after them."""

    entries: Sequence[Entry]
    hits: Mapping[UUID, Hit]
    more: bool
    near: bool = False


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """Something of earlier, search, choose, and read on in what is found."""
    at_rest = _at_rest(app, viewer)
    if at_rest and not at_rest.entries and not app.garden.page(viewer, Choice.READABLE, 1).entries:
        return _nothing_yet(t)
    card = st.container(gap=None)
    words = _search_field(t)
    choice = _choice(t)
    if not words:
        if not own_look.is_calm():
            with card:
                garden_thread.of_earlier(app, viewer, t)
        garden_thread.way_to_threads(t)
    resting = not words and choice is Choice.ALL
    listed = at_rest if at_rest and resting else _listed(app, viewer, words, choice)
    if listed.entries:
        _near(listed, t)
        by_month(listed.entries, t, hits=listed.hits)
        show_more(listed.more, (words, choice), t)
    else:
        _nothing_found(words, choice, t)


def _at_rest(app: Teamtuin, viewer: Viewer) -> Listed | None:
    """The list while nothing is searched or chosen; asked first, because an empty garden has no search."""
    if st.session_state.get(WORDS) or st.session_state.get(CHOICE, Choice.ALL) != Choice.ALL:
        return None
    return _listed(app, viewer, "", Choice.ALL)


def _listed(app: Teamtuin, viewer: Viewer, words: str, choice: Choice) -> Listed:
    most = how_many((words, choice))
    if not words:
        stretch = app.garden.page(viewer, choice, most)
        return Listed(entries=stretch.entries, hits={}, more=stretch.more)
    # Words are looked for in everything one may read, unless one chose a part of it.
    found = app.garden.search(viewer, words, Choice.READABLE if choice is Choice.ALL else choice)
    shown = found.entries[:most]
    return Listed(
        entries=shown,
        hits={entry.id: found.hit(entry) for entry in shown},
        more=len(found.entries) > most,
        near=found.near,
    )


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


def _near(listed: Listed, t: Texts) -> None:
    """Said before the rows, so that nobody wonders why these words stand there."""
    if listed.near:
        theme.space(5)
        nearly = t.gettext("Nothing with exactly these words. This comes near.")
        st.html(f'<p class="tt-quiet" role="status">{escape(nearly)}</p>')


def _nothing_yet(t: Texts) -> None:
    theme.space(5)
    theme.lead(
        t.gettext("Everything you write comes to stand here. Only you see it, until you choose otherwise.")
    )
    theme.space(5)
    if st.button(t.gettext("Write a sentence"), type="primary", key="garden_write"):
        st.switch_page("pages/today.py")


def _nothing_found(words: str, choice: Choice, t: Texts) -> None:
    here = t.gettext("Nothing stands here yet.")
    sentences = {
        Choice.SHARED: t.gettext("You have not shared anything. That is fine."),
        Choice.WITH_ME: t.gettext("Nobody has shared anything with you."),
    }
    nothing = (
        t.gettext("Nothing found with these words. Try a shorter word.")
        if words
        else sentences.get(choice, here)
    )
    theme.space(6)
    st.html(f'<p class="tt-body" role="status">{escape(nothing)}</p>')
