"""A figure on paper: the same numbers and words as on a screen, as lines and letters of its own."""

import re
from xml.etree import ElementTree

import pytest

from teamtuin.insight.drawings import Counted, CountedRow
from teamtuin.insight.figures import sketch
from teamtuin.insight.look import Mode, Size, look
from teamtuin.insight.picture import as_svg
from teamtuin.texts import texts_for
from tests.insight.test_figures import AFTER, BEFORE, DRAWINGS, line

NL, EN = texts_for("nl"), texts_for("en")
SVG = "{http://www.w3.org/2000/svg}"
SIZES = (Size.PAPER, Size.PHONE)


def picture(drawing, size=Size.PAPER, t=NL):
    sheet = sketch(drawing, look(size, Mode.PAPER), t)
    return sheet, ElementTree.fromstring(as_svg(sheet, "Wat men ziet", t.language))


def said(element):
    return ["".join(one.itertext()) for one in element.iter(f"{SVG}text")]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", DRAWINGS)
def test_every_kind_holds_all_words_of_its_sheet_and_nothing_that_asks_outside(kind, size):
    sheet, drawn = picture(DRAWINGS[kind], size)
    words = said(drawn)
    for note in sheet.annotations:
        assert re.sub(r"<[^>]+>", "", note["text"]) in words
    assert drawn.get("aria-label") == "Wat men ziet"
    names = {element.tag.removeprefix(SVG) for element in drawn.iter()}
    assert names <= {"svg", "line", "rect", "path", "circle", "polygon", "text", "tspan"}
    assert not {name for element in drawn.iter() for name in element.attrib if name in ("style", "href")}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", DRAWINGS)
def test_no_mark_stands_outside_the_figure(kind, size):
    _, drawn = picture(DRAWINGS[kind], size)
    wide, high = (float(drawn.get(side)) for side in ("width", "height"))
    for one in drawn.iter(f"{SVG}circle"):
        assert 0 <= float(one.get("cx")) <= wide
        assert 0 <= float(one.get("cy")) <= high
    for one in drawn.iter(f"{SVG}text"):
        for row in one:
            assert 0 <= float(row.get("y")) <= high + 1


def test_a_line_has_a_mark_for_each_measurement_at_its_height():
    _, drawn = picture(line([10, 20, 30, 40, 30, 20, 10, 40]))
    path = drawn.find(f"{SVG}path").get("d")
    heights = [float(y) for _, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path)]
    assert len(heights) == 8
    assert heights[0] == heights[6]
    assert heights[0] - heights[1] == pytest.approx(heights[1] - heights[2], abs=0.2)
    marks = [*drawn.iter(f"{SVG}polygon")]
    assert len(marks) == 8


def test_a_line_breaks_where_weeks_are_missing():
    _, drawn = picture(line(BEFORE + AFTER, missed=(10, 18)))
    assert drawn.find(f"{SVG}path").get("d").count("M") == 3


def test_numbers_beside_a_line_are_round_and_in_the_words_of_the_reader():
    values = [1.2, 1.0, 1.1, 1.5, 1.2, 1.4, 1.0]
    assert {"0", "0,5", "1", "1,5"} <= set(said(picture(line(values))[1]))
    assert {"0", "0.5", "1", "1.5"} <= set(said(picture(line(values), t=EN)[1]))


def test_a_sign_in_a_name_is_a_sign():
    name = "<script>&'\""
    drawing = Counted(rows=(CountedRow(name=name, counts=(2,)),))
    _, drawn = picture(drawing)
    assert name in said(drawn)
