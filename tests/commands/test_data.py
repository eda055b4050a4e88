"""`teamtuin demo` and `teamtuin import`, as somebody types them."""

from pathlib import Path

import pytest

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.app import open_teamtuin
from teamtuin.command import main
from teamtuin.commands.data import do_import
from teamtuin.settings import Settings


@pytest.fixture(autouse=True)
def dutch(monkeypatch, tmp_path):
    monkeypatch.setenv("TEAMTUIN_LANGUAGE", "nl")
    monkeypatch.setenv("TEAMTUIN_DATA", str(tmp_path / "school"))
    monkeypatch.delenv("TEAMTUIN_KEYS", raising=False)


@pytest.fixture
def demo(tmp_path):
    folder = tmp_path / "demo"
    assert main(["demo", str(folder)]) == 0
    return [str(path) for path in sorted(folder.iterdir())]


def test_the_demo_is_written_and_taken_in_and_a_second_time_left_as_it_is(demo, tmp_path, capsys):
    assert main(["import", *demo]) == 0
    assert "20 nieuwe mensen." in capsys.readouterr().out
    assert main(["import", *demo]) == 0
    assert "Al bekend en zo gelaten: p01, " in capsys.readouterr().out
    app = open_teamtuin(Settings.of(tmp_path / "school"))
    try:
        assert len([one for one in app.people.everyone(DOORKEEPER) if one.in_team]) == 17
    finally:
        app.close()


def test_a_rehearsal_says_so_and_leaves_no_school(demo, tmp_path, capsys):
    assert main(["import", "--dry-run", *demo]) == 0
    assert capsys.readouterr().out.startswith("Er is niets veranderd")
    app = open_teamtuin(Settings.of(tmp_path / "school"))
    try:
        assert app.school.find() is None
    finally:
        app.close()


def test_a_day_that_does_not_exist_is_refused_before_any_data_are_made(tmp_path, capsys):
    file = tmp_path / "team.yaml"
    file.write_text("reflections:\n- id: r1\n  author: p1\n  date: 2026-02-31\n  text: x\n")
    assert main(["import", str(file)]) == 1
    said = capsys.readouterr().err
    assert (
        said
        == "team.yaml, regel 4: de dag 2026-02-31 bestaat niet. Er is niets opgenomen. Verbeter die eerst.\n"
    )
    assert not (tmp_path / "school").exists()


def test_files_too_large_together_are_refused(tmp_path, capsys):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("people: []\n" + "#" * 1_100_000 + "\n")
    assert main(["import", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")]) == 1
    assert "samen" in capsys.readouterr().err


def test_the_running_app_takes_in_the_same(demo, tmp_path):
    files = [{"name": path, "text": Path(path).read_text(encoding="utf-8")} for path in demo]
    app = open_teamtuin(Settings.of(tmp_path / "other"))
    try:
        report = do_import(app, {"files": files, "dry_run": False, "update": False})
    finally:
        app.close()
    assert {section: len(refs) for section, refs in report["new"].items()} == {
        "people": 20,
        "experiments": 5,
        "seeds": 2,
        "study_days": 4,
        "pulse_rounds": 7,
        "sessions": 6,
        "coaching_trajectories": 4,
        "reflections": 12,
    }
