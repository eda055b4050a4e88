"""What a backup brings back, and what it never brings back."""

import shutil
from uuid import uuid4

import pytest

from teamtuin.access.policy import Module
from teamtuin.app import open_teamtuin
from teamtuin.clock import utc_now
from teamtuin.errors import DataMissing, NotVisible
from teamtuin.settings import Settings
from teamtuin.store import recovery_key
from teamtuin.store.backup import unpack
from teamtuin.store.restore import restore
from tests.keeping.returning import SENTENCE, put_back, raw_bytes


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
