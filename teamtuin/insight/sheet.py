"""An empty figure and what can be put on it; all that figures have in common stands in their template."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from teamtuin.insight.look import Look


class Sheet:
    """Plain lists for one figure; dates are ISO strings, a gap is None."""

    def __init__(self, look: Look, height: float, **margin: float) -> None:
        self.look = look
        space = {"l": look.left, "r": look.text, "t": look.text, "b": 4} | margin
        self.data: list[dict[str, Any]] = []
        self.annotations: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []
        self.axes: dict[str, dict[str, Any]] = {"xaxis": {}, "yaxis": {}}
        self._frame = {"height": round(height + space["t"] + space["b"]), "margin": space}

    def write(self, x: object, y: object, text: str, color: str | None = None, **more: object) -> None:
        """Words at a place, which is left of their middle; `more` is Plotly's own."""
        words: dict[str, Any] = {"x": x, "y": y, "text": text} | more
        if color:
            words["font"] = {"color": color}
        if "<br>" in text:
            words["align"] = words.get("xanchor", "left")
        self.annotations.append(words)

    def panel(self, place: int, domain: tuple[float, float]) -> str:
        """The first panel or one under it, all on the same axis of time; gives the name of its own axis."""
        number = str(place + 1) if place else ""
        self.axes[f"yaxis{number}"] = {"domain": domain, "anchor": "x"}
        self.axes["xaxis"]["anchor"] = f"y{number}"
        return f"y{number}"

    def run(
        self,
        x: Sequence[object],
        y: Sequence[object],
        hover: Sequence[str] | None,
        *,
        axis: str,
        marker: Mapping[str, object],
        line: Mapping[str, object] | None = None,
    ) -> None:
        """Points and, with `line`, a line through them that breaks at None; without `hover` they are mute."""
        self.data.append(
            {
                "type": "scatter",
                "mode": "lines+markers" if line else "markers",
                "x": list(x),
                "y": list(y),
                "yaxis": axis,
                "marker": dict(marker),
                **({"line": dict(line)} if line else {}),
                **_says(hover),
            }
        )

    def marks(
        self, x: Sequence[object], y: Sequence[object], hover: Sequence[str] | None, **marker: object
    ) -> None:
        """Markers without a line; without `hover` they are mute."""
        self.data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": list(x),
                "y": list(y),
                "marker": marker,
                **_says(hover),
            }
        )

    def line(self, x: Sequence[object], y: Sequence[object], **line: object) -> None:
        """A line that breaks at None."""
        self.data.append(
            {"type": "scatter", "mode": "lines", "x": list(x), "y": list(y), "line": line, **_says(None)}
        )

    def bar(self, length: float, y: float, hover: str, color: str, edge: str) -> None:
        """One bar from zero, to the right or to the left; what is pale has an edge that can be seen."""
        self.data.append(
            {
                "type": "bar",
                "x": [length],
                "y": [y],
                "width": [0.62],
                "marker": {"color": color, "line": {"color": edge, "width": self.look.line / 2}},
                **_says([hover]),
            }
        )

    def shape(self, kind: str, x: tuple[object, object], y: tuple[object, object], **more: object) -> None:
        """A band or a straight line behind everything."""
        self.shapes.append({"type": kind, "x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]} | more)

    def band(self, x: tuple[object, object], y: tuple[object, object], **more: object) -> None:
        """A quiet band: here something is not shown."""
        self.shape("rect", x, y, fillcolor=self.look["wash"], line={"width": 0}, **more)

    @property
    def layout(self) -> Mapping[str, Any]:
        """What this figure has beyond its template, in Plotly's words."""
        return {"annotations": self.annotations, "shapes": self.shapes, **self._frame, **self.axes}


def _says(hover: Sequence[str] | None) -> dict[str, object]:
    return {"hoverinfo": "skip"} if hover is None else {"customdata": list(hover)}


def wrapped(text: str, width: int) -> str:
    """Lines of at most so many characters; a hyphen is no place to break."""
    return "<br>".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))


def shortened(text: str, width: int) -> str:
    """Whole words of it, at most so many characters; all of it stands in the table."""
    return textwrap.shorten(text, max(width, 2), placeholder=" …", break_on_hyphens=False)
