"""Keeping and letting go, as somebody types it beside a stopped demo school."""

import json
from datetime import timedelta

import pytest

from teamtuin.access.viewer import CARETAKER, Viewer
from teamtuin.app import open_teamtuin
from teamtuin.clock import utc_now
from teamtuin.command import main
from teamtuin.exchange.demo import load_demo
from teamtuin.settings import Settings
from teamtuin.store.backup import key_backup_of, write_key_backup
from teamtuin.store.keys import KeyRing
from teamtuin.store.store import FILE
from tests.conftest import copy_school

MIRTHE = ("--person", "p04")
LONG_AGO = utc_now() - timedelta(days=1500)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo school, to be copied: taking it in takes a second."""
    settings = Settings.of(tmp_path_factory.mktemp("demo") / "school")
    app = open_teamtuin(settings)
    load_demo(app.store, app.bank)
    app.close()
    return settings


@pytest.fixture
def school(demo, settings, monkeypatch):
    """The demo school's settings; nobody has it open."""
    copy_school(demo, settings)
    for name in ("TEAMTUIN_KEYS", "TEAMTUIN_RECOVERY_KEY", "TEAMTUIN_URL", "STREAMLIT_SERVER_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEAMTUIN_LANGUAGE", "nl")
    monkeypatch.setenv("TEAMTUIN_DATA", str(settings.data))
    return settings


@pytest.fixture
def inside(school):
    """Look into the school while no command has it."""

    def look(at):
        app = open_teamtuin(school)
        try:
            return at(app)
        finally:
            app.close()

    return look


def texts_of(app, reference="p04"):
    viewer = Viewer(app.people.by_reference(CARETAKER, reference))
    return [own.reflection.text for own in app.reflections.mine(viewer)]


def test_a_backup_is_made_looked_at_and_put_back(school, inside, tmp_path, capsys):
    before, backup = inside(texts_of), str(tmp_path / "school.backup")
    assert before
    assert main(["backup", backup]) == 0
    assert key_backup_of(tmp_path / "school.backup").exists()
    assert main(["verify", backup]) == 0
    assert main(["restore", backup]) == 1
    assert "Hier staan al gegevens." in capsys.readouterr().err
    assert main(["restore", backup, "--replace"]) == 0
    assert inside(texts_of) == before


def test_a_backup_whose_keys_are_not_there_is_not_called_whole(school, inside, tmp_path, capsys):
    backup = tmp_path / "school.backup"
    assert main(["backup", str(backup)]) == 0
    keys = key_backup_of(backup)
    enough = keys.read_bytes()
    with_none = KeyRing(tmp_path / "none")
    with_none.make_folder()
    with_none.set_recipient(KeyRing(school.keys).recipient())
    write_key_backup(with_none, keys)
    capsys.readouterr()
    assert main(["verify", str(backup)]) == 1
    assert "niet elke sleutel" in capsys.readouterr().err

    keys.unlink()
    assert main(["verify", str(backup)]) == 1
    (tmp_path / "apart.keys").write_bytes(enough)
    assert main(["verify", str(backup), "--keys", str(tmp_path / "apart.keys")]) == 0


def test_the_doctor_finds_damage_wherever_it_lies(school, capsys):
    """Every place in turn: some keep the file from opening, some show only when that row is read."""
    file = school.data / FILE
    whole = file.read_bytes()
    told = set()
    for place in range(20_000, len(whole), len(whole) // 12):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        code = main(["doctor", "--json"])
        found = json.loads(capsys.readouterr().out)
        assert found["ok"] == (code == 0)
        told |= {check["sentence"].split(" (")[0] for check in found["checks"] if not check["ok"]}
    assert "Het gegevensbestand kan niet worden gelezen" in told


def test_the_doctor_tells_as_json_that_the_keys_are_missing(school, capsys):
    school.keys.rename(school.keys.with_name("moved"))
    assert main(["doctor", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["ok"]
    assert [check["name"] for check in found["checks"]] == ["data"]
    assert main(["doctor"]) == 1
    assert "sleutels" in capsys.readouterr().err


def test_somebody_takes_everything_along_and_the_folder_stays_as_it_was(school, inside, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    assert main(["export", *MIRTHE, str(folder)]) == 0

    taken = json.loads((folder / "teamtuin.json").read_text())
    assert ["\n\n".join(part["text"] for part in one["parts"]) for one in taken["reflections"]] == inside(
        texts_of
    )
    assert folder.stat().st_mode & 0o777 == 0o755
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


def test_the_schools_part_names_nobody(school, inside, tmp_path):
    names = inside(lambda app: [person.first_name for person in app.people.everyone(CARETAKER)])
    assert main(["export", "--school", str(tmp_path / "school-export")]) == 0
    written = b"".join(file.read_bytes() for file in (tmp_path / "school-export").iterdir())
    assert b"De Kiezelbeek" in written
    assert not [name for name in names if name.encode() in written]


def test_everything_of_somebody_goes(school, inside, capsys):
    others = inside(lambda app: texts_of(app, "p06"))
    assert main(["forget", *MIRTHE]) == 0
    assert "Teamtuin verwijdert wat het zelf maakte en kan bereiken uiterlijk" in capsys.readouterr().out
    assert main(["export", *MIRTHE, "nowhere"]) == 1
    assert inside(lambda app: texts_of(app, "p06")) == others != []


def test_telling_what_would_go_removes_nothing(school, inside, capsys):
    def grow_old(app):
        with app.store.transaction(CARETAKER) as tx:
            tx.execute("UPDATE reflection_share SET shared_at = $long_ago", {"long_ago": LONG_AGO})
            return shares(tx)

    def shares(tx):
        return tx.execute("SELECT count(*) FROM reflection_share")

    def count(app):
        with app.store.transaction(CARETAKER) as tx:
            return shares(tx)

    before = inside(grow_old)
    assert before != [(0,)]
    assert main(["retention", "--dry-run"]) == 0
    assert inside(count) == before
    assert main(["retention"]) == 0
    assert inside(count) == [(0,)]
    assert f"(de teksten blijven): {before[0][0]}\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["backup", "x"], ["forget", *MIRTHE], ["export", "--school", "x"], ["retention", "--dry-run"]],
    ids=lambda arguments: arguments[0],
)
def test_a_mistyped_folder_is_named_and_no_school_is_made_there(arguments, tmp_path, capsys):
    folder = tmp_path / "mistyped"
    assert main([*arguments, "--data", str(folder)]) == 1
    assert str(folder) in capsys.readouterr().err
    assert not folder.exists()


@pytest.mark.parametrize("arguments", [[], ["--school", *MIRTHE]], ids=["neither", "both"])
def test_an_export_of_nobody_or_of_two_is_wrong_usage(arguments, tmp_path, capsys):
    assert main(["export", *arguments, str(tmp_path / "x")]) == 2
    assert "--school" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "sentence"),
    [("127.0.0.1", "Alleen deze computer bereikt Teamtuin"), ("0.0.0.0", "zonder https")],
)
def test_the_doctor_says_whether_phones_can_reach_it(school, host, sentence, monkeypatch, capsys):
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", host)
    assert main(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["ok"]
    assert [sentence in check["sentence"] for check in found["checks"] if check["name"] == "reach"] == [True]
    assert set(found["counts"]) == {
        "contributions",
        "sessions",
        "study_days",
        "experiments",
        "measurements",
    }
