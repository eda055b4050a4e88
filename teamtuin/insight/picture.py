"""A sheet as SVG: the same figure as on a screen, for paper, without Plotly and without a browser.

Lines and words stay lines and words: it is sharp in print, can be selected, and asks for nothing outside.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape, unescape
from math import ceil, floor, log10
from typing import Any

from teamtuin.insight.look import Look
from teamtuin.insight.sentences import number
from teamtuin.insight.sheet import Sheet
from teamtuin.settings import Language

LINE_HEIGHT = 1.3  # times the text, as Plotly sets it
SIGN = re.compile(r"(</?b>|<br>|<span style='color:#[0-9A-Fa-f]{6}'>|</span>)")
"""All the marks that words on a sheet may hold; everything else in them is words."""
STEPS = (2, 5, 10)
SHAPES = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle-up": ((0, -1.15), (1.15, 0.85), (-1.15, 0.85)),
    "cross": (
        *((-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4)),
        *((0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)),
    ),
    "star-diamond": (
        *((0, -1.5), (0.5, -0.5), (1.5, 0), (0.5, 0.5)),
        *((0, 1.5), (-0.5, 0.5), (-1.5, 0), (-0.5, -0.5)),
    ),
}
"""Corners of the markers that are no circle, in halves of their size."""
DASHES = {"dash": (3,), "dot": (1, 1.5), "dashdot": (4, 1.5, 1, 1.5), "longdash": (6, 2)}
"""Lengths of dashes and gaps, in widths of the line."""
ASIDE = {"left": 3, "center": 0, "right": -3}
"""Pixels between a place and words beside it."""
ANCHORS = {"left": "start", "center": "middle", "right": "end"}


class _Plane:
    """Where the places of a sheet lie, in pixels from the top left."""

    def __init__(self, sheet: Sheet) -> None:
        layout = sheet.layout
        space = layout["margin"]
        self.look: Look = sheet.look
        self.height: float = layout["height"]
        self.left, self.right = space["l"], sheet.look.width - space["r"]
        self.top, self.bottom = space["t"], self.height - space["b"]
        self.axes: Mapping[str, Any] = {name: layout[name] for name in layout if "axis" in name}

    def x(self, value: Any, ref: str = "x") -> float:
        """`ref`: "paper" for a part of the width, else a place on the axis."""
        begin, end = (0, 1) if ref == "paper" else self.axes["xaxis"]["range"]
        return float(self.left + (float(value) - begin) / (end - begin) * (self.right - self.left))

    def y(self, value: Any, ref: str = "y") -> float:
        """`ref`: "paper" or "y domain" for a part of the height, else a place on that axis."""
        name, _, part = ref.partition(" ")
        axis = self.axes.get(name.replace("y", "yaxis"), {}) if name != "paper" else {}
        low, high = axis.get("domain", (0, 1))
        begin, end = (0, 1) if part or name == "paper" else axis["range"]
        share = low + (float(value) - begin) / (end - begin) * (high - low)
        return float(self.bottom - share * (self.bottom - self.top))


def as_svg(sheet: Sheet, words: str, language: Language) -> str:
    """The figure; `words` say what it shows to who does not see it."""
    plane = _Plane(sheet)
    inside = [*_shapes(sheet, plane), *_ticks(plane, language), *_traces(sheet, plane), *_notes(sheet, plane)]
    width, height = _n(sheet.look.width), _n(plane.height)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    font = f'font-size="{sheet.look.text}" fill="{sheet.look["ink"]}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(words)}" {font}>'
    return f"{head}{''.join(inside)}</svg>"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _shapes(sheet: Sheet, plane: _Plane) -> Iterator[str]:
    """Bands and straight lines, behind everything."""
    for one in sheet.shapes:
        x = [plane.x(one[end], one.get("xref", "x")) for end in ("x0", "x1")]
        y = [plane.y(one[end], one.get("yref", "y")) for end in ("y0", "y1")]
        if one["type"] == "rect":
            size = f'width="{_n(abs(x[1] - x[0]))}" height="{_n(abs(y[1] - y[0]))}"'
            yield f'<rect x="{_n(min(x))}" y="{_n(min(y))}" {size} fill="{one["fillcolor"]}"/>'
        else:
            ends = f'x1="{_n(x[0])}" y1="{_n(y[0])}" x2="{_n(x[1])}" y2="{_n(y[1])}"'
            yield f"<line {ends} {_stroke(one['line'])}/>"


def _stroke(line: Mapping[str, Any]) -> str:
    """Colour, width and dashes."""
    wide = float(line["width"])
    dashes = " ".join(_n(wide * part) for part in DASHES.get(line.get("dash", ""), ()))
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'stroke="{line["color"]}" stroke-width="{_n(wide)}"{dash}'


def _traces(sheet: Sheet, plane: _Plane) -> Iterator[str]:
    for trace in sheet.data:
        if trace["type"] == "bar":
            yield _bar(trace, plane)
            continue
        at = [
            None if x is None or y is None else (plane.x(x), plane.y(y, trace.get("yaxis", "y")))
            for x, y in zip(trace["x"], trace["y"], strict=True)
        ]
        if "lines" in trace["mode"]:
            yield _line(at, trace["line"])
        if "markers" in trace["mode"]:
            yield from _markers(at, trace["marker"])


def _bar(trace: Mapping[str, Any], plane: _Plane) -> str:
    (length,), (y,), (wide,) = trace["x"], trace["y"], trace["width"]
    begin, end = sorted((plane.x(0), plane.x(length)))
    top, bottom = plane.y(y + wide / 2), plane.y(y - wide / 2)
    size = f'width="{_n(end - begin)}" height="{_n(bottom - top)}"'
    marker = trace["marker"]
    return f'<rect x="{_n(begin)}" y="{_n(top)}" {size} fill="{marker["color"]}" {_stroke(marker["line"])}/>'


def _line(at: Sequence[tuple[float, float] | None], line: Mapping[str, Any]) -> str:
    """One line that breaks where something misses."""
    path, pen = [], "M"
    for place in at:
        if place:
            path.append(f"{pen}{_n(place[0])} {_n(place[1])}")
        pen = "L" if place else "M"
    return f'<path d="{"".join(path)}" fill="none" stroke-linejoin="round" {_stroke(line)}/>'


def _markers(at: Sequence[tuple[float, float] | None], marker: Mapping[str, Any]) -> Iterator[str]:
    symbol, edge = marker.get("symbol", "circle"), marker.get("line", {})
    shape, is_open = symbol.removesuffix("-open"), symbol.endswith("-open")
    colours = marker["color"] if isinstance(marker["color"], list) else [marker["color"]] * len(at)
    for place, colour in zip(at, colours, strict=True):
        if place:
            line = {"color": edge.get("color", colour), "width": edge.get("width", 0)}
            around = f" {_stroke(line)}" if line["width"] else ""
            fill = "none" if is_open else colour
            yield f'{_outline(shape, place, marker["size"] / 2)} fill="{fill}"{around}/>'


def _outline(shape: str, at: tuple[float, float], half: float) -> str:
    if shape not in SHAPES:
        return f'<circle cx="{_n(at[0])}" cy="{_n(at[1])}" r="{_n(half)}"'
    corners = " ".join(f"{_n(at[0] + x * half)},{_n(at[1] + y * half)}" for x, y in SHAPES[shape])
    return f'<polygon points="{corners}"'


def _ticks(plane: _Plane, language: Language) -> Iterator[str]:
    """What stands at the axes: the words that were set under them, and a few numbers beside them."""
    look, below = plane.look, plane.axes["xaxis"]
    for value, words in zip(below.get("tickvals", ()), below.get("ticktext", ()), strict=True):
        y = plane.bottom + below.get("ticklabelstandoff", 0)
        yield _words(words, (plane.x(value), y), ("center", "top"), look["muted"], look)
    for name, axis in plane.axes.items():
        if not name.startswith("y") or axis.get("visible") is False:
            continue
        for value in _round_numbers(axis["range"], axis.get("nticks", 4)):
            at = (plane.left - look.text * 0.3, plane.y(value, name.replace("axis", "")))
            yield _words(number(value, language), at, ("right", "middle"), look["muted"], look)


def _round_numbers(ends: tuple[float, float], most: int) -> list[float]:
    """At most so many and one, a step of 1, 2 or 5 apart, as Plotly chooses them."""
    low, high = ends
    rough = (high - low) / most
    power = 10.0 ** floor(log10(rough))
    step = next(one for one in STEPS if one >= round(rough / power, 9)) * power if rough > power else power
    return [round(place * step, 9) for place in range(ceil(low / step), floor(high / step) + 1)]


def _notes(sheet: Sheet, plane: _Plane) -> Iterator[str]:
    """The words on the sheet."""
    for one in sheet.annotations:
        anchors = (one.get("xanchor", "left"), one.get("yanchor", "middle"))
        x = plane.x(one["x"], one.get("xref", "x")) + one.get("xshift", 0) + ASIDE[anchors[0]]
        y = plane.y(one["y"], one.get("yref", "y")) - one.get("yshift", 0)
        yield _words(one["text"], (x, y), anchors, one.get("font", {}).get("color"), sheet.look)


def _words(
    text: str, at: tuple[float, float], anchors: tuple[str, str], colour: str | None, look: Look
) -> str:
    """Lines of words; `anchors` say which side of them and which part of their height stands at the place."""
    lines = _pieces(text)
    high = len(lines) * LINE_HEIGHT * look.text
    top = at[1] - {"top": 0.0, "middle": high / 2, "bottom": high}[anchors[1]]
    said = "".join(
        f'<tspan x="{_n(at[0])}" y="{_n(top + (place + 0.78) * LINE_HEIGHT * look.text)}">{line}</tspan>'
        for place, line in enumerate(lines)
    )
    return f'<text text-anchor="{ANCHORS[anchors[0]]}" fill="{colour or look["ink"]}">{said}</text>'


def _pieces(text: str) -> list[str]:
    """The lines of words; whatever is no mark of a sheet is a sign and nothing more."""
    lines, marks = [""], {"<b>": '<tspan font-weight="650">', "</b>": "</tspan>", "</span>": "</tspan>"}
    for piece in SIGN.split(text):
        if piece == "<br>":
            lines.append("")
        elif piece.startswith("<span "):
            lines[-1] += f'<tspan fill="{piece[19:26]}">'
        else:
            lines[-1] += marks.get(piece) or escape(unescape(piece))
    return lines
