"""Somebody of the team who knows every rule, and wants to know what others answered.

She sees all that a colleague can see, on several days: before a round closes and after it, before and
after something was taken back, over each time, in pages, files, decks, books and papers. Of each school all
ways in which it could have been answered are found by replaying the app's own rules. Then a second school is
built, in which everything is otherwise that she cannot know: what she sees of both is the same to the letter.
"""

from random import Random

import pytest

from teamtuin.app import open_teamtuin
from tests.conftest import copy_school
from tests.insight import seen, worlds
from tests.insight.planting import NOW
from tests.insight.secrets_of import SMALL, some_things, tells

FEW, MANY, PARTS = range(1, 40), 2_000, 10
IN_THE_STORE = 20
"""One in so many schools is lived in the store: answered, closed, looked at on three days, taken back."""
WHOLE = 100
"""In one of so many schools also the files themselves, and pages that hold no exhibit."""


@pytest.fixture(scope="module")
def place(school_with_people, tmp_path_factory):
    settings, team = school_with_people
    mine = type(settings).of(tmp_path_factory.mktemp("attacked") / "school")
    copy_school(settings, mine)
    app = open_teamtuin(mine, lambda: NOW)
    worlds.consent(app, team)
    yield app, team
    app.close()


def published(app, team, world, seed):
    """What Tessel sees: last week, now, and after something was taken back; in each school some of it."""
    days = [[repr(worlds.live(app, world))], [], []]
    later = (lambda: None, lambda: worlds.close_the_rest(app, world), lambda: worlds.take_back(app, team))
    for number, (day, happens) in enumerate(zip(days, later, strict=True)):
        day.append(repr(happens()))
        if number in ((0, 1), (1,), (1, 2))[seed % 3]:
            day += seen.at_one_look(app, team.tessel)
        if seed % WHOLE == 0:
            day += [*seen.one_by_one(app, team.tessel), *seen.in_files(app, team.tessel)]
    return days


def attack(place, seed):
    """How many groups of one to four people are of another size in the second school."""
    app, team = place
    world = worlds.some_world(team, seed)
    for secret in (*world.secrets, some_things(Random(seed))):
        assert not [*tells(secret, secret.possible())], (seed, secret)
    other = world.otherwise(Random(seed))
    if seed % IN_THE_STORE == 0:
        worlds.move_in(app, world)
        both = [published(app, team, one, seed) for one in (world, other)]
    else:
        both = [[[*seen.of_soil(worlds.soil_of(one), books=(0,))]] for one in (world, other)]
    for day, (one, two) in enumerate(zip(*both, strict=True)):
        for mine, theirs in zip(one, two, strict=True):
            assert mine == theirs, f"school {seed}, day {day}"
    return moved(world, other)


def moved(world, other):
    pairs = zip(world.secrets, other.secrets, strict=True)
    cells = (pair for one, two in pairs for pair in zip(one.cells, two.cells, strict=True))
    return sum(old != new and old in SMALL for old, new in cells)


def test_one_of_the_team_learns_of_no_small_group_how_large_it_is_nor_what_a_colleague_answered(place):
    assert sum(attack(place, seed) for seed in FEW) > len(FEW)


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_in_two_thousand_schools_neither(place, part):
    begin, many = part * MANY // PARTS, MANY // PARTS
    assert sum(attack(place, seed) for seed in range(begin, begin + many)) > many
