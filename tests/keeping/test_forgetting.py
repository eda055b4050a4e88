"""What is removed is gone: from the rows, the file and the keys."""

import threading
from uuid import uuid4

import pytest

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.app import open_teamtuin
from teamtuin.errors import Busy, KeysMissing, NotVisible, Refused
from teamtuin.store.backup import key_backup_of, read_key_backup
from teamtuin.store.keys import KEY, Tombstone
from tests.keeping.returning import SENTENCE, raw_bytes


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
