"""What was counted is kept until something changes that a number could be made of; nothing stale is shown."""

import threading
from uuid import uuid4

import pytest

from teamtuin.access.viewer import CARETAKER
from teamtuin.store.changes import NO_NUMBER, may_change_a_number
from teamtuin.store.copying import rewrite
from teamtuin.store.kept import Kept
from tests.insight import planting as plant

EVERYBODY, NOBODY = "SELECT 1", "SELECT 1 WHERE false"


@pytest.fixture
def store(app):
    return app.store


def seeds(store, sight=EVERYBODY, made=None):
    """How many proeftuinen there are, and in `made` each time that they were really counted."""

    def count(tx):
        if made is not None:
            made.append(1)
        return tx.one("SELECT count(*) FROM experiment")[0]

    with store.looking(CARETAKER, sight) as here:
        return here.kept("seeds", count)


def test_what_did_not_change_is_counted_once(store, app):
    made = []
    plant.experiment(app)
    assert [seeds(store, made=made) for _ in range(3)] == [1, 1, 1]
    assert len(made) == 1


def test_the_next_look_after_a_change_tells_the_new_number(store, app):
    assert seeds(store) == 0
    for number in range(1, 4):
        plant.experiment(app)
        assert seeds(store) == number


def test_who_may_not_see_it_all_finds_nothing_and_leaves_nothing(store, app):
    made = []
    assert seeds(store, NOBODY, made) == 0
    assert seeds(store, EVERYBODY, made) == 0
    assert seeds(store, NOBODY, made) == 0
    assert len(made) == 3


def test_what_was_undone_is_not_told(store, app):
    with pytest.raises(RuntimeError), store.transaction(CARETAKER) as tx:
        tx.execute(
            "INSERT INTO experiment (id, title, phase, planted_on, made_at, signed)"
            " VALUES ($id, 'x', 'signal', current_date, now(), false)",
            {"id": uuid4()},
        )
        raise RuntimeError
    assert seeds(store) == 0


def test_what_changes_while_it_is_counted_is_not_kept(store, app):
    """A look that began before a change may still tell the old number, but nobody after it does."""

    def count(tx):
        before = tx.one("SELECT count(*) FROM experiment")[0]
        other = threading.Thread(target=plant.experiment, args=(app,))
        other.start()
        other.join()
        return before

    with store.looking(CARETAKER, EVERYBODY) as here:
        assert here.kept("seeds", count) == 0
    assert seeds(store) == 1


def test_a_rewritten_file_is_counted_anew(store, app):
    made = []
    seeds(store, made=made)
    rewrite(store)
    seeds(store, made=made)
    assert len(made) == 2


def test_what_somebody_writes_for_herself_lets_nothing_go(store, app, team):
    made = []
    seeds(store, made=made)
    draft = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, draft.id, draft.rev, "Alleen voor mij.")
    app.reflections.keep(team.tessel, draft.id)
    seeds(store, made=made)
    assert len(made) == 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE experiment SET title = 'x'",
        "INSERT INTO measurement VALUES (1)",
        "insert or replace into measurement values (1)",
        "DELETE FROM person WHERE id = $id",
        "WITH old AS (SELECT 1) DELETE FROM person",
        "CREATE TABLE fresh (id UUID)",
        "INSERT INTO table_of_next_year VALUES (1)",
        "DELETE FROM drafts_of_the_team",
    ],
)
def test_every_write_counts_unless_it_is_known_to_be_in_no_number(sql):
    assert may_change_a_number(sql)


@pytest.mark.parametrize(
    "sql", ["SELECT 1", "  SELECT * FROM draft", "UPDATE draft SET rev = 2", "DELETE FROM session WHERE true"]
)
def test_reading_and_what_is_in_no_number_do_not_count(sql):
    assert not may_change_a_number(sql)


def test_the_tables_of_no_number_exist(store):
    with store.transaction(CARETAKER) as tx:
        tables = {name for (name,) in tx.execute("SELECT table_name FROM duckdb_tables()")}
    assert tables >= NO_NUMBER


def test_no_more_than_so_many_things_are_kept():
    kept = Kept(most=2)
    for name in "abc":
        kept.keep(name, name, kept.version)
        kept.find("a", kept.version)
    assert [kept.find(name, kept.version) for name in "abc"] == ["a", None, "c"]


def test_many_at_once_never_hear_an_old_number(store, app):
    """Each writer looks right after its own change: what it hears holds at least that."""
    heard = []

    def work():
        for _ in range(5):
            plant.experiment(app)
            with lock:
                done.append(1)
                least = len(done)
            heard.append(seeds(store) >= least)

    done, lock = [], threading.Lock()
    writers = [threading.Thread(target=work) for _ in range(4)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert heard == [True] * 20
    assert seeds(store) == 20
