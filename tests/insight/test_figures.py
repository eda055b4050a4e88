"""Figures: calm, readable, from given numbers only, and drawn in one place."""

import ast
import json
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
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
    SchoolYear,
    TwoGroups,
    YearRow,
)
from teamtuin.insight.figures import draw, sketch
from teamtuin.insight.look import COLOURS, MEASURES, STRANDS, Mode, Size, look
from teamtuin.insight.runchart import run_chart
from teamtuin.insight.template import template
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
        guardrail=replace(line([35, 40, 45, 55, 60, 60, 70, 65, 75, 70]), guardrail=True),
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
    "year": SchoolYear(
        start=date(2026, 8, 1),
        end=date(2027, 7, 31),
        today=date(2026, 11, 30),
        rows=tuple(
            YearRow(
                title=f"Proeftuin {strand}", strand=strand, start=date(2026, 9, 1), end=date(2026, 12, 18)
            )
            for strand in STRANDS
        ),
        study_days=((date(2026, 9, 23), "AI als denkmaatje"), (date(2027, 1, 26), "Ruimte")),
    ),
}
TEXT = {Size.PHONE: 14, Size.LAPTOP: 16, Size.BEAMER: 28, Size.PAPER: 14}
EVERY = list(product(DRAWINGS, Size, Mode))


@cache
def laid_out(drawing, size=Size.LAPTOP, mode=Mode.LIGHT, language="nl"):
    """The figure as a browser gets it."""
    return json.loads(draw(drawing, look(size, mode), texts_for(language)).to_json())


@pytest.mark.parametrize(("kind", "size", "mode"), EVERY)
def test_every_figure_is_calm_and_large_enough_to_read(kind, size, mode):
    layout = laid_out(DRAWINGS[kind], size, mode)["layout"]
    common = layout["template"]["layout"]
    assert common["showlegend"] is False
    assert common["font"]["size"] == TEXT[size] == MEASURES[size][1]
    for axis in ("xaxis", "yaxis"):
        assert common[axis]["showgrid"] is common[axis]["zeroline"] is False
        assert common[axis]["fixedrange"] is True
        assert not {"title", "showgrid", "showline", "zeroline", "tickfont"} & set(layout[axis])
    assert not {"title", "showlegend", "legend", "font", "hoverlabel"} & set(layout)
    assert all("size" not in words.get("font", {}) for words in layout["annotations"])


@pytest.mark.parametrize(("kind", "size", "mode"), EVERY)
def test_all_figures_have_one_template(kind, size, mode):
    figure = laid_out(DRAWINGS[kind], size, mode)
    assert figure["layout"]["template"]["layout"] == template(look(size, mode), "nl")["layout"]
    (points,) = figure["layout"]["template"]["data"]["scatter"]
    assert points["marker"]["opacity"] == 1
    assert points["connectgaps"] is False
    assert all("opacity" not in trace.get("marker", {}) for trace in figure["data"])


@pytest.mark.parametrize("kind", DRAWINGS)
def test_a_figure_holds_plain_lists_that_a_test_can_read(kind):
    figure = draw(DRAWINGS[kind], look(Size.LAPTOP, Mode.LIGHT), NL)
    assert "bdata" not in figure.to_json()


def traces(kind):
    return laid_out(DRAWINGS[kind])["data"]


@pytest.mark.parametrize(("kind", "size", "mode"), EVERY)
def test_a_line_is_as_broken_as_its_measurements(kind, size, mode):
    drawing = DRAWINGS[kind]
    if isinstance(drawing, RunLine) and drawing.chart.has_line:
        whole = laid_out(drawing, size, mode)["data"][0]
        assert whole["y"].count(None) == whole["x"].count(None) == len(drawing.gaps)


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


def test_no_two_strands_have_a_colour_a_marker_or_a_dash_in_common():
    for alike in zip(*STRANDS.values(), strict=True):
        assert len(set(alike)) == len(STRANDS)


@pytest.mark.parametrize(("strand", "size", "mode"), list(product(STRANDS, Size, Mode)))
def test_a_strand_is_told_by_its_marker_as_well_as_by_its_colour(strand, size, mode):
    token, marker, dash = STRANDS[strand]
    of_it = {
        "none": replace(DRAWINGS["none"], strand=strand),
        "occasions": replace(DRAWINGS["occasions"], strand=strand),
        "phases": Phases(
            rows=(replace(DRAWINGS["phases"].rows[0], strand=strand),), steps=DRAWINGS["phases"].steps
        ),
        "year": replace(DRAWINGS["year"], rows=(replace(DRAWINGS["year"].rows[0], strand=strand),)),
    }
    color = COLOURS[mode][token]
    for drawing in of_it.values():
        drawn = sketch(drawing, look(size, mode), NL).data
        assert marker in {trace["marker"]["symbol"] for trace in drawn if color in told_by(trace)}
    drawn = sketch(of_it["year"], look(size, mode), NL).data
    lines = [trace["line"] for trace in drawn if "line" in trace]
    assert {line["dash"] for line in lines if line["color"] == color} == {dash}


def told_by(trace):
    """The colours of its markers."""
    colors = trace.get("marker", {}).get("color", [])
    return {colors} if isinstance(colors, str) else set(colors)


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
