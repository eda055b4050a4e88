"""The parts of an exhibit agree: sentence, figure, its words for who does not see it, and table."""

import re
from collections import Counter as Tally

import pytest

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.app import open_teamtuin
from teamtuin.exchange.demo import load_demo
from teamtuin.experiments.model import CountsOf
from teamtuin.insight import guardrail, our_garden
from teamtuin.insight.drawings import Counted, GoalAndGuardrail, Occasions, RunLine, TwoGroups
from teamtuin.insight.figures import draw, sketch
from teamtuin.insight.indicators import of_indicator
from teamtuin.insight.latest import crowded, latest
from teamtuin.insight.look import Mode, Size, look
from teamtuin.insight.looking import looked
from teamtuin.insight.picture import as_svg
from teamtuin.insight.terms import Stretch
from teamtuin.people.model import Role
from teamtuin.settings import Settings
from teamtuin.texts import texts_for
from tests.insight.planting import NOW, TODAY
from tests.insight.test_indicators import indicator
from tests.insight.test_words import BANNED

NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
MONTH = "jan|feb|maart|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
DAY = re.compile(rf"\d+ (?:{MONTH})[a-z]*(?: \d{{4}})?|\d{{4}}/\d{{4}}", re.IGNORECASE)
"""When it was is no number."""
LANGUAGES = ("nl", "en")


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Every exhibit of the demo school and of one in which nothing happened yet, for each language."""
    found = {}
    for name in ("demo", "empty"):
        app = open_teamtuin(Settings.of(tmp_path_factory.mktemp(name) / "school"), lambda: NOW)
        if name == "demo":
            load_demo(app.store, app.bank, lambda: NOW)
        else:
            app.school.start(DOORKEEPER, "De Wilgenhof", town="Oosterloo")
            app.people.add(DOORKEEPER, "Tessel", [Role.TEACHER])
        (tessel,) = (one for one in app.people.everyone(DOORKEEPER) if one.first_name == "Tessel")
        for language in LANGUAGES:
            found[name, language] = exhibits_of(app, Viewer(tessel.id), texts_for(language))
        app.close()
    return found


def exhibits_of(app, viewer, t):
    soil = our_garden.dig(app.store, viewer, TODAY)
    found = [one for stretch in Stretch for one in our_garden.grow(soil, stretch, TODAY, t).exhibits]
    for experiment in app.experiments.all(viewer):
        page = app.experiments.page(viewer, experiment.id)
        here = [*looked(page, t)]
        found += [each.exhibit for each in here]
        found += [crowded(latest(each.exhibit, t), t) for each in here]
        if pair := guardrail.paired(here):
            found.append(guardrail.together(pair[0].exhibit, pair[1].exhibit, t))
    return found


def numbers(text):
    return {float(found.replace(",", ".")) for found in NUMBER.findall(text)}


def in_table(exhibit):
    """Every number of a table, and what anybody can count or add up there."""
    rows = exhibit.table.rows
    cells = [cell for row in rows for cell in row]
    found = {float(cell) for cell in cells if not isinstance(cell, str)} | {float(len(rows))}
    for said in (
        *exhibit.table.columns,
        exhibit.question,
        *(cell for cell in cells if isinstance(cell, str)),
    ):
        found |= numbers(said.replace("-", " "))
    for line in (*rows, *zip(*rows, strict=True)):
        values = [cell for cell in line if not isinstance(cell, str)]
        found |= {float(sum(values)), float(len(values)), float(sum(value > 0 for value in values))}
        found |= {float(times) for times in Tally(cell for cell in line if isinstance(cell, str)).values()}
        found |= {float(len({cell for cell in line if cell}))}
    found.add(float(sum(cell for cell in cells if not isinstance(cell, str))))
    return found


def of_chart(figure):
    """What a rule of thumb counts in a line, and says by name."""
    lines = (figure.goal, figure.guardrail) if isinstance(figure, GoalAndGuardrail) else (figure,)
    found = set()
    for line in lines:
        if isinstance(line, RunLine):
            chart = line.chart
            counted = (chart.n_obs, chart.n_useful, chart.ties, chart.baseline, chart.crossings, chart.median)
            found |= {round(float(one), 2) for one in counted if one is not None}
            found |= {float(chart.run.length)} if chart.run else set()
            found |= {float(len(line.drawn_days)), float(len(line.gaps))}
    return found


def drawn_numbers(figure, t):
    """Every number that a figure says or draws, but for places of marks."""
    sheet = sketch(figure, look(Size.LAPTOP, Mode.LIGHT), t)
    said = [re.sub(r"<[^>]+>", " ", words["text"]) for words in sheet.annotations]
    said += [hover for trace in sheet.data for hover in trace.get("customdata", [])]
    found = set().union(*(numbers(words) for words in said))
    for trace in sheet.data:
        if trace["type"] == "bar":
            found |= {float(abs(value)) for value in trace["x"]}
        elif isinstance(figure, RunLine):
            found |= {float(value) for value in trace["y"] if value is not None}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_number_that_is_said_or_drawn_stands_in_the_table_or_can_be_counted_there(shown, language):
    t, checked = texts_for(language), 0
    for exhibit in shown["demo", language]:
        if not exhibit.table.rows:
            continue
        known = in_table(exhibit) | of_chart(exhibit.figure)
        assert numbers(DAY.sub("", exhibit.sentence)) <= known, exhibit.sentence
        assert numbers(exhibit.alt) <= known, exhibit.alt
        if exhibit.figure:
            assert drawn_numbers(exhibit.figure, t) <= known, exhibit.question
        checked += 1
    assert checked > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_does_not_see_a_figure_hears_its_numbers(shown, language):
    seen = set()
    for exhibit in shown["demo", language]:
        figure = exhibit.figure
        assert bool(exhibit.alt.strip()) >= bool(figure)
        if isinstance(figure, TwoGroups | Counted | Occasions):
            cells = {float(cell) for row in exhibit.table.rows for cell in row if not isinstance(cell, str)}
            assert cells <= numbers(exhibit.alt), exhibit.question
        if isinstance(figure, RunLine):
            values = [round(value, 2) for value in figure.drawn_values]
            assert {values[0], values[-1], min(values), max(values)} <= numbers(exhibit.alt)
        seen.add(type(figure))
    assert {TwoGroups, Counted, RunLine, GoalAndGuardrail, type(None)} <= seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", ["demo", "empty"])
def test_no_exhibit_claims_a_cause_or_leaves_a_question_without_a_sentence(shown, school, language):
    for exhibit in shown[school, language]:
        said = (exhibit.sentence, exhibit.caveat, exhibit.alt, *exhibit.table.columns)
        assert [words for words in said if BANNED.search(words)] == []
        assert exhibit.question.strip()
        assert exhibit.sentence.strip().endswith((".", "?", "…"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_school_hears_why_there_is_nothing_and_no_figure(shown, language):
    for exhibit in shown["empty", language]:
        assert exhibit.figure is None
        assert exhibit.listing is None or exhibit.table.rows
        assert "{" not in exhibit.sentence


SHOWN = [(7, 13), (8, 14)]
LINE = [(20 + place % 3, 50 + place % 5) for place in range(8)]
HIDDEN = {
    "one of few": (SHOWN, (2, 12), {2, 10, 12}),
    "the rest of few": (SHOWN, (10, 12), {2, 10, 12}),
    "few in all": (SHOWN, (1, 4), {1, 4}),
    "one of few in a line": (LINE, (3, 49), {46, 49}),
    "the rest of few in a line": (LINE, (46, 49), {46, 49}),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", HIDDEN)
def test_what_is_withheld_is_in_no_part_and_no_size(why, language):
    """Of answers, the last but one is of too few: nothing that is drawn or told can hold it."""
    t, (pairs, hidden, withheld) = texts_for(language), HIDDEN[why]
    exhibit = of_indicator(indicator([*pairs[:-1], hidden, pairs[-1]], CountsOf.ANSWERS), t)
    assert exhibit.table.rows[-2][1:] == (t.gettext("not shown"),) * 2
    parts = (exhibit.sentence, exhibit.caveat, exhibit.alt, exhibit.table.csv().replace(",", " "))
    assert not withheld & set().union(*map(numbers, parts))
    assert exhibit.figure
    assert not withheld & drawn_numbers(exhibit.figure, t)
    for size in Size:
        sheet = sketch(exhibit.figure, look(size, Mode.LIGHT), t)
        for drawn in (draw(exhibit.figure, look(size, Mode.LIGHT), t).to_json(), as_svg(sheet, "", language)):
            assert not re.search("|".join(rf"[>\": ]{one}[<\" ]" for one in withheld), drawn)
