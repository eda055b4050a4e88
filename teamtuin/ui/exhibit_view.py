"""Shows an exhibit: question, sentence, figure, caveat, and the same numbers as a table and a file."""

from collections.abc import Sequence
from html import escape
from threading import Semaphore

import streamlit as st

from teamtuin.insight import figures
from teamtuin.insight.drawings import Listing, Wall
from teamtuin.insight.exhibit import Cell, Exhibit, Table
from teamtuin.insight.look import STRANDS, Mode, Size, look
from teamtuin.insight.sentences import number
from teamtuin.texts import Texts
from teamtuin.ui import theme

ONE_AT_A_TIME = Semaphore(1)  # drawing takes a whole core; the pages for writing must not wait for it
STILL = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showAxisDragHandles": False}
SIZES = {"smal": Size.PHONE, "ruim": Size.LAPTOP}
"""Laid out twice, because the server does not know how wide a screen is; the sheet shows one of the two."""


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
    """The figure alone, if there is one."""
    if exhibit.figure is None:
        return
    mode = Mode.DARK if st.context.theme.type == "dark" else Mode.LIGHT
    theme.space(3)
    for name, size in SIZES.items():
        with ONE_AT_A_TIME:
            drawn = figures.draw(exhibit.figure, look(size, mode), t)
        with st.container(key=f"figuur_{name}_{exhibit.key}", gap=None):
            st.plotly_chart(
                drawn, theme=None, config=STILL, alt=exhibit.alt, key=f"plot_{name}_{exhibit.key}"
            )


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
        if st.button(words, key=f"tabel_{exhibit.key}", type="tertiary"):
            st.session_state[shown] = not is_open
            st.rerun()
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
