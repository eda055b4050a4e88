"""What stands in a figure can be read: dark enough, whole, in words of the reader, not on each other."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamtuin.insight.deck import MOST_ROWS
from teamtuin.insight.drawings import Counted, CountedRow, Occasion, Occasions, RunLine
from teamtuin.insight.figures import sketch
from teamtuin.insight.look import COLOURS, Mode, Size, look
from teamtuin.insight.runchart import run_chart
from teamtuin.texts import texts_for
from tests.insight.test_figures import DRAWINGS, EVERY, line

NL, EN = texts_for("nl"), texts_for("en")
WORDS = ("ink", "muted", "leaf", "sky", "clay", "plum", "sun")
A_SIGN = 0.5  # of the size of the text: as narrow as a letter is at least, on the average
MONTHS = {
    "nl": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}


def light(color):
    """Relative luminance. Source: WCAG 2.2, "relative luminance"."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """From 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_the_standard_says():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("mode", Mode)
def test_all_words_stand_out_from_the_page_and_from_a_band(mode):
    colours = COLOURS[mode]
    assert min(contrast(colours[token], colours["paper"]) for token in WORDS) >= 5.2
    assert min(contrast(colours[token], colours["wash"]) for token in WORDS) >= 4.5


@pytest.mark.parametrize(("kind", "size", "mode"), EVERY)
def test_all_that_is_drawn_has_a_token_and_an_edge_that_stands_out(kind, size, mode):
    """But the track of four steps and a band, which say nothing."""
    sheet, colours = sketch(DRAWINGS[kind], look(size, mode), NL), COLOURS[mode]
    said = {words["font"]["color"] for words in sheet.annotations if "font" in words}
    assert said <= {colours[token] for token in WORDS}
    for trace in sheet.data:
        edges = {color for color in edges_of(trace) if color != colours["hair"] or kind != "phases"}
        assert edges <= set(colours.values())
        assert all(contrast(color, colours["paper"]) >= 3 for color in edges)
    for shape in sheet.shapes:
        assert (
            shape.get("fillcolor") == colours["wash"]
            or contrast(shape["line"]["color"], colours["paper"]) >= 3
        )


def edges_of(trace):
    """The colour of a line, and of a marker the one around it, else its own."""
    marker = trace.get("marker", {})
    edge = marker.get("line", {}).get("color") if marker.get("line", {}).get("width") else marker.get("color")
    return {color for color in (trace.get("line", {}).get("color"), edge) if color}


class Place:
    """Where words stand, in pixels from the left and from the bottom of the figure."""

    def __init__(self, sheet, words):
        layout = sheet.layout
        space = layout["margin"]
        wide = sheet.look.width - space["l"] - space["r"]
        high = layout["height"] - space["t"] - space["b"]
        lines = re.sub(r"<(?!br)[^>]+>", "", words["text"]).split("<br>")
        self.x = space["l"] + wide * self.part(layout, words, "x") + words.get("xshift", 0)
        self.y = space["b"] + high * self.part(layout, words, "y") + words.get("yshift", 0)
        width = max(map(len, lines)) * A_SIGN * sheet.look.text
        back = {"left": 0, "center": width / 2, "right": width}[words.get("xanchor", "left")]
        self.left, self.right = self.x - back, self.x - back + width

    @staticmethod
    def part(layout, words, way):
        ref = words.get(f"{way}ref", way)
        if ref == "paper":
            return words[way]
        axis = layout[f"{way}axis{ref[1:]}"]
        (begin, end), (low, high) = axis["range"], axis.get("domain", (0, 1))
        assert begin <= words[way] <= end, "what lies outside its axis vanishes"
        return low + (words[way] - begin) / (end - begin) * (high - low)


@pytest.mark.parametrize(("kind", "size"), list(product(DRAWINGS, Size)))
def test_no_words_are_cut_by_the_edge_of_the_figure(kind, size):
    for t in (NL, EN):
        sheet = sketch(DRAWINGS[kind], look(size, Mode.LIGHT), t)
        for words in sheet.annotations:
            place = Place(sheet, words)
            assert place.left >= -1, words["text"]
            assert place.right <= sheet.look.width + 1, words["text"]
            assert 0 <= place.y <= sheet.layout["height"]


@given(
    st.lists(st.floats(0, 1_000_000).map(lambda value: round(value, 2)), min_size=1, max_size=30),
    st.sampled_from(list(Size)),
    st.sampled_from([None, 10]),
)
def test_the_words_at_the_end_of_a_line_never_lie_on_each_other_or_outside(values, size, baseline):
    frozen = baseline if baseline and len(values) > baseline else None
    drawing = line(values, frozen)
    sheet = sketch(drawing, look(size, Mode.LIGHT), NL)
    at_the_end = [words for words in sheet.annotations if words["x"] == 1 and words.get("xref") == "paper"]
    places = [Place(sheet, words) for words in at_the_end]
    assert len(places) == (2 if drawing.chart.has_line else 1)
    assert abs(places[0].y - places[-1].y) >= sheet.look.text * 1.5 - 0.2 or len(places) == 1
    assert all(place.right <= sheet.look.width + 1 for place in places)
    assert all(sheet.layout["margin"]["b"] - 1 <= place.y <= sheet.layout["height"] for place in places)


def test_a_full_slide_is_read_from_the_back_of_a_room():
    """Some 530 pixels of a slide of 1080 are left under two lines of a sentence: taller is made smaller."""
    phases = replace(DRAWINGS["phases"], rows=DRAWINGS["phases"].rows * MOST_ROWS)
    for drawing in (phases, DRAWINGS["year"], DRAWINGS["signal"], DRAWINGS["none"]):
        sheet = sketch(drawing, look(Size.BEAMER, Mode.LIGHT), NL)
        assert sheet.layout["height"] * 0.95 <= 530


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("top", [9, 99, 999, 9_999, 99_999])
def test_a_long_number_beside_the_axis_has_room(size, top):
    sheet = sketch(line([top, top - 1, top, top, top - 1, top - 2]), look(size, Mode.LIGHT), NL)
    assert sheet.layout["margin"]["l"] >= len(str(top)) * A_SIGN * sheet.look.text


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("many", [1, 6, 12, 13, 40])
def test_words_of_many_occasions_do_not_lie_on_each_other(size, many):
    columns = tuple(Occasion(label=f"{day % 28 + 1} sep", met=9, total=14) for day in range(many))
    sheet = sketch(Occasions(columns=columns), look(size, Mode.LIGHT), NL)
    places = [Place(sheet, words) for words in sheet.annotations]
    assert all(one.right < other.left for one, other in pairwise(places))
    axis = sheet.axes["xaxis"]
    assert axis["tickvals"][-1] == sheet.data[-1]["x"][0]  # the latest always has its words
    assert len(axis["tickvals"]) == len(places)


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("most", [0, 3, 12, 17, 30, 31, 400])
def test_marks_of_things_stay_marks_and_a_cell_stays_out_of_the_next(size, most):
    names = ("tot de herfst", "herfst tot kerst", "kerst tot voorjaar")
    rows = (
        CountedRow(name="lesbezoek", counts=(most, 1, most)),
        CountedRow(name="intervisie", counts=(2, 0, 1)),
    )
    sheet = sketch(Counted(rows=rows, columns=names), look(size, Mode.LIGHT), NL)
    assert all(trace["marker"]["size"] >= 0.35 * sheet.look.dot for trace in sheet.data)
    cells = sorted(
        (Place(sheet, words) for words in sheet.annotations if "<b>" in words["text"]), key=lambda p: p.x
    )
    assert all(place.right <= sheet.look.width for place in cells)
    drawn = [len(trace["x"]) for trace in sheet.data if len(trace["x"]) == most]
    assert not drawn or most <= 30


def words_of(drawing, t, size=Size.LAPTOP):
    sheet = sketch(drawing, look(size, Mode.LIGHT), t)
    ticks = sheet.axes["xaxis"].get("ticktext", [])
    hover = [said for trace in sheet.data for said in trace.get("customdata", [])]
    return [*(words["text"] for words in sheet.annotations), *ticks, *hover]


def test_a_number_has_a_comma_in_dutch_and_a_point_in_english():
    values = [1.5, 2, 1.25, 1.75, 1.5, 2.5, 12_000.5]
    assert {"<b>12000,5</b>", "midden 1,75"} <= set(words_of(line(values), NL))
    assert {"<b>12000.5</b>", "middle 1.75"} <= set(words_of(line(values), EN))
    assert not [words for words in words_of(line(values), NL) if re.search(r"\d\.\d", words)]


def weeks(begin, many):
    """A line of so many weeks from that day on, on which something started."""
    found = line([31 + place % 5 for place in range(many)], changes=((begin, "start"),))
    return replace(found, days=tuple(day + (begin - found.days[0]) for day in found.days))


@pytest.mark.parametrize("language", MONTHS)
def test_months_are_named_as_the_reader_names_them(language):
    for month, name in enumerate(MONTHS[language], start=1):
        words = words_of(weeks(date(2026, month, 2), 2), texts_for(language))
        assert {name, f"2 {name} start"} <= set(words)


@pytest.mark.parametrize("size", Size)
def test_a_year_is_said_only_where_a_month_could_be_of_two(size):
    year, more = (words_of(weeks(date(2026, 8, 24), many), NL, size) for many in (44, 60))
    assert "24 aug start" in year
    assert not [words for words in year if "202" in words]
    assert "24 aug 2026 start" in more
    assert all(words.endswith(("2026", "2027")) for words in more if words[:3] in MONTHS["nl"])


def test_the_middle_is_solid_over_what_it_was_taken_from_and_dashed_where_it_is_carried_on():
    drawing = DRAWINGS["signal"]
    sheet = sketch(drawing, look(Size.LAPTOP, Mode.LIGHT), NL)
    middle = [one for one in sheet.shapes if one["y0"] == one["y1"] == drawing.chart.median]
    assert [one["line"]["dash"] for one in middle] == ["solid", "dash"]
    assert any(words["text"] == "midden 41<br>vooraf" for words in sheet.annotations)
    calm = DRAWINGS["none"]
    assert isinstance(calm, RunLine)
    assert calm.chart == run_chart(calm.chart.measurements)
    (whole,) = sketch(calm, look(Size.LAPTOP, Mode.LIGHT), NL).shapes
    assert whole["line"]["dash"] == "solid"
