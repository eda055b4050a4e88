"""Many measurements at once: a column that was pasted or a CSV file, shown back before anything is kept.

What was pasted stands in a field that saves while one types; a file is put into that same field. So a
refusal loses nothing, and each line that is refused says why.
"""

from collections.abc import Sequence
from html import escape
from uuid import UUID

import streamlit as st
from babel.dates import format_date

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import DraftClosed, NotVisible, TeamtuinError
from teamtuin.exchange.measurement_column import How, Line, read_column
from teamtuin.experiments.looking.model import Point, span_of
from teamtuin.experiments.model import Experiment, Indicator, Span
from teamtuin.insight.sentences import number as in_words
from teamtuin.texts import Texts
from teamtuin.ui import forms, rows, theme
from teamtuin.ui.experiment_address import COLUMN, MEASURE, go, never_mind
from teamtuin.ui.text_file import text_file

CHECKING, FIRST = "column_checking", "column_first"
FIELD = "column"
EXAMPLE = "24-8-2026   12\n31-8-2026   14"


def column(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment, asked: str) -> None:
    """The field, or what it holds line by line."""
    own = app.experiments.looking.own(viewer, one.id)
    known = {str(each.id): each for each in (*one.indicators, *(each.indicator for each in own))}
    if asked not in known:
        go(MEASURE)
    indicator = known[asked]
    theme.kicker(indicator.label)
    draft_id = st.session_state.get(f"{CHECKING}_{asked}")
    if isinstance(draft_id, UUID):
        _check(app, viewer, t, indicator, draft_id)
    else:
        _field(app, viewer, t, one, indicator)
    never_mind(t)


def _field(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment, indicator: Indicator) -> None:
    theme.title(t.gettext("Paste a column"))
    theme.lead(t.gettext("A day and a number on each line, as in a spreadsheet."))
    theme.space(3)
    theme.quiet(
        t.gettext("Only numbers? Then they are weeks, one after the other. An empty line is a week without.")
    )
    theme.space(5)
    place = f"experiments:{one.id}:{COLUMN}{indicator.id}"
    ask = forms.Ask(name=FIELD, label=t.gettext("Days and numbers"), placeholder=EXAMPLE, height="13rem")
    drafts = forms.form(
        viewer,
        t,
        place,
        (ask,),
        action=t.gettext("Look at it first"),
        foot=t.gettext("Nothing is added yet."),
        between=lambda: _first_week(t, indicator),
    )
    if drafts:
        _look(indicator, drafts[FIELD])
    _upload(app, viewer, t, indicator, f"{place}:{FIELD}")


def _look(indicator: Indicator, draft_id: UUID) -> None:
    st.session_state[f"{CHECKING}_{indicator.id}"] = draft_id
    st.session_state[_kept(indicator)] = st.session_state.get(f"{FIRST}_{indicator.id}")
    st.rerun()


def _kept(indicator: Indicator) -> str:
    """Under which key the week is remembered in which its column begins."""
    return f"{FIRST}_kept_{indicator.id}"


def _first_week(t: Texts, indicator: Indicator) -> None:
    st.date_input(
        t.gettext("Only numbers: in which week does it begin?"),
        st.session_state.get(_kept(indicator)) or theme.today(),
        max_value=theme.today(),
        format="DD-MM-YYYY",
        key=f"{FIRST}_{indicator.id}",
    )
    theme.space(5)


def _upload(app: Teamtuin, viewer: Viewer, t: Texts, indicator: Indicator, place: str) -> None:
    """A file comes to stand in the field, unless something stands there already."""
    theme.space(5)
    text = text_file("column_file", t)
    if text is None:
        return None
    draft = app.drafts.open(viewer, place)
    if draft.has_text:
        return theme.wrong(
            t.gettext("There is text in the field already. Nothing was read. Empty the field first.")
        )
    try:
        put = app.drafts.put(viewer, draft.id, draft.rev, text)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    return _look(indicator, put.id)


def _check(app: Teamtuin, viewer: Viewer, t: Texts, indicator: Indicator, draft_id: UUID) -> None:
    try:
        text = app.drafts.read(viewer, draft_id).text
    except (DraftClosed, NotVisible):
        return _leave(indicator)
    lines = read_column(text, _how(indicator))
    refused = [line for line in lines if line.reason]
    points = [line.point for line in lines if line.point]
    if refused or not points:
        _refused(t, refused, len(points))
    else:
        _accepted(app, viewer, t, indicator, draft_id, points)
    _as_read(t, [line for line in lines if not line.reason])


def _how(indicator: Indicator) -> How:
    return How(
        share=indicator.is_share,
        span=span_of(indicator),
        first=st.session_state.get(_kept(indicator)) or theme.today(),
        today=theme.today(),
        called=frozenset({indicator.label.lower(), str(indicator.id)}),
    )


def _refused(t: Texts, refused: Sequence[Line], fine: int) -> None:
    count = len(refused)
    theme.title(
        t.ngettext("{n} line cannot be read", "{n} lines cannot be read", count).format(n=count)
        if count
        else t.gettext("There is no number here")
    )
    theme.lead(t.gettext("Nothing was added. What you pasted still stands there."))
    theme.space(5)
    told = "".join(_row((str(line.number), line.text, t.gettext(str(line.reason)))) for line in refused)
    if told:
        heads = (t.gettext("Line"), t.gettext("It says"), t.gettext("Why not"))
        st.html(f'<div class="tt-table"><table>{_head(heads)}{told}</table></div>')
        theme.space(5)
    if st.button(t.gettext("Change the column"), key="column_change", type="primary"):
        _back_to_field()
    if fine:
        theme.space(3)
        theme.quiet(t.ngettext("{n} other line is fine.", "{n} other lines are fine.", fine).format(n=fine))


def _row(cells: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _head(names: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<th>{escape(name)}</th>" for name in names) + "</tr>"


def _accepted(
    app: Teamtuin, viewer: Viewer, t: Texts, indicator: Indicator, draft_id: UUID, points: Sequence[Point]
) -> None:
    count = len(points)
    theme.title(
        t.ngettext("Is this right? {n} measurement", "Is this right? {n} measurements", count).format(n=count)
    )
    theme.lead(t.gettext("Nothing was added yet."))
    there = {one.measured_on for one in indicator.measurements}
    if again := sum(point.on in there for point in points):
        theme.space(3)
        theme.quiet(
            t.ngettext(
                "{n} takes the place of a number that stands there now.",
                "{n} take the place of numbers that stand there now.",
                again,
            ).format(n=again)
        )
    theme.space(5)
    with st.container(key="voet_stapel_kolom", horizontal=True, gap="small"):
        words = t.ngettext("Save this measurement", "Save these {n} measurements", count).format(n=count)
        if st.button(words, key="column_save", type="primary"):
            _save(app, viewer, t, indicator, draft_id, points)
        if st.button(t.gettext("Change the column"), key="column_change"):
            _back_to_field()


def _save(
    app: Teamtuin, viewer: Viewer, t: Texts, indicator: Indicator, draft_id: UUID, points: Sequence[Point]
) -> None:
    try:
        app.experiments.looking.take_column(viewer, indicator, {FIELD: draft_id}, points)
    except TeamtuinError as refusal:
        return theme.wrong(t.refusal(refusal))
    _leave(indicator)


def _leave(indicator: Indicator) -> None:
    st.session_state.pop(f"{CHECKING}_{indicator.id}", None)
    st.session_state.pop(_kept(indicator), None)
    go()


def _back_to_field() -> None:
    for key in [key for key in st.session_state if str(key).startswith(f"{CHECKING}_")]:
        st.session_state.pop(key)
    st.rerun()


def _as_read(t: Texts, lines: Sequence[Line]) -> None:
    """Every other line as it was understood; a heading too."""
    if not lines:
        return
    theme.space(5)
    told = "".join(f"<tr>{_cells(t, line)}</tr>" for line in lines)
    heads = (t.gettext("When"), t.gettext("Number"))
    st.html(f'<div class="tt-table"><table>{_head(heads)}{told}</table></div>')


def _cells(t: Texts, line: Line) -> str:
    point = line.point
    if point is None:
        heading = t.gettext("Read as a heading: {words}").format(words=line.text)
        return f'<td colspan="2">{escape(heading)}</td>'
    words = in_words(point.number, t.language)
    if point.total is not None:
        words = t.gettext("{met} of {total}").format(met=words, total=in_words(point.total, t.language))
    return f'<td>{escape(_when(t, point))}</td><td class="tt-number">{escape(words)}</td>'


def _when(t: Texts, point: Point) -> str:
    if point.span is Span.MONTH:
        return rows.capital(format_date(point.on, "LLLL y", locale=t.language))
    day = format_date(point.on, "d MMMM y", locale=t.language)
    return t.gettext("week of {day}").format(day=day) if point.span is Span.WEEK else day
