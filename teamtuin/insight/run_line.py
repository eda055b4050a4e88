"""Draws a run chart: a line in time, its median, and only an unusually long run stands out."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from itertools import pairwise

from babel.dates import format_date

from teamtuin.insight.drawings import RunLine
from teamtuin.insight.look import Look
from teamtuin.insight.runchart import Verdict
from teamtuin.insight.sentences import number, short_day
from teamtuin.insight.sheet import Sheet, wrapped
from teamtuin.settings import Language
from teamtuin.texts import Texts

A_YEAR = timedelta(330)
MISSED = 1.6  # times the usual step between two measurements: there the line breaks


def run_line(drawing: RunLine, look: Look, t: Texts) -> Sheet:
    """The whole figure."""
    height = look.row * 4.6
    levels = min(2, len(drawing.changes))
    sheet = Sheet(
        look,
        height,
        l=look.text * 2.6,
        r=look.text * 7,
        b=look.text * 2.4,
        t=look.text * (2.6 + 2.6 * levels),
    )
    _calendar(sheet, drawing, t.language)
    for place, (when, words) in enumerate(drawing.changes):
        _change(sheet, when, f"{short_day(when, t.language)}<br>{escape(wrapped(words, 26))}", place % 2)
    sheet.write(
        0,
        1,
        escape(drawing.unit),
        look["muted"],
        xref="paper",
        yref="paper",
        yanchor="bottom",
        xshift=-look.text * 2.2,
        yshift=look.text * (0.6 + 2.6 * levels),
    )
    loud = _loud(drawing)
    if drawing.chart.has_line:
        _lines(sheet, drawing, loud)
        _median(sheet, drawing)
    _points(sheet, drawing, loud, t)
    _end_labels(sheet, drawing, height, t)
    _run_label(sheet, drawing, t)
    return sheet


def _loud(drawing: RunLine) -> range:
    """The places of an unusually long run, else everything: then nothing stands out."""
    chart = drawing.chart
    if chart.verdict is Verdict.SIGNAL and chart.long_run and chart.run:
        return range(chart.run.first, chart.run.last + 1)
    return range(len(chart.measurements))


def _calendar(sheet: Sheet, drawing: RunLine, language: Language) -> None:
    """Months set by hand, as many as fit: Plotly knows English only."""
    look, days = sheet.look, drawing.days
    start = min([days[0], *(when for when, _ in drawing.changes)])
    end = max([days[-1], *(when for when, _ in drawing.changes)])
    pad = max(4, (end - start).days // 30)
    room = timedelta(look.text * 3 / (look.width - look.text * 9.6) * ((end - start).days + 2 * pad))
    ticks = [start]
    for first in _months(start, end):
        if first - ticks[-1] >= room:
            ticks.append(first)
    pattern = "LLL'<br>'y" if end - start > A_YEAR else "LLL"
    names = [format_date(tick, pattern, locale=language).replace(".", "") for tick in ticks]
    sheet.axes["xaxis"] |= {
        "ticklabelstandoff": 6,  # else the first month touches the zero
        "type": "date",
        "tickvals": [tick.isoformat() for tick in ticks],
        "ticktext": names,
        "range": [(start - timedelta(pad)).isoformat(), (end + timedelta(pad)).isoformat()],
    }


def _months(start: date, end: date) -> list[date]:
    months = range(start.year * 12 + start.month, end.year * 12 + end.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def _change(sheet: Sheet, when: date, words: str, level: int) -> None:
    """A thin line where something changed, with its date and its words on top."""
    look, day = sheet.look, when.isoformat()
    sheet.shape("line", (day, day), (0, 1), yref="paper", line={"color": look["ink"], "width": look.line / 2})
    first, last = (date.fromisoformat(end) for end in sheet.axes["xaxis"]["range"])
    anchor = "right" if when > first + (last - first) * 0.55 else "left"
    shift = level * look.text * 2.6
    sheet.write(day, 1, words, yref="paper", yanchor="bottom", xanchor=anchor, yshift=shift)


def _lines(sheet: Sheet, drawing: RunLine, loud: range) -> None:
    look, values = sheet.look, drawing.chart.measurements
    color, _ = look.strand(drawing.strand)
    everywhere = len(loud) == len(values)
    whole = _broken(drawing.days, values, drawing.days)
    if everywhere:
        sheet.line(*whole, color=color, width=look.line)
    else:
        sheet.line(*whole, color=look["muted"], width=look.line / 2)
        part = slice(loud.start, loud.stop)
        sheet.line(*_broken(drawing.days[part], values[part], drawing.days), color=color, width=look.line)


def _broken(
    days: Sequence[date], values: Sequence[float], all_days: Sequence[date]
) -> tuple[list[str | None], list[float | None]]:
    """A line that stops before a missed measurement and starts again after it."""
    steps = [later - earlier for earlier, later in pairwise(all_days)]
    usual = sorted(steps)[len(steps) // 2] if steps else timedelta(7)
    x: list[str | None] = []
    y: list[float | None] = []
    for place, (day, value) in enumerate(zip(days, values, strict=True)):
        if place and day - days[place - 1] > usual * MISSED:
            x.append(None)
            y.append(None)
        x.append(day.isoformat())
        y.append(value)
    return x, y


def _median(sheet: Sheet, drawing: RunLine) -> None:
    """Solid over the points it was taken from, dashed where it is carried on."""
    look, chart, days = sheet.look, drawing.chart, drawing.days
    last = (chart.baseline or len(days)) - 1
    pieces = [(0, last, "solid"), (last, len(days) - 1, "dash")]
    for begin, end, dash in pieces:
        if begin < end or not begin:
            line = {"color": look["muted"], "width": look.line * 0.7, "dash": dash}
            ends = (days[begin].isoformat(), days[end].isoformat())
            sheet.shape("line", ends, (chart.median, chart.median), line=line)


def _points(sheet: Sheet, drawing: RunLine, loud: range, t: Texts) -> None:
    """Points on the median are open: they do not count."""
    look, values, median = sheet.look, drawing.chart.measurements, drawing.chart.median
    color, symbol = look.strand(drawing.strand)
    tints = [color if place in loud else look["muted"] for place in range(len(values))]
    idle = [drawing.chart.has_line and value == median for value in values]
    hover = [
        f"{escape(label)}: {number(value, t.language)}"
        for label, value in zip(drawing.labels, values, strict=True)
    ]
    sheet.marks(
        [day.isoformat() for day in drawing.days],
        values,
        hover,
        symbol=symbol,
        color=[look["paper"] if still else tint for still, tint in zip(idle, tints, strict=True)],
        line={"width": look.line * 0.7, "color": tints},
        size=[look.dot * (1 if place in loud else 0.75) for place in range(len(values))],
    )


def _end_labels(sheet: Sheet, drawing: RunLine, height: float, t: Texts) -> None:
    """The last number, and the median by name; never on top of each other."""
    look, chart = sheet.look, drawing.chart
    values, median = chart.measurements, chart.median
    low, top = min(0, *values) * 1.12, (max(0, *values) * 1.12 or 1)
    last = drawing.ends[1] if drawing.ends else number(values[-1], t.language)
    labels = [(values[-1], f"<b>{escape(last)}</b>", look.strand(drawing.strand)[0])]
    lines = 1.0
    if chart.has_line and median is not None:
        words = t.gettext("middle {median}").format(median=number(median, t.language))
        if chart.baseline:
            words, lines = "<br>".join((words, t.gettext("before"))), 1.5
        labels.append((median, words, look["muted"]))
    gap = (top - low) / height * look.text * 1.4 * lines
    push = max(0.0, gap - abs(labels[0][0] - labels[-1][0])) * (1 if labels[0][0] >= labels[-1][0] else -1)
    for place, (y, words, shade) in enumerate(labels):
        moved = y - push if place else y
        sheet.write(1, moved, words, shade, xref="paper", xshift=look.dot * 0.7)
    if drawing.ends:
        first = drawing.days[0].isoformat()
        under = median is not None and values[0] < median
        place_at = {"yanchor": "top" if under else "bottom", "yshift": look.dot * (-1 if under else 1)}
        sheet.write(first, values[0], escape(drawing.ends[0]), look["ink"], **place_at)
    sheet.axes["yaxis"] |= {"range": [low, top], "nticks": 4}


def _run_label(sheet: Sheet, drawing: RunLine, t: Texts) -> None:
    chart, look = drawing.chart, sheet.look
    if not (chart.verdict is Verdict.SIGNAL and chart.long_run and chart.run):
        return
    run = chart.run
    values = chart.measurements[run.first : run.last + 1]
    words = (
        t.gettext("{n} in a row<br>above the middle")
        if run.above
        else t.gettext("{n} in a row<br>below the middle")
    )
    sheet.write(
        drawing.days[run.last].isoformat(),
        max(values) if run.above else min(values),
        words.format(n=run.length),
        look.strand(drawing.strand)[0],
        xanchor="right",
        yanchor="bottom" if run.above else "top",
        yshift=look.dot * (1.3 if run.above else -1.3),
    )
