"""Shows an exhibit: question, sentence, figure, caveat, and the same numbers as a table and a file."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from html import escape
from threading import Semaphore
from typing import Any

import streamlit as st

from teamtuin.insight import figures
from teamtuin.insight.drawings import Drawing, Listing, Wall
from teamtuin.insight.exhibit import Cell, Exhibit, Table
from teamtuin.insight.look import STRANDS, Mode, Size, look
from teamtuin.insight.sentences import number
from teamtuin.settings import Language
from teamtuin.texts import Texts, texts_for
from teamtuin.ui import theme

ONE_AT_A_TIME = Semaphore(1)  # drawing takes a whole core; the pages for writing must not wait for it
KEPT = 128
"""Figures at a time: those of a page in two sizes, a few times over."""
STILL = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showAxisDragHandles": False}
SIZES = {"smal": Size.PHONE, "ruim": Size.LAPTOP}
"""Laid out twice, because the server does not know how wide a screen is; the sheet shows one of the two."""
_waiting: ContextVar[list[Callable[[], None]] | None] = ContextVar("figures_that_wait", default=None)


@contextmanager
def figures_last() -> Iterator[None]:
    """Within this run of a page all words come first, and then the figures, each in its place."""
    waiting: list[Callable[[], None]] = []
    before = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(before)
    for draw in waiting:
        draw()


def show(exhibit: Exhibit, t: Texts, *, question: bool = True, whole: Table | None = None) -> None:
    """The whole exhibit; without `question` the page has said it already. The file has the `whole` table."""
    with st.container(key=f"blad_{exhibit.key}", gap=None):
        if question:
            st.html(f'<h2 class="tt-h2">{escape(exhibit.question)}</h2><div class="tt-gap-3"></div>')
        theme.body(exhibit.sentence)
        if exhibit.listing:
            theme.space(5 if isinstance(exhibit.listing, Wall) else 3)
            st.html(listing_html(exhibit.listing))
        else:
            figure(exhibit, t)
        caveat(exhibit)
        numbers(exhibit, t, whole=whole)


def figure(exhibit: Exhibit, t: Texts) -> None:
    """The figure alone, if there is one; on a page where figures come last, room for it."""
    if exhibit.figure is None:
        return
    mode = Mode.DARK if st.context.theme.type == "dark" else Mode.LIGHT
    theme.space(3)
    for name, size in SIZES.items():
        place = f"figuur_{name}_{exhibit.key}"
        _keep_room(place, _height(exhibit.figure, size, t.language))
        _put(st.container(key=place, gap=None), exhibit, (exhibit.figure, size, mode, t.language), name)


def _keep_room(place: str, height: int) -> None:
    """What stands under a figure does not move when it comes."""
    named = re.sub(r"[^\w-]", "-", place)
    st.html(f"<style>.st-key-{named} {{ min-height: {height}px; }}</style>")


def _put(place: Any, exhibit: Exhibit, drawing: tuple[Drawing, Size, Mode, Language], name: str) -> None:
    """Draw it here, now or when all words are there."""

    def draw() -> None:
        key = f"plot_{name}_{exhibit.key}"
        place.plotly_chart(drawn(*drawing), theme=None, config=STILL, alt=exhibit.alt, key=key)

    waiting = _waiting.get()
    if waiting is None:
        draw()
    else:
        waiting.append(draw)


@lru_cache(maxsize=KEPT)
def drawn(drawing: Drawing, size: Size, mode: Mode, language: Language) -> Any:
    """The same for whoever looks: what may be shown is decided before it is drawn. Nothing changes it."""
    with ONE_AT_A_TIME:
        return figures.draw(drawing, look(size, mode), texts_for(language))


@lru_cache(maxsize=KEPT)
def _height(drawing: Drawing, size: Size, language: Language) -> int:
    """In pixels; it is the same in every mode."""
    sheet = figures.sketch(drawing, look(size, Mode.LIGHT), texts_for(language))
    return int(sheet.layout["height"])


def listing_html(listing: Listing) -> str:
    """A list in words; a strand has a dash of its own, always beside words."""
    if isinstance(listing, Wall):
        items = (f"<li>{escape(text)}<small>{escape(small)}</small></li>" for text, small in listing.items)
        return f'<ul class="tt-wall">{"".join(items)}</ul>'
    lines = (
        f"<li>{_dash(row.strand)}<div><b>{escape(row.title)}</b><p>{escape(row.line)}</p></div>"
        f"<i>{escape(row.word)}</i></li>"
        for row in listing.rows
    )
    return f'<ul class="tt-asks">{"".join(lines)}</ul>'


def _dash(strand: str | None) -> str:
    token = STRANDS[strand][0] if strand in STRANDS else ""
    return f'<span class="tt-mark {token}"></span>' if token else "<span></span>"


def caveat(exhibit: Exhibit) -> None:
    """What the numbers do not say."""
    if exhibit.caveat:
        theme.space(2)
        theme.quiet(exhibit.caveat)


def numbers(exhibit: Exhibit, t: Texts, *, whole: Table | None = None) -> None:
    """The table on request, and the file, which may hold more."""
    if not exhibit.table.rows:
        return
    shown = f"tabel_open_{exhibit.key}"
    with st.container(key=f"stil_blad_{exhibit.key}", horizontal=True, gap="medium"):
        is_open = bool(st.session_state.get(shown))
        words = t.gettext("Hide the table") if is_open else t.gettext("Show as a table")
        st.button(words, key=f"tabel_{exhibit.key}", type="tertiary", on_click=_turn, args=(shown,))
        st.download_button(
            t.gettext("CSV"),
            (whole or exhibit.table).csv(),
            file_name=f"{exhibit.key}.csv",
            mime="text/csv",
            key=f"csv_{exhibit.key}",
            type="tertiary",
            on_click="ignore",
        )
    if is_open:
        st.html(table_html(exhibit.table, exhibit.question, t))


def _turn(shown: str) -> None:
    """Before the page is drawn, so that it is drawn once."""
    st.session_state[shown] = not st.session_state.get(shown)


def table_html(table: Table, caption: str, t: Texts) -> str:
    """A real table, with its columns named."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = "".join(_row(row, t) for row in table.rows)
    named = f'<caption class="tt-aside">{escape(caption)}</caption>'
    inside = f"<table>{named}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="tt-table" tabindex="0" role="region" aria-label="{escape(caption)}">{inside}</div>'


def _row(row: Sequence[Cell], t: Texts) -> str:
    """Its first cell names it, as a screen reader says at each of the others."""
    first, *rest = row
    named = escape(first if isinstance(first, str) else number(first, t.language))
    return f'<tr><th scope="row">{named}</th>{"".join(_cell(cell, t) for cell in rest)}</tr>'


def _cell(cell: Cell, t: Texts) -> str:
    if isinstance(cell, str):
        return f"<td>{escape(cell)}</td>"
    return f'<td class="tt-number">{escape(number(cell, t.language))}</td>'
