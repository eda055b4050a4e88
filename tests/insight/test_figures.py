"""Figures: calm, readable, from given numbers only, and drawn in one place."""

import ast
import json
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from teamtuin.insight.drawings import (
    Counted,
    CountedRow,
    GoalAndGuardrail,
    Groups,
    Occasion,
    Occasions,
    PhaseRow,
    Phases,
    RunLine,
    TwoGroups,
)
from teamtuin.insight.figures import draw
from teamtuin.insight.look import COLOURS, STRANDS, Mode, Size, look
from teamtuin.insight.runchart import run_chart
from teamtuin.texts import texts_for

ROOT = Path(__file__).resolve().parents[2]
NL = texts_for("nl")
BEFORE = [39, 43, 40, 45, 41, 38, 44, 42, 37, 41]
AFTER = [41, 38, 44, 36, 33, 35, 30, 37, 31, 29, 32, 28]


def line(values, baseline=None, *, missed=(), changes=(), ends=None):
    begin = date(2026, 4, 13)
    days = [
        begin + timedelta(7 * (place + sum(place >= gap for gap in missed))) for place in range(len(values))
    ]
    return RunLine(
        days=tuple(days),
        labels=tuple(str(day) for day in days),
        chart=run_chart(values, baseline),
        unit="vragen per week",
        strand="parent_partnership",
        changes=changes,
        ends=ends,
    )


DRAWINGS = {
    "signal": line(BEFORE + AFTER, 10, missed=(10, 18), changes=((date(2026, 8, 17), "start"),)),
    "none": line([31, 30, 34, 33, 36, 35, 38, 34, 37, 39, 38, 40]),
    "few": line([2, 3, 3, 5, 4]),
    "one": line([0]),
    "ends": line([12, 14, 13, 16, 17, 18], ends=("12 van 23", "18 van 24")),
    "pair": GoalAndGuardrail(
        goal=line(BEFORE + AFTER, 10, changes=((date(2026, 8, 17), "start"),)),
        guardrail=line([35, 40, 45, 55, 60, 60, 70, 65, 75, 70]),
        heads=(("Wat we hopen", "vragen"), ("Wat we in het oog houden", "regeltijd")),
    ),
    "occasions": Occasions(
        columns=(Occasion(label="jun", met=2, total=6), Occasion(label="sep", met=None, total=None))
    ),
    "groups": TwoGroups(
        rounds=(
            Groups(label="16 nov", answers=16, low=6, high=10),
            Groups(label="2 nov", answers=15, low=None, high=None),
            Groups(label="19 okt", answers=None, low=None, high=None),
        )
    ),
    "counted": Counted(
        rows=(
            CountedRow(name="intervisie", counts=(1, 40)),
            CountedRow(name="studiedag", counts=(2, 0), symbol="star-diamond"),
        ),
        columns=("tot herfst", "herfst tot nu"),
    ),
    "phases": Phases(
        rows=(
            PhaseRow(
                title="Gidsen",
                strand=None,
                step=1,
                decision="",
                let_go=False,
                ask="terugkijken op 27 november",
            ),
        ),
        steps=("Zaadje", "Proberen", "Terugkijken", "Besluit"),
    ),
}


@pytest.mark.parametrize(("kind", "size", "mode"), list(product(DRAWINGS, Size, Mode)))
def test_every_figure_is_calm_and_large_enough_to_read(kind, size, mode):
    measures = look(size, mode)
    layout = json.loads(draw(DRAWINGS[kind], measures, NL).to_json())["layout"]
    assert layout["showlegend"] is False
    assert "title" not in layout
    assert layout["font"]["size"] >= 14
    assert all("size" not in words.get("font", {}) for words in layout["annotations"])
    for axis in ("xaxis", "yaxis"):
        assert layout[axis]["showgrid"] is False
        assert layout[axis]["fixedrange"] is True
    assert "layout" not in layout["template"]


@pytest.mark.parametrize("kind", DRAWINGS)
def test_a_figure_holds_plain_lists_that_a_test_can_read(kind):
    figure = draw(DRAWINGS[kind], look(Size.LAPTOP, Mode.LIGHT), NL)
    assert "bdata" not in figure.to_json()


def traces(kind):
    return json.loads(draw(DRAWINGS[kind], look(Size.LAPTOP, Mode.LIGHT), NL).to_json())["data"]


def test_a_line_breaks_where_weeks_are_missing():
    assert traces("signal")[0]["y"].count(None) == 2
    assert [trace["y"].count(None) for trace in traces("none")] == [0]


def test_a_start_before_the_first_measurement_is_marked_inside_the_figure():
    began = date(2026, 3, 2)
    figure = draw(line([2, 3, 3, 5, 4], changes=((began, "start"),)), look(Size.PHONE, Mode.LIGHT), NL)
    assert figure.layout.xaxis.range[0] < 0 < figure.data[0].x[0]
    assert any(label.text == "2 mrt start" and label.x == 0 for label in figure.layout.annotations)
    assert any(shape.x0 == 0 for shape in figure.layout.shapes)


def test_only_an_unusually_long_run_stands_out():
    clay, muted, paper = (COLOURS[Mode.LIGHT][name] for name in ("clay", "muted", "paper"))
    whole, loud, idle = traces("signal")
    assert (whole["marker"]["color"], loud["marker"]["color"], idle["marker"]["color"]) == (
        muted,
        clay,
        paper,
    )
    assert len([y for y in loud["y"] if y is not None]) == 9
    assert loud["line"]["width"] > whole["line"]["width"]
    assert idle["y"] == [41, 41, 41]  # those on the median do not count
    (calm,) = traces("none")
    assert calm["marker"]["color"] == clay


def test_few_points_get_no_line_and_no_median():
    assert [trace["mode"] for trace in traces("few")] == ["markers"]
    figure = draw(DRAWINGS["few"], look(Size.LAPTOP, Mode.LIGHT), NL)
    assert figure.layout.shapes == ()


def test_what_is_not_shown_is_in_no_part_of_the_figure():
    drawn = draw(DRAWINGS["groups"], look(Size.LAPTOP, Mode.LIGHT), NL)
    assert len(drawn.data) == 2
    assert sum("niet getoond" in (words.text or "") for words in drawn.layout.annotations) == 2
    assert len(draw(DRAWINGS["occasions"], look(Size.LAPTOP, Mode.LIGHT), NL).data) == 1


def test_a_strand_has_a_marker_of_its_own():
    assert len({symbol for _, symbol in STRANDS.values()}) == len(STRANDS)


def test_figures_are_drawn_in_one_place_and_loaded_only_when_drawn():
    users = {}
    for file in (ROOT / "teamtuin").rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == "plotly" for name in names):
                users[file.relative_to(ROOT).as_posix()] = node in tree.body
    assert users == {"teamtuin/insight/figures.py": False}
