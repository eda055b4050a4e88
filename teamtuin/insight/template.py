"""The one template of all figures: no title, no legend, no grid, no box, nothing that moves.

Plotly has a longer one of its own, which would add 6 kB to every figure.
"""

from collections.abc import Mapping
from typing import Any

from teamtuin.insight.look import FONT, Look
from teamtuin.settings import Language

CLEAR = "rgba(0,0,0,0)"
DECIMAL = {"nl": ",", "en": "."}
"""The sign before decimals; no second one, so thousands get none."""


def template(look: Look, language: Language) -> Mapping[str, Any]:
    """What is the same in every figure of this size, mode and language, in Plotly's words."""
    return {"layout": _layout(look, language), "data": {"scatter": [_points()], "bar": [_bars()]}}


def _layout(look: Look, language: Language) -> dict[str, Any]:
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
        "separators": DECIMAL[language],
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": hover,
        "barmode": "overlay",
        "xaxis": _axis(look),
        "yaxis": _axis(look),
        "annotationdefaults": {"showarrow": False, "xanchor": "left", "yanchor": "middle"},
        "shapedefaults": {"layer": "below"},
    }


def _axis(look: Look) -> dict[str, Any]:
    """It is read, not moved: words are set by hand, for Plotly knows English months only."""
    return {
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
        "tickangle": 0,
        "ticklabeloverflow": "allow",
        "exponentformat": "none",
        "tickfont": {"color": look["muted"]},
    }


def _points() -> dict[str, Any]:
    """An opacity must be said, or a list of sizes makes markers see-through; a line breaks at None."""
    return {
        "marker": {"opacity": 1},
        "cliponaxis": False,
        "connectgaps": False,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _bars() -> dict[str, Any]:
    return {"orientation": "h", "hovertemplate": "%{customdata}<extra></extra>"}
