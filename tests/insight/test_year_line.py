"""The school year as a figure: all words inside it, and what has not come yet thin and open."""

import json
from datetime import date, timedelta

import pytest

from teamtuin.insight.figures import draw
from teamtuin.insight.look import Mode, Size, look
from tests.insight import planting as plant
from tests.insight.recount import NL, garden

TODAY = plant.TODAY


def many(app, number):
    for place in range(number):
        plant.experiment(
            app, f"Een proeftuin met een lange naam van de bovenbouw {place}", "decide",
            ("scale_up", date(2026, 11, 1) + timedelta(place)),
            starts_on=date(2026, 8, 20) + timedelta(12 * place), strand=plant.STRANDS[place % 4],
        )  # fmt: skip


@pytest.mark.parametrize("size", Size)
def test_all_words_of_the_year_stand_inside_the_figure(app, team, size):
    many(app, 6)
    plant.study_day(app, date(2027, 7, 28), "De laatste")
    at = look(size, Mode.LIGHT)
    figure = json.loads(draw(garden(app, team.tessel).school_year.figure, at, NL).to_json())
    layout = figure["layout"]
    span, space = layout["xaxis"]["range"][1], layout["margin"]
    inside = at.width - space["l"] - space["r"]
    names = [words for words in layout["annotations"] if "<b>Een" in words["text"]]
    assert len(names) == 6
    for words in names:
        said = words["text"].replace("<b>", "").replace("</b>", "")
        said = said.split("<span")[0] + said.split(">", 1)[1].removesuffix("</span>")
        assert words["x"] / span * inside + len(said) * 0.5 * at.text <= inside + space["r"] + at.text
    assert max(layout["xaxis"]["tickvals"]) <= span
    dates = [words for words in layout["annotations"] if words["text"] == "28 jul"]
    assert len(dates) == 1


def test_what_still_has_to_come_is_thin_and_open(app, team):
    plant.experiment(app, "Gidsen", starts_on=date(2026, 9, 1), ends_on=date(2027, 2, 12))
    plant.study_day(app, date(2026, 9, 23))
    plant.study_day(app, date(2027, 1, 26))
    at = look(Size.LAPTOP, Mode.LIGHT)
    figure = json.loads(draw(garden(app, team.tessel).school_year.figure, at, NL).to_json())
    lines = [trace for trace in figure["data"] if trace["mode"] == "lines"]
    assert [len(line["x"]) for line in lines] == [2, 2]
    assert lines[0]["x"][1] == lines[1]["x"][0] == (TODAY - date(2026, 8, 1)).days
    assert lines[0]["line"]["width"] > lines[1]["line"]["width"]
    stars = next(trace for trace in figure["data"] if trace["marker"].get("symbol") == "star-diamond")
    assert stars["marker"]["color"] == [at["ink"], at["paper"]]
