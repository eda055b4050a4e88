"""One door, and nothing that is half saved."""

import os
import subprocess
import sys
import threading

import pytest

from teamtuin.access.viewer import CARETAKER
from teamtuin.errors import Busy, DataDamaged, Refused
from teamtuin.store import Store, migrations, tombstones
from teamtuin.store.copying import rewrite
from teamtuin.store.store import FILE
from teamtuin.store.transaction import Conflict, retry_conflicts

COUNTER = "INSERT INTO upkeep (task, done_on) VALUES ($task, DATE '2026-11-24')"
OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from teamtuin.errors import AlreadyRunning
from teamtuin.store import Store
try:
    Store.open(Path(sys.argv[1]), Path(sys.argv[2]))
except AlreadyRunning as refusal:
    print(refusal.values["pid"])
"""


@pytest.fixture
def store(settings):
    opened = Store.open(settings.data, settings.keys)
    yield opened
    opened.close()


def tasks(store):
    with store.transaction(CARETAKER) as tx:
        return [task for (task,) in tx.execute("SELECT task FROM upkeep ORDER BY task")]


def test_whoever_adds_a_table_says_what_goes_with_a_removal(store):
    people = ("person_id", "writer_id", "owner_id", "coach_id", "opened_by", "planted_by")
    pointing = (*people, "reflection_id", "item_id", "key_id")
    with store.transaction(CARETAKER) as tx:
        found = tx.execute(
            "SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name)"
            " WHERE column_name IN (SELECT unnest($pointing))",
            {"pointing": list(pointing)},
        )
    said = {place for places in tombstones.GONE_WITH.values() for place in places} | set(tombstones.UNSIGNED)
    assert set(found) - said == set(tombstones.STAYS)


def test_an_exception_undoes_the_whole_work(store):
    with pytest.raises(RuntimeError), store.transaction(CARETAKER) as tx:
        tx.execute(COUNTER, {"task": "half"})
        raise RuntimeError
    assert tasks(store) == []


def test_work_with_a_swallowed_error_is_never_called_saved(store):
    """DuckDB's own COMMIT would return without a word here and save nothing."""
    with pytest.raises(Busy), store.transaction(CARETAKER) as tx:
        tx.execute(COUNTER, {"task": "lost"})
        with pytest.raises(Exception, match="nowhere"):
            tx.execute("SELECT * FROM nowhere")
    assert tasks(store) == []


def test_two_writers_of_one_row_meet_and_both_count(store):
    with store.transaction(CARETAKER) as tx:
        tx.execute("INSERT INTO import_ref VALUES ('count', '0', uuidv7())")

    @retry_conflicts
    def add_one():
        with store.transaction(CARETAKER) as tx:
            ((ref,),) = tx.execute("SELECT ref FROM import_ref WHERE kind = 'count'")
            tx.execute("UPDATE import_ref SET ref = $ref WHERE kind = 'count'", {"ref": str(int(ref) + 1)})

    def add_five():
        for _ in range(5):
            add_one()

    threads = [threading.Thread(target=add_five) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with store.transaction(CARETAKER) as tx:
        assert tx.execute("SELECT ref FROM import_ref WHERE kind = 'count'") == [("20",)]


def test_a_conflict_that_stays_is_said_and_saves_nothing(store):
    tries = []

    @retry_conflicts
    def always_late():
        tries.append(1)
        raise Conflict

    with pytest.raises(Busy):
        always_late()
    assert len(tries) > 3


def test_a_second_process_is_told_who_has_the_data(store, settings):
    told = subprocess.run(
        [sys.executable, "-c", OPEN_ELSEWHERE, str(settings.data), str(settings.keys)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.stdout.strip() == str(os.getpid())


def test_a_damaged_file_is_left_as_it_is(settings):
    Store.open(settings.data, settings.keys).close()
    file = settings.data / FILE
    file.write_bytes(b"not a data file" * 1000)
    before = file.read_bytes()
    with pytest.raises(DataDamaged):
        Store.open(settings.data, settings.keys)
    assert file.read_bytes() == before


def test_the_file_and_the_keys_are_for_their_owner_only(store, settings):
    for place in (settings.data, settings.keys, settings.data / FILE):
        assert place.stat().st_mode & 0o077 == 0


def test_a_rewritten_file_has_everything_and_goes_on(store):
    with store.transaction(CARETAKER) as tx:
        tx.execute(COUNTER, {"task": "stays"})
    rewrite(store)
    with store.transaction(CARETAKER) as tx:
        tx.execute(COUNTER, {"task": "new"})
    assert tasks(store) == ["new", "stays"]


def test_writers_wait_while_the_file_is_rewritten_and_lose_nothing(store):
    def write_ten(name):
        for n in range(10):
            with store.transaction(CARETAKER) as tx:
                tx.execute(COUNTER, {"task": f"{name}{n}"})

    threads = [threading.Thread(target=write_ten, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    rewrite(store)
    rewrite(store)
    for thread in threads:
        thread.join()
    assert len(tasks(store)) == 20


def test_nothing_outside_the_work_folder_can_be_read_or_written_by_sql(store, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    for sql in (
        f"SELECT * FROM read_text('{secret}')",
        f"COPY school TO '{tmp_path}/out.csv'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ):
        with (
            pytest.raises(Exception, match=r"(?i)disabled|locked|permission|cannot"),
            store.transaction(CARETAKER) as tx,
        ):
            tx.execute(sql)


def test_every_migration_is_applied_once_and_recorded(store):
    with store.transaction(CARETAKER) as tx:
        applied = tx.execute("SELECT number, name FROM migration ORDER BY number")
    assert applied == [(step.number, step.name) for step in migrations.steps()]
    assert [number for number, _ in applied] == list(range(1, len(applied) + 1))


def test_data_of_a_newer_version_are_refused_untouched(settings):
    store = Store.open(settings.data, settings.keys)
    with store.transaction(CARETAKER) as tx:
        tx.execute("INSERT INTO migration (number, name, checksum) VALUES (9999, 'later', 'x')")
    store.close()
    with pytest.raises(Refused):
        Store.open(settings.data, settings.keys)
