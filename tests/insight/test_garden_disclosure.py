"""No number from fewer than five people is in any part of our garden, also not by combining what is there."""

import json
from datetime import date, timedelta

import pytest

from teamtuin.insight.figures import draw
from teamtuin.insight.look import Mode, Size, look
from teamtuin.insight.terms import Stretch
from tests.insight import planting as plant
from tests.insight.recount import NL, garden


def everything(said):
    """All that a screen, a reader aloud or a file gets of all exhibits."""
    parts = []
    for exhibit in said.exhibits:
        parts += [exhibit.question, exhibit.sentence, exhibit.caveat, exhibit.alt, exhibit.table.csv()]
        for size in Size:
            if exhibit.figure:
                parts.append(draw(exhibit.figure, look(size, Mode.DARK), NL).to_json())
    return "\n".join(parts)


def test_a_group_of_one_to_four_is_in_no_part_of_the_page(app, team):
    """Thirty-nine answered, three of them 4 or 5; elsewhere four answered in all."""
    plant.consent(app, team)
    plant.pulse(app, date(2026, 11, 16), P1=[0, 0, 36, 2, 1])
    plant.pulse(app, date(2026, 11, 2), P1=[9, 9, 9, 1, 3])
    plant.pulse(app, date(2026, 10, 19), P1=[1, 1, 1, 1, 0])
    plant.pulse(app, date(2026, 11, 23), closed=False, P1=[7, 7, 7, 7, 7])
    said = garden(app, team.tessel)
    (energy,) = said.energy
    assert energy.table.rows == (
        ("16 november", 39, "niet getoond", "niet getoond"),
        ("2 november", 31, "niet getoond", "niet getoond"),
    )
    figures = [json.loads(draw(energy.figure, look(size, Mode.LIGHT), NL).to_json()) for size in Size]
    assert all(figure["data"] == [] for figure in figures)
    shown = everything(said)
    for hidden in ("36", "27", "35", "28", "23 november", "19 oktober"):
        assert f" {hidden} " not in shown
        assert f">{hidden}<" not in shown
        assert f",{hidden}," not in shown


@pytest.mark.parametrize("seed", range(20, 24))
def test_each_number_from_answers_is_of_nobody_or_of_five_and_more(app, team, seed):
    plant.small_school(app, team, seed)
    for stretch in Stretch:
        for exhibit in garden(app, team.tessel, stretch).energy:
            for _, answers, low, high in exhibit.table.rows:
                assert answers >= 5
                if isinstance(low, int) or isinstance(high, int):
                    assert low + high == answers
                    assert all(group == 0 or group >= 5 for group in (low, high))
            drawn = exhibit.figure.rounds if exhibit.figure else ()
            shown = [
                tuple(cell if isinstance(cell, int) else None for cell in row[1:])
                for row in exhibit.table.rows
            ]
            assert [(one.answers, one.low, one.high) for one in drawn] == shown[: len(drawn)]


def test_a_longer_time_tells_nothing_about_a_shorter_one(app, team):
    """Each closed round stands on its own: the same row in every choice, so nothing can be subtracted."""
    plant.consent(app, team)
    for week, counts in enumerate(([0, 3, 5, 5, 1], [1, 3, 6, 5, 1], [0, 0, 4, 6, 2])):
        plant.pulse(app, date(2026, 9, 28) + timedelta(21 * week), P1=counts)
    year = garden(app, team.tessel).energy[0].table.rows
    term = garden(app, team.tessel, Stretch.TERM).energy[0].table.rows
    assert term
    assert set(term) <= set(year)
