"""What a backup brings back, and what it never brings back."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from teamtuin.access.policy import Module
from teamtuin.app import open_teamtuin
from teamtuin.clock import utc_now
from teamtuin.errors import DataDamaged, DataMissing, KeysMissing, NotVisible, Refused
from teamtuin.settings import Settings
from teamtuin.store import recovery_key
from teamtuin.store.backup import key_backup_of, unpack
from teamtuin.store.keys import KeyRing
from teamtuin.store.restore import restore
from tests.keeping.helpers import SENTENCE, put_back, raw_bytes


@pytest.mark.parametrize("forgotten", [True, False], ids=["forgotten", "key kept"])
def test_a_backup_from_before_opens_nothing_of_who_was_forgotten(
    app, team, write, secret, tmp_path, settings, forgotten
):
    """The same test with the key kept finds the sentence, so that it can fail."""
    line = write(team.tessel, SENTENCE)
    other = write(team.bas, "Zitten is werk.")
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    if forgotten:
        app.keeping.forget(team.tessel)

    again = put_back(app, settings, backup, secret)
    try:
        assert again.reflections.get(team.bas, other.id).text == "Zitten is werk."
        if forgotten:
            with pytest.raises(NotVisible):
                again.reflections.get(team.tessel, line.id)
            assert line.id.bytes not in raw_bytes(again)
        else:
            assert again.reflections.get(team.tessel, line.id).text == SENTENCE
    finally:
        again.close()


def test_one_deleted_reflection_does_not_come_back_with_a_backup(
    app, team, write, secret, tmp_path, settings
):
    gone, stays = write(team.tessel, SENTENCE), write(team.tessel, "Dit blijft.")
    edit = app.drafts.begin_with(team.tessel, f"edit:{gone.id}:0", SENTENCE)
    app.drafts.put(team.tessel, edit.id, edit.rev, f"{SENTENCE} En meer.")
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    app.reflections.delete(team.tessel, gone.id)

    again = put_back(app, settings, backup, secret)
    try:
        assert [own.reflection.id for own in again.reflections.mine(team.tessel)] == [stays.id]
        assert again.drafts.unkept(team.tessel) == []
    finally:
        again.close()


@pytest.mark.parametrize("begun_anew", [False, True])
def test_a_draft_thrown_away_does_not_come_back_and_takes_no_other_with_it(
    app, team, secret, tmp_path, settings, begun_anew
):
    """Browsers choose the ids: Bas has a draft with the same one."""
    same = uuid4()
    app.drafts.put(team.tessel, same, 0, SENTENCE)
    app.drafts.put(team.bas, same, 0, "Zitten is werk.")
    if begun_anew:
        app.drafts.discard(team.tessel, same)
        app.drafts.put(team.tessel, same, 0, "Opnieuw.")
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    if not begun_anew:
        app.drafts.discard(team.tessel, same)

    again = put_back(app, settings, backup, secret)
    try:
        expected = ["Opnieuw."] if begun_anew else []
        assert [draft.text for draft in again.drafts.unkept(team.tessel)] == expected
        assert [draft.text for draft in again.drafts.unkept(team.bas)] == ["Zitten is werk."]
    finally:
        again.close()


def test_what_was_kept_and_deleted_does_not_come_back_as_the_draft_it_once_was(
    app, team, secret, tmp_path, settings
):
    draft = app.drafts.open(team.tessel, "today")
    app.drafts.put(team.tessel, draft.id, 0, SENTENCE)
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    app.reflections.delete(team.tessel, app.reflections.keep(team.tessel, draft.id).id)

    again = put_back(app, settings, backup, secret)
    try:
        assert again.drafts.unkept(team.tessel) == []
    finally:
        again.close()


def test_an_id_of_one_kind_takes_nothing_of_another_kind(app, team, write, secret, tmp_path, settings):
    line = write(team.tessel, SENTENCE)
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    app.drafts.put(team.bas, line.id, 0, "Zelfde nummer.")
    app.drafts.discard(team.bas, line.id)

    again = put_back(app, settings, backup, secret)
    try:
        assert again.reflections.get(team.tessel, line.id).text == SENTENCE
    finally:
        again.close()


def test_a_tombstone_without_its_kind_is_still_obeyed(app, team, write, secret, tmp_path, settings):
    line = write(team.tessel, SENTENCE)
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    with (app.store.keys.folder / "tombstones").open("a") as file:
        file.write(f"{line.id}\n")

    again = put_back(app, settings, backup, secret)
    try:
        assert again.reflections.mine(team.tessel) == []
    finally:
        again.close()


def test_two_backups_at_the_same_time_are_both_whole(app, team, write, secret, tmp_path):
    write(team.tessel, SENTENCE)
    files = [tmp_path / "one.backup", tmp_path / "two.backup", tmp_path / "three.backup"]

    with ThreadPoolExecutor(3) as pool:
        held = list(pool.map(app.keeping.back_up, files))

    for file, contents in zip(files, held, strict=True):
        assert unpack(file, secret, tmp_path)[1] == contents


def test_on_a_new_computer_the_key_backup_opens_everything(app, team, write, secret, tmp_path):
    line = write(team.tessel, SENTENCE)
    backup = tmp_path / "school.backup"
    app.keeping.back_up(backup)
    new = Settings.of(tmp_path / "elsewhere" / "school")
    restore(backup, new.data, new.keys, secret, keys_file=None, replace=False, now=utc_now())
    again = open_teamtuin(new)
    try:
        assert again.reflections.get(team.tessel, line.id).text == SENTENCE
    finally:
        again.close()


def test_keys_without_their_data_begin_no_empty_school_and_a_restore_goes_on(
    app, team, write, secret, tmp_path, settings
):
    line = write(team.tessel, SENTENCE)
    recipient, backup = app.store.keys.recipient(), tmp_path / "school.backup"
    app.keeping.back_up(backup)
    app.close()
    shutil.rmtree(settings.data)

    with pytest.raises(DataMissing):
        open_teamtuin(settings)
    assert not settings.data.exists()

    restore(backup, settings.data, settings.keys, secret, keys_file=None, replace=False, now=utc_now())
    again = open_teamtuin(settings)
    try:
        assert again.reflections.get(team.tessel, line.id).text == SENTENCE
        assert again.store.keys.recipient() == recipient
    finally:
        again.close()


def test_with_the_keys_moved_away_a_school_begins_anew(app, secret, settings):
    app.close()
    shutil.rmtree(settings.data)
    settings.keys.rename(settings.keys.with_name("moved"))
    open_teamtuin(settings).close()
    open_teamtuin(settings).close()  # an empty school has no keys yet, and goes on


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


def test_what_was_taken_back_since_stays_so_after_a_restore(
    app, team, write, sharing_open, secret, tmp_path, settings
):
    line, other = write(team.tessel, SENTENCE), write(team.tessel, "Dit blijft gedeeld.")
    for reflection in (line, other):
        app.reflections.share(team.tessel, reflection.id, [team.bas.id])
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    app.reflections.revoke(team.tessel, line.id, team.bas.id)

    again = put_back(app, settings, backup, secret)
    try:
        assert [r.id for r in again.reflections.readable(team.bas)] == [other.id]
    finally:
        again.close()


def test_a_withdrawn_consent_stays_withdrawn_after_a_restore(
    app, team, sharing_open, secret, tmp_path, settings
):
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    app.school.withdraw_consent(team.rachida, Module.SHARING)

    again = put_back(app, settings, backup, secret)
    try:
        assert again.school.open_modules(team.tessel) == set()
    finally:
        again.close()


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


def test_a_school_put_back_over_another_keeps_its_own_recovery_key(app, team, write, secret, tmp_path):
    backup = tmp_path / "school.backup"
    app.keeping.back_up(backup)
    recipient = app.store.keys.recipient()
    other = Settings.of(tmp_path / "demo")
    demo = open_teamtuin(other)
    recovery_key.make(demo.store.keys, demo=True)
    demo.close()

    restore(backup, other.data, other.keys, secret, keys_file=None, replace=True, now=utc_now())

    again = open_teamtuin(other)
    try:
        assert again.store.keys.recipient() == recipient
        assert recovery_key.demo_secret(other.keys) is None
        again.keeping.back_up(tmp_path / "next.backup")
        unpack(tmp_path / "next.backup", secret, tmp_path)
    finally:
        again.close()
