"""What is removed is gone: from the rows, the file, the keys, and what a restored backup brings."""

import threading
from uuid import uuid4

import pytest

from teamtuin.access.policy import Module
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.app import open_teamtuin
from teamtuin.clock import utc_now
from teamtuin.errors import Busy, DataDamaged, KeysMissing, NotVisible, Refused
from teamtuin.settings import Settings
from teamtuin.store import recovery_key
from teamtuin.store.backup import key_backup_of, read_key_backup, unpack
from teamtuin.store.keys import KEY, Tombstone
from teamtuin.store.restore import restore

SENTENCE = "De wissel kostte vier minuten en mijn omroepstem, zei de kaarthouder."


@pytest.fixture
def secret(app):
    return recovery_key.make(app.store.keys)


def raw_bytes(app) -> bytes:
    """Everything that lies in the data folder, the log included."""
    return b"".join(file.read_bytes() for file in sorted(app.settings.data.rglob("*")) if file.is_file())


def put_back(app, settings, backup, secret):
    """Stop, restore with today's keys, start."""
    app.close()
    restore(backup, settings.data, settings.keys, secret, keys_file=None, replace=True, now=utc_now())
    return open_teamtuin(settings)


def test_no_word_of_a_private_sentence_lies_in_clear(app, team, write):
    write(team.tessel, SENTENCE)
    draft = app.drafts.open(team.bas, "today")
    app.drafts.put(team.bas, draft.id, 0, SENTENCE)

    held = raw_bytes(app)

    assert b"Tessel" in held  # names are no secret, so the search can find something
    for word in ("wissel", "kostte", "minuten", "omroepstem", "kaarthouder", SENTENCE):
        assert word.encode() not in held


def test_after_forget_ids_name_and_key_are_gone_from_disk(app, team, write, secret, tmp_path):
    line = write(team.tessel, SENTENCE)
    person = app.people.me(team.tessel)
    key = app.store.keys.get(person.key_id)
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)

    gone = app.keeping.forget(team.tessel)

    assert gone.reflections == 1
    held = raw_bytes(app)
    for row_id in (line.id, person.id, person.key_id):
        assert row_id.bytes not in held
        assert row_id.bytes[::-1] not in held
    assert b"Tessel" not in held
    assert key not in app.store.keys.all().values()
    assert key not in read_key_backup(key_backup_of(backup), secret).keys.values()
    with pytest.raises(NotVisible):
        app.people.me(team.tessel)


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
    backup = tmp_path / "before.backup"
    app.keeping.back_up(backup)
    app.reflections.delete(team.tessel, gone.id)

    again = put_back(app, settings, backup, secret)
    try:
        assert [own.reflection.id for own in again.reflections.mine(team.tessel)] == [stays.id]
    finally:
        again.close()


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


def test_data_without_their_keys_are_refused_and_get_no_new_ones(app, team, write, settings):
    write(team.tessel, SENTENCE)
    app.close()
    settings.keys.rename(settings.keys.with_name("moved"))
    with pytest.raises(KeysMissing):
        open_teamtuin(settings)
    assert not settings.keys.exists()


def test_the_last_administrator_hands_over_first(app, team):
    with pytest.raises(Refused):
        app.keeping.forget(team.wim)
    assert app.people.me(team.wim).first_name == "Wim"


def test_who_was_forgotten_no_longer_reads_what_was_shared(app, team, write, sharing_open):
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    app.keeping.forget(team.bas)
    assert app.reflections.readers(team.tessel, line.id) == []
    assert app.reflections.readable(Viewer(team.bas.id)) == []


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


def test_a_share_given_anew_stays_when_the_app_starts_again(app, team, write, sharing_open, settings):
    line = write(team.tessel, SENTENCE)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    app.reflections.revoke(team.tessel, line.id)
    app.reflections.share(team.tessel, line.id, [team.bas.id])
    app.close()
    again = open_teamtuin(settings)
    try:
        assert [r.id for r in again.reflections.readable(team.bas)] == [line.id]
    finally:
        again.close()


def test_a_removal_cut_off_by_a_crash_is_finished_at_the_next_start(app, team, write, settings):
    """The process may die after the removal was written down, before or after its rows were gone."""
    line = write(team.tessel, SENTENCE)
    person = app.people.me(team.tessel)
    app.store.keys.bury(
        [Tombstone("reflection", line.id), Tombstone("person", person.id), Tombstone(KEY, person.key_id)]
    )
    app.close()

    again = open_teamtuin(settings)
    try:
        assert not again.store.keys.has(person.key_id)
        assert "Tessel" not in [p.first_name for p in again.people.everyone(DOORKEEPER)]
    finally:
        again.close()


def test_a_removal_that_failed_is_not_finished_later(app, team, write, settings):
    line = write(team.tessel, SENTENCE)
    with pytest.raises(RuntimeError), app.store.transaction(team.tessel) as tx:
        tx.bury(Tombstone("reflection", line.id))
        raise RuntimeError
    app.close()
    again = open_teamtuin(settings)
    try:
        assert again.reflections.get(team.tessel, line.id).text == SENTENCE
    finally:
        again.close()


def test_forgetting_while_she_still_types_leaves_nothing_that_no_key_opens(app, team, settings):
    stop = threading.Event()

    def type_on():
        while not stop.is_set():
            try:
                app.drafts.put(team.tessel, uuid4(), 0, "nog een woord")
            except (NotVisible, Busy, KeysMissing):
                return

    threads = [threading.Thread(target=type_on) for _ in range(4)]
    for thread in threads:
        thread.start()
    app.keeping.forget(team.tessel)
    stop.set()
    for thread in threads:
        thread.join()
    app.close()

    open_teamtuin(settings).close()


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
