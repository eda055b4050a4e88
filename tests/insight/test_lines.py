"""Lines of a proeftuin: words that never lie on each other, long series, and what is kept an eye on."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamtuin.experiments.model import CountsOf, Direction
from teamtuin.insight import guardrail, marks
from teamtuin.insight.drawings import GoalAndGuardrail, RunLine
from teamtuin.insight.figures import draw
from teamtuin.insight.guardrail import Looked
from teamtuin.insight.indicators import of_indicator
from teamtuin.insight.latest import DRAWN, crowded, latest
from teamtuin.insight.look import Mode, Size, look
from teamtuin.insight.runchart import Verdict

from .test_indicators import BEGIN, NL, indicator

WITHIN = (-30.0, 300.0)
PLACES = st.lists(st.tuples(st.floats(0, 216), st.integers(5, marks.LONGEST)), min_size=1, max_size=5)


@given(PLACES, st.booleans())
def test_no_words_above_a_line_lie_on_each_other_or_outside_a_phone(places, before):
    wanted = [marks.mark(x, "w" * length, text=14) for x, length in places]
    wanted += [marks.mark(0, "vooraf, 10 metingen", text=14, stem=False)] * before
    placed = marks.on_levels(wanted, 14, WITHIN)
    assert sorted(one.x for one in placed) == sorted(one.x for one in wanted)
    for place, one in enumerate(placed):
        assert WITHIN[0] <= one.left
        assert one.right <= WITHIN[1] + 0.001
        for other in placed[place + 1 :]:
            apart = one.right <= other.left or other.right <= one.left
            assert one.level != other.level or apart


@pytest.mark.parametrize("start", [60, 80, 100, 130])
def test_on_a_phone_no_stem_goes_through_the_words_of_the_decision(start):
    """A start with a decision not long after it, which has room on its left only."""
    wanted = [marks.mark(start, "17 aug start", text=14), marks.mark(216, "30 nov aanpassen", text=14)]
    placed = marks.on_levels(wanted, 14, (-30, 290))
    for one in placed:
        for other in placed:
            through = other.left - 1 < one.x < other.right + 1
            assert one is other or one.level <= other.level or not through


def weekly(many):
    return [30 + (place * 7) % 11 for place in range(many)]


def test_of_ten_years_the_latest_part_is_drawn_and_the_verdict_is_about_all():
    long_ago = [50] * 20 + weekly(500)
    whole = of_indicator(indicator(long_ago), NL)
    drawn = latest(whole, NL)
    assert isinstance(whole.figure, RunLine)
    assert whole.figure.chart.verdict is Verdict.SIGNAL
    assert drawn.sentence == whole.sentence
    assert "24 augustus 2026" in drawn.sentence  # the run began long before what is drawn
    assert drawn.caveat.startswith(
        "Getekend zijn de laatste 40 van de 520 metingen. De zin gaat over alle 520."
    )
    assert "Dit zegt niet waardoor het komt." in drawn.caveat
    assert drawn.alt.startswith("Lijn van 40 metingen van ")
    assert (len(drawn.table.rows), len(whole.table.rows)) == (DRAWN, 520)
    points = draw(drawn.figure, look(Size.PHONE, Mode.LIGHT), NL).data[0]
    assert len([y for y in points.y if y is not None]) == DRAWN


def test_figures_of_ten_years_weigh_no_more_than_those_of_a_school_year():
    def weight(many):
        figure = latest(of_indicator(indicator(weekly(many)), NL), NL).figure
        return len(draw(figure, look(Size.PHONE, Mode.LIGHT), NL).to_json())

    assert weight(520) < 1.1 * weight(DRAWN)
    assert weight(520) < 2 * weight(7)


def test_a_short_series_is_drawn_whole_and_says_nothing_of_it():
    exhibit = of_indicator(indicator(weekly(DRAWN)), NL)
    assert latest(exhibit, NL) is exhibit


def test_what_happened_stands_in_the_table_also_when_it_does_not_fit_above_the_line():
    changes = [(BEGIN + timedelta(7 * place + place % 2), f"ronde {place}") for place in range(6)]
    exhibit = crowded(of_indicator(indicator(weekly(12)), NL, changes=changes), NL)
    told = [row[2] for row in exhibit.table.rows if row[2]]
    assert told == [f"ronde {place}" for place in range(6)]
    assert exhibit.table.columns == ("Wanneer", "aantal", "Wat er gebeurde")
    assert exhibit.table.rows[2] == ("1 september", "", "ronde 1")  # between two measurements
    assert exhibit.caveat.endswith(
        "Boven de lijn staan 4 van de 6 dagen waarop iets gebeurde. In de tabel staan ze alle."
    )
    figure = draw(exhibit.figure, look(Size.PHONE, Mode.LIGHT), NL)
    assert sum("ronde" in words.text for words in figure.layout.annotations) == marks.MOST
    assert all(f"ronde {place}" in exhibit.alt for place in range(6))


def test_the_words_for_who_does_not_see_it_tell_what_the_picture_shows():
    before = [39, 43, 40, 45, 41, 38, 44, 42, 37, 41]
    one = indicator([*before, 33, 31, 30], baseline_points=10)
    later = [replace(point, measured_on=point.measured_on + timedelta(42)) for point in one.measurements[10:]]
    exhibit = of_indicator(replace(one, measurements=(*one.measurements[:10], *later)), NL)
    assert (
        "Het midden van vooraf is 41. Na de eerste 10 metingen loopt het door als streepjes." in exhibit.alt
    )
    assert "De lijn is onderbroken tussen 26 oktober en 14 december." in exhibit.alt
    figure = draw(exhibit.figure, look(Size.PHONE, Mode.LIGHT), NL)
    dashes = [shape.line.dash for shape in figure.layout.shapes if shape.line.dash]
    assert dashes == ["solid", "dash"]
    assert any(words.text == "vooraf, 10 metingen" for words in figure.layout.annotations)


@pytest.mark.parametrize(
    ("label", "direction", "kept"),
    [
        ("Gidsmomenten", Direction.STABLE, True),
        ("Energie in het team", Direction.UP, True),
        ("Werkdruk op maandag", Direction.DOWN, True),
        ("Gidsmomenten", Direction.UP, False),
    ],
)
def test_what_has_to_stay_or_is_about_load_is_kept_an_eye_on(label, direction, kept):
    assert guardrail.is_guardrail(indicator([1], label=label, direction=direction)) is kept


def looked(numbers, **more):
    one = indicator(numbers, **more)
    return Looked(indicator=one, exhibit=of_indicator(one, NL))


def test_the_guardrail_goes_under_the_goal_on_one_axis_each_with_its_own_verdict():
    goal = looked([18, 17, 18, 14, 12, 13, 9, 10, 9, 8], unit="minuten per week")
    cost = looked([35, 40, 45, 55, 60, 60, 70, 65, 75, 70], unit="minuten per week", label="Regeltijd")
    other = looked([6, 5, 6], label="Grootouders")
    assert guardrail.paired([other, cost, goal]) == (goal, cost)
    both = guardrail.together(goal.exhibit, cost.exhibit, NL)
    assert isinstance(both.figure, GoalAndGuardrail)
    assert (
        both.sentence
        == f"{goal.exhibit.question}: {goal.exhibit.sentence}\nRegeltijd: {cost.exhibit.sentence}"
    )
    assert goal.exhibit.alt in both.alt
    assert cost.exhibit.alt in both.alt
    layout = draw(both.figure, look(Size.LAPTOP, Mode.DARK), NL).layout
    assert layout.yaxis.domain[0] > layout.yaxis2.domain[1]
    assert layout.yaxis.range != layout.yaxis2.range
    assert guardrail.paired([other, goal]) is None


def test_a_signal_in_so_many_of_so_many_is_told_and_is_no_cause():
    shares = [(9 if place < 12 else 15, 18) for place in range(26)]
    for place in range(0, 12, 2):
        shares[place] = (10, 18)
    one = of_indicator(indicator(shares, CountsOf.EVENTS), NL)
    assert isinstance(one.figure, RunLine)
    assert one.figure.chart.verdict is Verdict.SIGNAL
    assert "Zo’n rij is bij toeval ongewoon." in one.sentence
    assert one.caveat.startswith("Dit zegt niet waardoor het komt.")
