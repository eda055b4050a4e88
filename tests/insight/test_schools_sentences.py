"""Every sentence is true of the rows: counted anew by pandas, in the demo and in made-up schools."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from teamtuin.access.viewer import CARETAKER, Viewer
from teamtuin.app import open_teamtuin
from teamtuin.exchange.demo import load_demo
from teamtuin.exchange.harvest_book.gathering import sources
from tests.conftest import copy_school
from tests.insight import checking
from tests.insight.frames import rows_of
from tests.insight.planting import NOW
from tests.insight.schools import school_of_any_kind

FEW, MANY = 3, 500
PARTS = 10
"""So that more than one process can take part."""


@pytest.fixture(scope="module")
def place(school_with_people, tmp_path_factory):
    """One school on its own Tuesday, filled anew for each of those that are drawn."""
    settings, team = school_with_people
    mine = type(settings).of(tmp_path_factory.mktemp("schools") / "school")
    copy_school(settings, mine)
    app = open_teamtuin(mine, lambda: NOW)
    yield app, team
    app.close()


def check_everything(app, viewer, rows, turn=None):
    """All exhibits of our garden and the proeftuinen; with `turn` the decks and books of one time in turn."""
    checking.check_garden(app, viewer, rows)
    checking.check_decks(app, viewer, rows, turn)
    found = sources(app, viewer)
    checking.check_proeftuinen(found, rows)
    checking.check_days(found, rows)
    checking.check_books(found, rows, turn)


def check_school(place, seed):
    app, team = place
    made = school_of_any_kind(app, team, seed)
    pulses = [(on, key, counts) for on, asked in made.pulses for key, counts in asked.items()]
    rows = rows_of(app, team.tessel, pulses, made.polls)
    check_everything(app, team.tessel, rows, seed)


@pytest.mark.parametrize("seed", range(FEW))
def test_every_sentence_of_a_school_is_what_pandas_counts(place, seed):
    check_school(place, seed)


@pytest.fixture
def demo(settings):
    teamtuin = open_teamtuin(settings, lambda: NOW)
    load_demo(teamtuin.store, teamtuin.bank, lambda: NOW)
    yield teamtuin
    teamtuin.close()


def test_every_sentence_of_the_demo_is_what_pandas_counts(demo):
    """Its pulses are counted from the file that it is made of, for a closed round keeps no answers."""
    written = yaml.safe_load((demo_folder() / "pulse_rounds.yaml").read_text("utf-8"))["pulse_rounds"]
    written_days = yaml.safe_load((demo_folder() / "study_days.yaml").read_text("utf-8"))["study_days"]
    exits = [
        (one["date"], "worth_my_time", one["exit_ticket"]["worth_my_time"])
        for one in written_days
        if "worth_my_time" in (one.get("exit_ticket") or {})
    ]
    pulses = [
        (date.fromisocalendar(*map(int, one["week"].split("-W")), 1), key, one[key])
        for one in written
        for key in ("P1", "P2")
        if key in one
    ]
    with demo.store.transaction(CARETAKER) as tx:
        ((hester,),) = tx.execute("SELECT person_id FROM person_role WHERE role = 'principal'")
    viewer = Viewer(hester)
    check_everything(demo, viewer, rows_of(demo, viewer, [*pulses, *exits], []))


def demo_folder():
    return Path(__file__).parents[2] / "data" / "demo"


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_every_sentence_of_five_hundred_schools_is_what_pandas_counts(place, part):
    for seed in range(FEW + part, FEW + MANY, PARTS):
        check_school(place, seed)
