"""An empty figure and what can be put on it: no title, no legend, no grid, nothing that moves."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from teamtuin.insight.look import FONT, Look

CLEAR = "rgba(0,0,0,0)"


class Sheet:
    """Plain lists for one figure; dates are ISO strings, a gap is None."""

    def __init__(self, look: Look, height: float, **margin: float) -> None:
        self.look = look
        space = {"l": look.left, "r": look.text, "t": look.text, "b": 4} | margin
        self.data: list[dict[str, Any]] = []
        self.annotations: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []
        self.axes: dict[str, dict[str, Any]] = {"xaxis": self._axis(), "yaxis": self._axis()}
        self._frame = {"height": round(height + space["t"] + space["b"]), "margin": space}

    def _axis(self) -> dict[str, Any]:
        return {
            "showgrid": False,
            "zeroline": False,
            "showline": False,
            "ticks": "",
            "fixedrange": True,
            "automargin": False,
            "tickangle": 0,
            "ticklabeloverflow": "allow",
            "tickfont": {"color": self.look["muted"]},
        }

    def write(self, x: object, y: object, text: str, color: str | None = None, **more: object) -> None:
        """Words at a place; `more` is Plotly's own."""
        place = {"showarrow": False, "xanchor": "left", "yanchor": "middle"} | more
        words = {"x": x, "y": y, "text": text, "align": place["xanchor"], "font": {"color": color}}
        self.annotations.append(words | place)

    def panel(self, place: int, domain: tuple[float, float]) -> str:
        """The first panel or one under it, all on the same axis of time; gives the name of its own axis."""
        number = str(place + 1) if place else ""
        self.axes[f"yaxis{number}"] = self._axis() | {"domain": domain, "anchor": "x"}
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
        says = {"customdata": list(hover), "hovertemplate": "%{customdata}<extra></extra>"} if hover else {}
        self.data.append(
            {
                "type": "scatter",
                "mode": "lines+markers" if line else "markers",
                "x": list(x),
                "y": list(y),
                "yaxis": axis,
                "marker": {"opacity": 1} | dict(marker),
                "cliponaxis": False,
                **({"line": dict(line), "connectgaps": False} if line else {}),
                **(says or {"hoverinfo": "skip"}),
            }
        )

    def marks(self, x: Sequence[object], y: Sequence[object], hover: Sequence[str], **marker: object) -> None:
        """Markers without a line; an opacity must be said, or a list of sizes makes them see-through."""
        self.data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": list(x),
                "y": list(y),
                "marker": {"opacity": 1} | marker,
                "customdata": list(hover),
                "hovertemplate": "%{customdata}<extra></extra>",
                "cliponaxis": False,
            }
        )

    def line(self, x: Sequence[object], y: Sequence[object], **line: object) -> None:
        """A line that breaks at None."""
        self.data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": list(x),
                "y": list(y),
                "line": line,
                "hoverinfo": "skip",
                "connectgaps": False,
                "cliponaxis": False,
            }
        )

    def bar(self, length: float, y: float, hover: str, color: str) -> None:
        """One bar from zero, to the right or to the left."""
        self.data.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": [length],
                "y": [y],
                "width": [0.62],
                "marker": {"color": color, "line": {"width": 0}},
                "customdata": [hover],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        )

    def shape(self, kind: str, x: tuple[object, object], y: tuple[object, object], **more: object) -> None:
        """A band or a straight line behind everything."""
        self.shapes.append(
            {"type": kind, "x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1], "layer": "below"} | more
        )

    def band(self, x: tuple[object, object], y: tuple[object, object], **more: object) -> None:
        """A quiet band: here something is not shown."""
        self.shape("rect", x, y, fillcolor=self.look["wash"], line={"width": 0}, **more)

    def layout(self, separators: str) -> Mapping[str, Any]:
        """Everything but the traces, in Plotly's words."""
        look = self.look
        hover = {
            "bgcolor": look["paper"],
            "bordercolor": look["muted"],
            "align": "left",
            "font": {"color": look["ink"], "size": look.text, "family": FONT},
        }
        return {
            "font": {"family": FONT, "size": look.text, "color": look["ink"]},
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "showlegend": False,
            "separators": separators,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": hover,
            "barmode": "overlay",
            "annotations": self.annotations,
            "shapes": self.shapes,
            **self._frame,
            **self.axes,
        }


def wrapped(text: str, width: int) -> str:
    """Lines of at most so many characters; a hyphen is no place to break."""
    return "<br>".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))
