"""Draws the school year: stars for study days, under them a line for each proeftuin, today through all."""

from datetime import date
from html import escape

from babel.dates import format_date

from teamtuin.insight.drawings import SchoolYear, YearRow
from teamtuin.insight.look import Look, Size
from teamtuin.insight.marks import A_SIGN
from teamtuin.insight.sentences import short_day
from teamtuin.insight.sheet import Sheet, shortened
from teamtuin.settings import Language
from teamtuin.texts import Texts

A_MONTH = 3.0  # times the text: what its name takes
LEFT, RIGHT = 1.0, 0.8  # times the text: half a name of a month, and half a marker
ON_A_WALL = 2.5  # times the text: a row, so that all rows of a slide fit it at their own size
PLANNED = 0.5  # of the line: what has not come yet


class _Time:
    """Where a day stands: the days since the first, and how many pixels one of them takes."""

    def __init__(self, drawing: SchoolYear, look: Look) -> None:
        self.first, self.days = drawing.start, (drawing.end - drawing.start).days
        self.width = look.width - look.text * (LEFT + RIGHT)
        self.now = drawing.today if drawing.start <= drawing.today <= drawing.end else None
        self.today = drawing.today

    def at(self, day: date) -> int:
        return (day - self.first).days

    def fitting(self, day: date, words: str, text: int) -> float:
        """As far to the right as lets these words end inside the figure."""
        room = self.days - len(words) * A_SIGN * text / self.width * self.days
        return round(max(0.0, min(float(self.at(day)), room)), 2)


def year_line(drawing: SchoolYear, look: Look, t: Texts) -> Sheet:
    """The whole figure."""
    time, stars = _Time(drawing, look), bool(drawing.study_days)
    places = len(drawing.rows) + stars
    high = look.text * ON_A_WALL if look.size is Size.BEAMER else look.row * 1.15
    sheet = Sheet(
        look, high * places, l=look.text * LEFT, r=look.text * RIGHT, t=look.text * 1.6, b=look.text * 2
    )
    if time.now:
        _today(sheet, time, places, 0.7 - look.text * 1.3 / high, t)
    if stars:
        _study_days(sheet, drawing, time, t)
    for place, row in enumerate(drawing.rows, start=int(stars)):
        _row(sheet, row, -place, time, t.language)
    sheet.axes["xaxis"] |= {"range": [0, time.days], **_months(drawing, time, look, t.language)}
    sheet.axes["yaxis"] |= {"range": [-places + 0.55, 0.75], "visible": False}
    return sheet


def _today(sheet: Sheet, time: _Time, places: int, under: float, t: Texts) -> None:
    """A line through all lines, so far `under` each, and not through the words above them."""
    look, x = sheet.look, time.at(time.today)
    thin = {"color": look["ink"], "width": look.line / 2}
    for place in range(places):
        sheet.shape("line", (x, x), (-place - under, -place + 0.22), line=thin)
    side = "left" if x < time.days / 8 else "right" if x > time.days * 7 / 8 else "center"
    sheet.write(x, 1, t.gettext("today"), yref="paper", yanchor="bottom", xanchor=side)


def _study_days(sheet: Sheet, drawing: SchoolYear, time: _Time, t: Texts) -> None:
    """Filled when it was held; the next one by its day."""
    look = sheet.look
    name = t.gettext("Study days")
    sheet.write(0, 0.28, f"<b>{escape(name)}</b>", yanchor="bottom")
    days = drawing.study_days
    sheet.marks(
        [time.at(day) for day, _ in days],
        [0] * len(days),
        [f"{short_day(day, t.language)}: {escape(title)}" for day, title in days],
        symbol="star-diamond",
        size=look.dot * 1.3,
        color=[look["ink"] if day <= drawing.today else look["paper"] for day, _ in days],
        line={"color": look["ink"], "width": look.line * 0.7},
    )
    coming = next((day for day, _ in days if day > drawing.today), None)
    if coming and time.now:
        words = short_day(coming, t.language)
        x = time.fitting(coming, words + "   ", look.text)
        sheet.write(x, 0, words, look["muted"], xshift=look.dot)


def _row(sheet: Sheet, row: YearRow, y: float, time: _Time, language: Language) -> None:
    """A whole line until today, a thin one for what is planned, and on it what was decided."""
    look = sheet.look
    color, symbol = look.strand(row.strand)
    start, end, now = time.at(row.start), time.at(row.end), time.at(time.today)
    here = min(max(now, start), end)
    for first, last, share in ((start, here, 1.0), (here, end, PLANNED)):
        if first < last:
            wide, dash = look.line * share, look.dash(row.strand)
            sheet.line([first, last], [y, y], color=color, width=wide, dash=dash)
    hover = f"{escape(row.title)}: {short_day(row.start, language)} – {short_day(row.end, language)}"
    edge = {"color": color, "width": look.line * 0.7}
    sheet.marks([start], [y], [hover], symbol=symbol, size=look.dot * 0.9, color=color, line=edge)
    if row.decided:
        sheet.marks(
            [time.at(day) for day in row.decided],
            [y] * len(row.decided),
            [f"{escape(row.title)}: {short_day(day, language)}" for day in row.decided],
            symbol=symbol,
            size=look.dot * 1.5,
            color=look["paper"],
            line={"color": color, "width": look.line * 0.8},
        )
    _named(sheet, row, y, time, color)


def _named(sheet: Sheet, row: YearRow, y: float, time: _Time, color: str) -> None:
    """Above its line, where it begins or as far as it fits."""
    look = sheet.look
    most = int(time.width / (A_SIGN * look.text)) - len(row.decision) - 3
    title = shortened(row.title, most)
    x = time.fitting(row.start, f"{title} {row.decision} ", look.text)
    said = f"<b>{escape(title)}</b> <span style='color:{color}'>{escape(row.decision)}</span>"
    sheet.write(x, y + 0.28, said, yanchor="bottom")


def _months(drawing: SchoolYear, time: _Time, look: Look, language: Language) -> dict[str, object]:
    """Their names where they begin, as many as fit: Plotly knows English only."""
    first, last = (day.year * 12 + day.month - 1 for day in (drawing.start, drawing.end))
    begins = [date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1)]
    step = -(-int(len(begins) * A_MONTH * look.text) // int(time.width))
    shown = [max(day, drawing.start) for day in begins[::step]]
    return {
        "tickvals": [time.at(day) for day in shown],
        "ticktext": [format_date(day, "LLL", locale=language).rstrip(".") for day in shown],
        "ticklabelstandoff": 6,
    }
