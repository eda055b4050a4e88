"""Draws run charts on one time axis: what the team hopes for and, under it, what it keeps an eye on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from babel.dates import format_date

from teamtuin.insight import marks
from teamtuin.insight.drawings import GoalAndGuardrail, RunLine
from teamtuin.insight.look import Look
from teamtuin.insight.run_panel import Panel, draw, end_words
from teamtuin.insight.sentences import A_SCHOOL_YEAR
from teamtuin.insight.sheet import Sheet, shortened
from teamtuin.settings import Language
from teamtuin.texts import Texts

LEFT, RIGHT = 2.6, 7.0  # times the text, at least: numbers of the axis, and the words at the end
A_SIGN, ASIDE = 0.55, 0.9  # times the text: about as wide as a figure, and what stands around its words
A_LEVEL = 1.4  # times the text: one line of words above the plot
BETWEEN = 3.0  # times the text: room for the words above the second panel
HEAD, PHONE_HEAD = 62, 46  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class _Time:
    """The days that are drawn, as whole numbers from the first: a third of what their names take.

    So many pixels stand left of them, take them, and stand right of them.
    """

    start: date
    end: date
    left: float
    width: float
    right: float

    @property
    def pad(self) -> int:
        return max(4, (self.end - self.start).days // 20)

    def at(self, day: date) -> int:
        return (day - self.start).days

    def pixel(self, day: date) -> float:
        return self.width * (self.at(day) + self.pad) / (self.at(self.end) + 2 * self.pad)


def run_line(drawing: RunLine, look: Look, t: Texts) -> Sheet:
    """The whole figure of one measured thing."""
    return _figure((drawing,), (escape(shortened(drawing.unit, _most(look))),), look.row * 4.6, look, t)


def goal_and_guardrail(drawing: GoalAndGuardrail, look: Look, t: Texts) -> Sheet:
    """Two on one time axis, each on its own scale from zero, with the days that are marked through both."""
    heads = [_named(head, what, look) for head, what in drawing.heads]
    return _figure((drawing.goal, drawing.guardrail), heads, look.row * 3.4, look, t)


def _named(head: str, what: str, look: Look) -> str:
    """What a panel is for, and of what; on a phone under each other."""
    said = escape(shortened(what, _most(look)))
    return f"<b>{escape(head)}</b>{'<br>' if look.phone else '  '}{said}"


def _most(look: Look) -> int:
    return PHONE_HEAD if look.phone else HEAD


def _figure(drawings: Sequence[RunLine], heads: Sequence[str], height: float, look: Look, t: Texts) -> Sheet:
    time = _time(drawings, look, t)
    words = _marks(drawings[0], time, look, t)
    levels = 1 + max((one.level for one in words), default=-1)
    two_lines = A_LEVEL if look.phone and len(drawings) > 1 else 0
    between = look.text * (BETWEEN + two_lines)
    whole = height * len(drawings) + between * (len(drawings) - 1)
    sheet = Sheet(
        look,
        whole,
        l=time.left,
        r=time.right,
        b=look.text * (3.7 if time.end - time.start > A_SCHOOL_YEAR else 2.4),
        t=look.text * (2.2 + two_lines + A_LEVEL * levels),
    )
    _calendar(sheet, time, t.language)
    axes = ("y", "y2")[: len(drawings)]
    for place, (drawing, head) in enumerate(zip(drawings, heads, strict=True)):
        top = 1 - place * (height + between) / whole
        axis = sheet.panel(place, (max(0, round(top - height / whole, 4)), round(top, 4)))
        shift = look.text * (0.5 + (0 if place else A_LEVEL * levels))
        _head(sheet, head, top, (look.text * 0.4 - time.left, shift))
        draw(sheet, Panel(drawing=drawing, axis=axis, height=height, at=time.at), t)
    for one in words:  # over the bands, so that a day in a holiday is marked too
        _write(sheet, one, time, whole, axes)
    return sheet


def _time(drawings: Sequence[RunLine], look: Look, t: Texts) -> _Time:
    days = [day for drawing in drawings for day in drawing.drawn_days]
    marked = [when for when, _ in drawings[0].drawn_changes]
    left, right = _sides(drawings, look, t)
    return _Time(
        start=min([*days, *marked]),
        end=max([*days, *marked]),
        left=left,
        width=look.width - left - right,
        right=right,
    )


def _sides(drawings: Sequence[RunLine], look: Look, t: Texts) -> tuple[float, float]:
    """Room for the longest number of an axis and for the longest words at the end, in pixels."""
    numbers = [f"{int(value)}" for drawing in drawings for value in drawing.drawn_values]
    ends = [line for drawing in drawings for words in end_words(drawing, t) for line in words.split("\n")]
    left, right = (max(map(len, words)) * A_SIGN + ASIDE for words in (numbers, ends))
    return look.text * max(LEFT, left), look.text * max(RIGHT, right)


def _marks(drawing: RunLine, time: _Time, look: Look, t: Texts) -> list[marks.Mark]:
    """The days on which something changed, and until where it was before."""
    years = time.end - time.start > A_SCHOOL_YEAR
    days = marks.few(marks.of_days(drawing.drawn_changes, t.language, years=years))
    found = [marks.mark(time.pixel(day), words, text=look.text) for day, words in days]
    if before := drawing.drawn_baseline:
        words = t.gettext("before, {n} measurements").format(n=drawing.chart.baseline)
        found.append(marks.mark(time.pixel(before[0]), words, text=look.text, stem=False))
    within = (look.text * 0.4 - time.left, time.width + time.right - look.text * 0.5)
    return marks.on_levels(found, look.text, within)


def _write(sheet: Sheet, one: marks.Mark, time: _Time, whole: float, axes: Sequence[str]) -> None:
    look = sheet.look
    x = round(one.x / time.width * (time.at(time.end) + 2 * time.pad) - time.pad, 2)
    if one.stem:
        top = 1 + (look.text * (A_LEVEL * one.level + 0.3)) / whole
        thin = {"color": look["ink"], "width": look.line / 2}
        sheet.shape("line", (x, x), (1, top), yref="paper", line=thin)
        quiet = thin | {"color": look["muted"]}  # there it may go through words
        for axis in axes:  # not through the words between them
            sheet.shape("line", (x, x), (0, 1), yref=f"{axis} domain", line=quiet)
    sheet.write(
        x,
        1,
        escape(one.words),
        look["ink" if one.stem else "muted"],
        yref="paper",
        yanchor="bottom",
        xanchor="right" if one.leftward else "left",
        yshift=look.text * A_LEVEL * one.level,
        xshift=-round(one.nudge),
    )


def _head(sheet: Sheet, words: str, top: float, shift: tuple[float, float]) -> None:
    """The unit, or what a panel is about: once, at the top left of it."""
    look = sheet.look
    sheet.write(
        0,
        top,
        words,
        look["muted"],
        xref="paper",
        yref="paper",
        yanchor="bottom",
        xshift=shift[0],
        yshift=shift[1],
    )


def _calendar(sheet: Sheet, time: _Time, language: Language) -> None:
    """Months set by hand, as many as fit: Plotly knows English only."""
    span = time.at(time.end)
    room = timedelta(sheet.look.text * 3 / time.width * (span + 2 * time.pad))
    ticks = [time.start]
    for first in _months(time.start, time.end):
        if first - ticks[-1] >= room:
            ticks.append(first)
    pattern = "LLL'<br>'y" if time.end - time.start > A_SCHOOL_YEAR else "LLL"
    sheet.axes["xaxis"] |= {
        "ticklabelstandoff": 6,  # else the first month touches the zero
        "tickvals": [time.at(tick) for tick in ticks],
        "ticktext": [format_date(tick, pattern, locale=language).replace(".", "") for tick in ticks],
        "range": [-time.pad, span + time.pad],
    }


def _months(start: date, end: date) -> list[date]:
    months = range(start.year * 12 + start.month, end.year * 12 + end.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months]
