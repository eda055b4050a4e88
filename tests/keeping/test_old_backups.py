"""What was deleted is gone from the backups within thirty days; where that cannot be, its place is named."""

import json
import shutil
from datetime import timedelta

import pytest

from teamtuin.clock import day_of
from teamtuin.commands.doctor import checks
from teamtuin.store.backup import key_backup_of


@pytest.fixture
def backup(app, secret, tmp_path):
    """A backup on a disk of its own, made today."""
    (tmp_path / "disk").mkdir()
    app.keeping.back_up(tmp_path / "disk" / "school.backup")
    return tmp_path / "disk" / "school.backup"


@pytest.fixture
def delete(app, team, write):
    def delete_one():
        app.reflections.delete(team.tessel, write(team.tessel, "Weg ermee.").id)

    return delete_one


def after(app, days):
    return day_of(app.now()) + timedelta(days=days)


def named(app, days):
    return app.keeping.outlived_backups(after(app, days))


def test_a_backup_goes_thirty_days_after_it_was_made_when_something_was_deleted_since(app, backup, delete):
    delete()
    app.keeping.upkeep(after(app, 29))
    assert backup.exists()
    assert app.keeping.upkeep(after(app, 30), dry_run=True).backups == 1
    assert backup.exists()
    app.keeping.upkeep(after(app, 30))
    assert not backup.exists()
    assert not key_backup_of(backup).exists()
    assert app.store.keys.written() == []


def test_a_backup_since_when_nothing_was_deleted_stays_until_something_is(app, backup, delete):
    app.keeping.upkeep(after(app, 100))
    assert backup.exists()
    delete()
    app.keeping.upkeep(after(app, 101))
    assert not backup.exists()


def test_a_younger_backup_stays(app, backup, delete):
    delete()
    younger = backup.with_name("younger.backup")
    app.keeping.back_up(younger)
    app.keeping.upkeep(after(app, 30))
    assert [file.name for file in sorted(backup.parent.iterdir())] == [
        "younger.backup",
        "younger.backup.keys",
    ]


@pytest.mark.parametrize("mount_point_stays", [True, False])
def test_a_backup_on_a_disk_that_is_away_is_named_until_it_is_back(app, backup, delete, mount_point_stays):
    delete()
    away = backup.parent.with_name("away")
    backup.parent.rename(away)
    if mount_point_stays:
        backup.parent.mkdir()
    app.keeping.upkeep(after(app, 30))
    assert named(app, 30) == [backup]

    if mount_point_stays:
        backup.parent.rmdir()
    away.rename(backup.parent)
    app.keeping.upkeep(after(app, 31))
    assert not backup.exists()
    assert named(app, 31) == []


def test_a_backup_that_somebody_removed_is_named_no_more(app, backup, delete):
    delete()
    (backup.parent / "something else").touch()
    backup.unlink()
    key_backup_of(backup).unlink()
    assert named(app, 30) == []


def test_the_doctor_names_it(app, backup, delete, monkeypatch):
    delete()
    shutil.rmtree(backup.parent)
    later = app.now() + timedelta(days=31)
    monkeypatch.setattr("teamtuin.commands.doctor.today", lambda _: later.date())
    (check,) = [check for check in checks(app) if check.name == "old_backup"]
    assert check.warning
    assert check.values == {"file": str(backup)}


def test_a_list_of_an_earlier_version_is_still_read(app, backup):
    listed = app.store.keys.folder / "key-backups.json"
    listed.write_text(json.dumps([str(key_backup_of(backup))]))
    (made,) = app.store.keys.written()
    assert (made.backup, made.day) == (backup, day_of(app.now()))
