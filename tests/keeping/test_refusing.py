"""A backup shows nothing by itself, and a restore that cannot be done changes nothing."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from teamtuin.app import open_teamtuin
from teamtuin.clock import utc_now
from teamtuin.errors import DataDamaged, KeysMissing, Refused
from teamtuin.settings import Settings
from teamtuin.store import recovery_key
from teamtuin.store.backup import key_backup_of, unpack
from teamtuin.store.keys import KeyRing
from teamtuin.store.restore import restore
from tests.keeping.returning import SENTENCE


def test_two_backups_at_the_same_time_are_both_whole(app, team, write, secret, tmp_path):
    write(team.tessel, SENTENCE)
    files = [tmp_path / "one.backup", tmp_path / "two.backup", tmp_path / "three.backup"]

    with ThreadPoolExecutor(3) as pool:
        held = list(pool.map(app.keeping.back_up, files))

    for file, contents in zip(files, held, strict=True):
        assert unpack(file, secret, tmp_path)[1] == contents


def test_restore_refuses_over_existing_data_and_changes_nothing(app, team, write, secret, tmp_path, settings):
    backup = tmp_path / "school.backup"
    app.keeping.back_up(backup)
    line = write(team.tessel, SENTENCE)
    app.close()
    with pytest.raises(Refused):
        restore(backup, settings.data, settings.keys, secret, keys_file=None, replace=False, now=utc_now())
    again = open_teamtuin(settings)
    try:
        assert again.reflections.get(team.tessel, line.id).text == SENTENCE
    finally:
        again.close()


def test_a_backup_file_alone_shows_nothing(app, team, write, secret, tmp_path):
    write(team.tessel, SENTENCE)
    backup = tmp_path / "school.backup"
    app.keeping.back_up(backup)

    assert b"Tessel" not in backup.read_bytes()
    assert backup.stat().st_mode & 0o077 == 0
    with pytest.raises(Refused):
        unpack(backup, "AGE-SECRET-KEY-1WRONG", tmp_path)
    data, held = unpack(backup, secret, tmp_path)
    assert held.rows["reflection"] == 1
    assert b"wissel" not in data.read_bytes()


def test_a_damaged_backup_is_refused(app, secret, tmp_path):
    backup = tmp_path / "school.backup"
    app.keeping.back_up(backup)
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(bytes(content))
    with pytest.raises(Refused):
        unpack(backup, secret, tmp_path)


@pytest.mark.parametrize("place", ["school/teamtuin.duckdb", "school/x.backup", "school.keys/x", "notes.txt"])
def test_a_backup_never_takes_the_place_of_something_else(app, team, write, secret, tmp_path, place):
    (tmp_path / "notes.txt").write_text("aantekeningen")
    before = (tmp_path / place).read_bytes() if (tmp_path / place).exists() else None
    with pytest.raises(Refused):
        app.keeping.back_up(tmp_path / place)
    assert ((tmp_path / place).read_bytes() if (tmp_path / place).exists() else None) == before
    write(team.tessel, SENTENCE)


def test_a_failed_restore_blocks_no_start(app, team, write, secret, tmp_path, settings):
    line = write(team.tessel, SENTENCE)
    backup = tmp_path / "school.backup"
    app.keeping.back_up(backup)
    app.close()
    with pytest.raises((Refused, DataDamaged)):
        restore(
            key_backup_of(backup), settings.data, settings.keys, secret,
            keys_file=None, replace=True, now=utc_now(),
        )  # fmt: skip
    (settings.data / "work" / "unpacked-left").mkdir()
    again = open_teamtuin(settings)
    try:
        assert again.reflections.get(team.tessel, line.id).text == SENTENCE
    finally:
        again.close()


def test_a_restore_that_fails_halfway_changes_nothing(app, team, write, secret, tmp_path, monkeypatch):
    backup = tmp_path / "school.backup"
    app.keeping.back_up(backup)
    other = Settings.of(tmp_path / "other")
    theirs = open_teamtuin(other)
    recovery_key.make(theirs.store.keys)
    recipient = theirs.store.keys.recipient()
    theirs.close()
    before = (other.data / "teamtuin.duckdb").read_bytes()

    def full(*_):
        raise OSError("disk full")

    monkeypatch.setattr("teamtuin.store.restore.move_synced", full)
    with pytest.raises(OSError, match="disk full"):
        restore(backup, other.data, other.keys, secret, keys_file=None, replace=True, now=utc_now())

    assert KeyRing(other.keys).recipient() == recipient
    assert (other.data / "teamtuin.duckdb").read_bytes() == before


def test_a_key_backup_that_lacks_a_key_restores_nothing(app, team, write, secret, tmp_path):
    early, backup = tmp_path / "early.backup", tmp_path / "school.backup"
    app.keeping.back_up(early)
    too_early = tmp_path / "too-early.keys"
    too_early.write_bytes(key_backup_of(early).read_bytes())
    app.store.keys.add(key_id := uuid4())
    with app.store.transaction(team.tessel) as tx:
        tx.execute("UPDATE person SET key_id = $key WHERE id = $viewer", {"key": key_id})
    app.keeping.back_up(backup)
    new = Settings.of(tmp_path / "elsewhere")
    with pytest.raises(KeysMissing):
        restore(backup, new.data, new.keys, secret, keys_file=too_early, replace=False, now=utc_now())
    assert not new.keys.exists()
    assert not (new.data / "teamtuin.duckdb").exists()
