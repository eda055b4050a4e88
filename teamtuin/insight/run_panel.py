"""Draws one run chart in its panel: a line that breaks where nothing was measured, and its median.

Colour says nothing alone: an unusually long run is thicker and named, points on the median are open, what was
before stands under a bracket with its words, and its median goes on in dashes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from teamtuin.insight.drawings import RunLine
from teamtuin.insight.look import Look
from teamtuin.insight.runchart import Verdict
from teamtuin.insight.sentences import A_SCHOOL_YEAR, number, short_day
from teamtuin.insight.sheet import Sheet
from teamtuin.texts import Texts

MOST_BANDS = 12  # a year of holidays; more of them would be wallpaper
SMALLEST_DOT = 1.0
APART = 1.5  # times the text, between the words at the end
CROWDED = 120  # points: dots would make one blot of them, so the line is thin and has none to speak of


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A line, the axis it is drawn on, how high that is (pixels), and where a day stands."""

    drawing: RunLine
    axis: str
    height: float
    at: Callable[[date], int]

    @property
    def loud(self) -> range:
        """The places of an unusually long run among the drawn points, else nothing."""
        chart, first = self.drawing.chart, self.drawing.drawn_from
        if chart.verdict is Verdict.SIGNAL and chart.long_run and chart.run:
            return range(max(0, chart.run.first - first), max(0, chart.run.last + 1 - first))
        return range(0)

    def color(self, look: Look) -> tuple[str, str]:
        """Of the line that the sentence is about; what is only kept an eye on stays quiet."""
        if not self.drawing.guardrail:
            return look.strand(self.drawing.strand)
        return look["ink" if self.loud else "muted"], "circle"

    def dot(self, look: Look) -> float:
        """Smaller when many stand beside each other, so that a line stays a line."""
        room = look.width * 0.75 / max(1, len(self.drawing.drawn_days))
        return SMALLEST_DOT if self.is_crowded else round(min(look.dot, room * 1.1), 1)

    @property
    def is_crowded(self) -> bool:
        return len(self.drawing.drawn_days) > CROWDED


def draw(sheet: Sheet, panel: Panel, t: Texts) -> None:
    """Bands, median, points and words."""
    low, top = _scale(panel.drawing)
    _bands(sheet, panel)
    if panel.drawing.chart.has_line:
        _median(sheet, panel)
    if panel.drawing.drawn_baseline:
        _bracket(sheet, panel)
    _points(sheet, panel, t)
    _end_labels(sheet, panel, low, (top - low) / panel.height, t)
    _run_label(sheet, panel, t)
    sheet.axes[panel.axis.replace("y", "yaxis")] |= {"range": [low, top], "nticks": 4}


def _scale(drawing: RunLine) -> tuple[float, float]:
    """From zero, with room for a label at the first point."""
    room = 1.3 if drawing.ends else 1.12
    values = (*drawing.drawn_values, drawing.chart.median or 0)
    return min(0, *values) * 1.12, (max(0, *values) or 1) * room


def _bands(sheet: Sheet, panel: Panel) -> None:
    """Where nothing was measured: a holiday, mostly."""
    gaps = panel.drawing.gaps
    for before, after in gaps if len(gaps) <= MOST_BANDS else ():
        half = panel.drawing.usual_step.days / 2
        ends = (panel.at(before) + half, panel.at(after) - half)
        sheet.band(ends, (0, 1), yref=f"{panel.axis} domain")


def _median(sheet: Sheet, panel: Panel) -> None:
    """Solid over the points it was taken from, dashed where it is carried on."""
    look, drawing = sheet.look, panel.drawing
    days, median = drawing.drawn_days, drawing.chart.median
    made = drawing.drawn_baseline or (days if drawing.chart.baseline is None else ())
    pieces = [(made[0], made[-1], "solid")] if made else []
    if len(made) < len(days):
        pieces.append((made[-1] if made else days[0], days[-1], "dash"))
    for begin, end, dash in pieces:
        line = {"color": look["muted"], "width": look.line * 0.7, "dash": dash}
        sheet.shape("line", (panel.at(begin), panel.at(end)), (median, median), line=line, yref=panel.axis)


def _bracket(sheet: Sheet, panel: Panel) -> None:
    """Over the measurements of before; its words stand above it."""
    look, days = sheet.look, panel.drawing.drawn_baseline
    begin, end = panel.at(days[0]), panel.at(days[-1])
    line = {"color": look["muted"], "width": look.line * 0.7}
    where = f"{panel.axis} domain"
    for ends, heights in (((begin, end), (1, 1)), ((begin, begin), (0.96, 1)), ((end, end), (0.96, 1))):
        sheet.shape("line", ends, heights, yref=where, line=line)


def _points(sheet: Sheet, panel: Panel, t: Texts) -> None:
    """One line of everything, over it the long run, and open points on the median: they do not count."""
    look, drawing, loud = sheet.look, panel.drawing, panel.loud
    (color, symbol), dot = panel.color(look), panel.dot(look)
    everything = range(len(drawing.drawn_days))
    hover = {place: _hover(drawing, place, t) for place in everything}
    if not drawing.chart.has_line:
        sheet.run(*_of(panel, everything, hover), axis=panel.axis, marker=_dots(color, symbol, dot, look))
        return
    shade, share = (look["muted"], 0.5) if loud else (color, 1.0)
    thin = 0.5 if panel.is_crowded else 1.0
    marker = _dots(shade, symbol, dot * (0.75 if loud else 1), look)
    line = {"color": shade, "width": look.line * share * thin}
    sheet.run(*_broken(panel, everything, hover), axis=panel.axis, line=line, marker=marker)
    if loud:
        line, marker = {"color": color, "width": look.line * thin}, _dots(color, symbol, dot, look)
        sheet.run(*_broken(panel, loud, None), axis=panel.axis, line=line, marker=marker)
    if panel.is_crowded:
        return
    _idle(sheet, panel, [place for place in everything if place in loud or not loud], color, dot)
    _idle(sheet, panel, [place for place in everything if loud and place not in loud], shade, dot * 0.75)


def _idle(sheet: Sheet, panel: Panel, places: Sequence[int], edge: str, dot: float) -> None:
    """Those on the median do not count: open."""
    look, values = sheet.look, panel.drawing.drawn_values
    found = [place for place in places if values[place] == panel.drawing.chart.median]
    if found:
        marker = _dots(edge, panel.color(look)[1], dot, look) | {"color": look["paper"]}
        sheet.run(*_of(panel, found, None), axis=panel.axis, marker=marker)


def _dots(color: str, symbol: str, size: float, look: Look) -> dict[str, object]:
    edge = {"width": look.line * 0.7 if size > SMALLEST_DOT else 0, "color": color}
    return {"color": color, "symbol": symbol, "size": size, "line": edge}


def _hover(drawing: RunLine, place: int, t: Texts) -> str:
    """7 sep: 34. A month keeps its name, and over years the year is said."""
    days, label = drawing.drawn_days, drawing.labels[drawing.drawn_from + place]
    if label[:1].isdigit() and days[-1] - days[0] <= A_SCHOOL_YEAR:
        label = short_day(days[place], t.language)
    return f"{escape(label)}: {number(drawing.drawn_values[place], t.language)}"


Line = tuple[list[int | None], list[float | None], list[str] | None]


def _of(panel: Panel, places: Iterable[int], hover: dict[int, str] | None) -> Line:
    drawing, found = panel.drawing, list(places)
    return (
        [panel.at(drawing.drawn_days[place]) for place in found],
        [drawing.drawn_values[place] for place in found],
        [hover[place] for place in found] if hover else None,
    )


def _broken(panel: Panel, places: Sequence[int], hover: dict[int, str] | None) -> Line:
    """A line that stops before a missed measurement and starts again after it."""
    x, y, said = _of(panel, places, hover)
    resumes = {after for _, after in panel.drawing.gaps}
    for place in reversed(places[1:]):
        if panel.drawing.drawn_days[place] in resumes:
            where = place - places[0]
            x.insert(where, None)
            y.insert(where, None)
            if said:
                said.insert(where, "")
    return x, y, said


def end_words(drawing: RunLine, t: Texts) -> list[str]:
    """The last number, and the median by name where it is drawn."""
    chart = drawing.chart
    last = drawing.ends[1] if drawing.ends else number(drawing.drawn_values[-1], t.language)
    if not chart.has_line or chart.median is None:
        return [last]
    words = t.gettext("middle {median}").format(median=number(chart.median, t.language))
    return [last, "\n".join((words, t.gettext("before"))) if chart.baseline else words]


def _end_labels(sheet: Sheet, panel: Panel, low: float, a_pixel: float, t: Texts) -> None:
    """Never on top of each other, nor below the axis; moved by pixels: what lies outside an axis vanishes."""
    look, drawing = sheet.look, panel.drawing
    last, *median = end_words(drawing, t)
    value, middle = drawing.drawn_values[-1], drawing.chart.median or 0
    labels = [(value, f"<b>{escape(last)}</b>", panel.color(look)[0])]
    labels += [(middle, escape(words).replace("\n", "<br>"), look["muted"]) for words in median]
    apart = look.text * APART * (1.5 if drawing.chart.baseline else 1)
    at = _moved_apart((value - low) / a_pixel, (middle - low) / a_pixel, apart) if median else (0,)
    for (y, words, shade), high in zip(labels, at, strict=True):
        shift = round(high - (y - low) / a_pixel, 1) if median else 0
        more = {"yshift": shift} if shift else {}
        sheet.write(1, y, words, shade, xref="paper", yref=panel.axis, xshift=look.dot * 0.7, **more)
    if drawing.ends:
        _first_label(sheet, panel)


def _moved_apart(last: float, middle: float, apart: float) -> tuple[float, float]:
    """Heights of both labels above the axis, in pixels."""
    if middle > last:
        return last, max(middle, last + apart)
    under = max(min(middle, last - apart), 0)
    return max(last, under + apart), under


def _first_label(sheet: Sheet, panel: Panel) -> None:
    look, drawing = sheet.look, panel.drawing
    if drawing.drawn_from or drawing.ends is None:
        return
    first, median = drawing.drawn_values[0], drawing.chart.median
    under = median is not None and first < median
    place_at = {"yanchor": "top" if under else "bottom", "yshift": look.dot * (-1 if under else 1)}
    x = panel.at(drawing.drawn_days[0])
    sheet.write(x, first, escape(drawing.ends[0]), look["ink"], yref=panel.axis, xshift=3, **place_at)


def _run_label(sheet: Sheet, panel: Panel, t: Texts) -> None:
    look, drawing, loud, run = sheet.look, panel.drawing, panel.loud, panel.drawing.chart.run
    if not loud or run is None:
        return
    values = drawing.drawn_values[loud.start : loud.stop]
    words = (
        t.gettext("{n} in a row<br>above the middle")
        if run.above
        else t.gettext("{n} in a row<br>below the middle")
    )
    sheet.write(
        panel.at(drawing.drawn_days[loud.stop - 1]),
        max(values) if run.above else min(values),
        words.format(n=run.length),
        panel.color(look)[0],
        yref=panel.axis,
        xanchor="right",
        yanchor="bottom" if run.above else "top",
        yshift=look.dot * (1.3 if run.above else -1.3),
    )
