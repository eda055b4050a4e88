"""Draws what may be shown, in the look of the house. It counts nothing, hides nothing, decides nothing.

Plotly is loaded here only, and only when something is drawn: no page for writing waits for it.
"""

from functools import singledispatch
from html import escape
from math import ceil
from typing import Any

from teamtuin.insight.drawings import (
    Counted,
    CountedRow,
    Drawing,
    GoalAndGuardrail,
    Groups,
    Occasions,
    Phases,
    RunLine,
    SchoolYear,
    TwoGroups,
)
from teamtuin.insight.look import Look
from teamtuin.insight.run_line import goal_and_guardrail, run_line
from teamtuin.insight.sheet import Sheet, shortened, wrapped
from teamtuin.insight.template import template
from teamtuin.insight.year_line import year_line
from teamtuin.texts import Texts

MOST_MARKS = 30  # in one cell; above it only the number
SMALLEST = 0.6  # of a marker, from one mark in a cell to the next; smaller is dust
PHONE_COLUMNS = 6
A_SIGN = 0.53  # of the size of the text: about as wide as a letter


def draw(drawing: Drawing, look: Look, t: Texts) -> Any:
    """A Plotly figure."""
    import plotly.graph_objects as go

    sheet = sketch(drawing, look, t)
    return go.Figure(data=sheet.data, layout={"template": template(look, t.language), **sheet.layout})


def sketch(drawing: Drawing, look: Look, t: Texts) -> Sheet:
    """The same without Plotly."""
    return _sketch(drawing, look, t)


@singledispatch
def _sketch(drawing: object, look: Look, t: Texts) -> Sheet:
    raise TypeError(type(drawing).__name__)


@_sketch.register
def _(drawing: RunLine, look: Look, t: Texts) -> Sheet:
    return run_line(drawing, look, t)


@_sketch.register
def _(drawing: GoalAndGuardrail, look: Look, t: Texts) -> Sheet:
    return goal_and_guardrail(drawing, look, t)


@_sketch.register
def _(drawing: SchoolYear, look: Look, t: Texts) -> Sheet:
    return year_line(drawing, look, t)


@_sketch.register
def _(drawing: Occasions, look: Look, t: Texts) -> Sheet:
    columns = drawing.columns[-PHONE_COLUMNS:] if look.phone else drawing.columns
    color, symbol = look.strand(drawing.strand)
    tall = max([column.total or 0 for column in columns], default=0) or 1
    step = look.row * min(0.62, 5 / tall)
    room = look.width / (len(columns) + 0.2)
    two_lines = look.phone or room < look.text * 5
    sheet = Sheet(look, step * (tall + 0.6) + look.text * 2, l=4, b=look.text * (3.1 if two_lines else 1.8))
    told = _thinned(len(columns), room, look)
    for place, column in enumerate(columns):
        if column.total is None or column.met is None:
            words = t.gettext("not shown").replace(" ", "<br>")
            sheet.band((place - 0.4, place + 0.4), (0, 1), yref="paper")
            sheet.write(place, 0, words, look["muted"], yanchor="bottom", xanchor="center")
            continue
        said = t.gettext("{met} of {total}").format(met=column.met, total=column.total)
        sheet.marks(
            [place] * column.total,
            list(range(column.total)),
            [f"{escape(column.label)}: {said}"] * column.total,
            symbol=symbol,
            size=min(look.dot * 1.9, step * 0.6, room * 0.6),
            color=[color if mark < column.met else look["paper"] for mark in range(column.total)],
            line={"color": color, "width": look.line * 0.9},
        )
        if place in told:
            label = said.replace(" ", "<br>", 1) if two_lines else said
            sheet.write(place, column.total - 0.4, label, xanchor="center", yanchor="bottom")
    labels = [escape(columns[place].label) for place in told]
    sheet.axes["xaxis"] |= {
        "tickvals": told,
        "ticktext": [label.replace(" ", "<br>", 1) if two_lines else label for label in labels],
        "range": [-0.6, len(columns) - 0.4],
    }
    sheet.axes["yaxis"] |= {"range": [-0.6, tall + look.text * 2 / step], "visible": False}
    return sheet


def _thinned(columns: int, room: float, look: Look) -> list[int]:
    """The columns that get words, as many as fit; the last always does."""
    every = ceil(look.text * 6 * A_SIGN / room)
    return [*range(columns - 1, -1, -every)][::-1]


@_sketch.register
def _(drawing: TwoGroups, look: Look, t: Texts) -> Sheet:
    rounds = drawing.rounds
    most = max([5, *(count for one in rounds for count in (one.low, one.high) if count is not None)])
    side = look.text * 4.5
    sheet = Sheet(look, look.row * 0.9 * len(rounds), l=side, r=look.text * 4, t=look.text * 1.8)
    sheet.write(
        0, 1, t.gettext("1 to 3"), look["muted"], yref="paper", yanchor="bottom", xanchor="right", xshift=-4
    )
    sheet.write(0, 1, t.gettext("4 or 5"), look["leaf"], yref="paper", yanchor="bottom", xshift=4)
    for place, one in enumerate(rounds):
        sheet.write(0, -place, escape(one.label), look["muted"], xref="paper", xshift=-side)
        _groups(sheet, one, -place, most, t)
    sheet.axes["xaxis"] |= {"visible": False, "range": [-most * 1.2, most * 1.2]}
    sheet.axes["yaxis"] |= {"visible": False, "range": [-len(rounds) + 0.45, 0.55]}
    return sheet


def _groups(sheet: Sheet, one: Groups, y: int, most: int, t: Texts) -> None:
    look = sheet.look
    if one.answers is not None:
        words = t.gettext("n = {n}").format(n=one.answers)
        sheet.write(1, y, words, look["muted"], xref="paper", xanchor="right", xshift=look.text * 4)
    if one.low is None or one.high is None:
        sheet.band((-most, most), (y - 0.31, y + 0.31))
        sheet.write(0, y, t.gettext("not shown"), look["muted"], xanchor="center")
        return
    hover = t.gettext("{round}: {count} of {n}")
    for count, way, color, edge in ((one.low, -1, "hair", "muted"), (one.high, 1, "leaf", "leaf")):
        said = hover.format(round=escape(one.label), count=count, n=one.answers)
        if count:
            sheet.bar(way * count, y, said, look[color], look[edge])
        number = f"<b>{count}</b>" if count else "0"
        place = {"xanchor": "left" if way > 0 else "right", "xshift": way * look.text * 0.3}
        sheet.write(way * count, y, number, look["ink" if count else "muted"], **place)


@_sketch.register
def _(drawing: Counted, look: Look, t: Texts) -> Sheet:
    names = [row.name for row in drawing.rows]
    top = look.text * (2 if drawing.columns[0] else 0.5)
    sheet = Sheet(look, look.row * len(names), t=top, l=4 if look.phone else look.left)
    room = look.width - (4 if look.phone else look.left) - look.text
    a_column = room / len(drawing.columns)
    for_marks = a_column - look.text * 2.2  # behind them stands their number
    fitting = min(MOST_MARKS, int(for_marks / (SMALLEST * look.dot) - 0.5))
    most = max([3, *(count for row in drawing.rows for count in row.counts if count <= fitting)]) + 0.5
    pitch = min(2.2 * look.dot, for_marks / most)
    longest = max(map(len, drawing.columns)) * A_SIGN * look.text + look.text
    block = min(a_column, max(most * pitch + look.text * 2.2, longest)) / pitch
    for place, row in enumerate(drawing.rows):
        for column, count in enumerate(row.counts):
            if row.hidden:
                sheet.write(column * block + 0.25, -place, t.gettext("not shown"), look["muted"])
            else:
                _cell(sheet, row, count if count <= fitting else 0, (column * block, -place), pitch, count)
    for column, words in enumerate(drawing.columns):
        sheet.write(column * block + 0.1, 1, escape(words), look["muted"], yref="paper", yanchor="bottom")
    _row_names(sheet, names)
    sheet.axes["xaxis"] |= {"visible": False, "range": [0, room / pitch]}
    return sheet


def _cell(
    sheet: Sheet, row: CountedRow, marks: int, at: tuple[float, float], pitch: float, count: int
) -> None:
    """So many marks, or none where they do not fit, and the number."""
    look, (x, y) = sheet.look, at
    if marks:
        sheet.marks(
            [x + 0.5 + mark for mark in range(marks)],
            [y] * marks,
            [f"{escape(row.name)}: {count}"] * marks,
            symbol=row.symbol + ("-open" if row.open else ""),
            size=pitch * 0.68,
            color=look["muted" if row.open else "leaf"],
            line={"width": look.line if row.open else 0},
        )
    number = f"<b>{count}</b>" if count else "0"
    sheet.write(x + marks + 0.25, y, number, look["ink" if count else "muted"])


def _row_names(sheet: Sheet, names: list[str]) -> None:
    """Left of the row where there is room, above it on a phone."""
    look = sheet.look
    for place, name in enumerate(names):
        if look.phone:
            sheet.write(0, -place + 0.38, escape(name), xref="paper")
        else:
            words = wrapped(escape(name), look.wrap)
            sheet.write(0, -place, words, xref="paper", xanchor="right", xshift=-look.dot)
    sheet.axes["yaxis"] |= {"range": [-len(names) + 0.45, 0.65], "visible": False}


@_sketch.register
def _(drawing: Phases, look: Look, t: Texts) -> Sheet:
    rows, end = drawing.rows, len(drawing.steps) - 1

    def signs(part: float) -> int:
        return int(look.width * part / (look.text * A_SIGN))

    sheet = Sheet(look, look.row * (1.8 if look.phone else 1.3) * len(rows), l=look.dot, t=look.text * 1.6)
    for step, word in enumerate(drawing.steps):
        anchor = "right" if step == end else "center" if step else "left"
        sheet.write(step, 1, word, look["muted"], yref="paper", yanchor="bottom", xanchor=anchor)
    for place, row in enumerate(rows):
        color, symbol = look.strand(row.strand)
        sheet.line([0, end], [-place, -place], color=look["hair"], width=look.line * 0.8)
        sheet.marks(
            list(range(end + 1)),
            [-place] * (end + 1),
            None,
            color=look["hair"],
            size=look.dot * 0.6,
        )
        sheet.marks(
            [row.step],
            [-place],
            [f"{escape(row.title)}: {escape(row.decision or drawing.steps[row.step])}"],
            symbol=symbol,
            size=look.dot * 1.8,
            color=look["paper"] if row.let_go else color,
            line={"color": color, "width": look.line},
        )
        ask = wrapped(escape(row.ask), signs(1 if look.phone else 0.39))
        named = shortened(row.title, signs(1 if look.phone else 0.6) - len(row.decision) - 1)
        title = f"<b>{escape(named)}</b> <span style='color:{color}'>{escape(row.decision)}</span>"
        below = f"<br>{ask}" if look.phone else ""
        sheet.write(0, -place + 0.26, title + below, yanchor="bottom", xshift=-look.dot * 0.4)
        if not look.phone:
            sheet.write(end + 0.4, -place + 0.1, ask)
    sheet.axes["xaxis"] |= {"visible": False, "range": [0, end + (0.1 if look.phone else 2.6)]}
    sheet.axes["yaxis"] |= {"visible": False, "range": [-len(rows) + 0.65, 0.9 if look.phone else 0.8]}
    return sheet
