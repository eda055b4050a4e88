"""The launcher prepares `.venv` once, in turn, and refuses in one sentence."""

import fcntl
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from teamtuin import __main__ as launcher

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A clone without `.venv`, whose pip only notes what it was asked."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "requirements.txt").write_text("one==1\n")
    (tmp_path / "tests" / "requirements.txt").write_text("two==2\n")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(launcher, "ROOT", str(tmp_path))
    monkeypatch.setattr(launcher, "VENV", str(venv))
    monkeypatch.setattr(launcher, "VENV_PYTHON", str(venv / "bin" / "python"))
    monkeypatch.setattr(launcher, "pip", lambda: [sys.executable, "-c", NOTE, str(tmp_path / "asked")])
    monkeypatch.delenv("TEAMTUIN_LANGUAGE", raising=False)
    return tmp_path


NOTE = "import sys; open(sys.argv[1], 'a').write(' '.join(sys.argv[2:]) + chr(10))"


PIP = launcher.pip


def asked(clone):
    file = clone / "asked"
    return file.read_text().splitlines() if file.exists() else []


def test_the_first_start_makes_the_place_and_installs_by_hash_only(clone, capsys):
    launcher.prepare(with_tests=False)
    [line] = asked(clone)
    assert line.startswith("install ")
    assert "--require-hashes --only-binary :all: -r " in line
    assert (clone / ".venv" / "bin" / "python").exists()
    assert capsys.readouterr().err.splitlines() == [
        "Eerste keer: onderdelen ophalen, dit duurt een paar minuten …",
        "Klaar, alle onderdelen zijn er.",
    ]


def test_a_prepared_start_asks_nothing_and_says_nothing(clone, capsys):
    launcher.prepare(with_tests=True)
    capsys.readouterr()
    launcher.prepare(with_tests=False)
    launcher.prepare(with_tests=True)
    assert len(asked(clone)) == 2
    assert capsys.readouterr().err == ""


def test_a_changed_lock_is_installed_again_and_only_that_one(clone, capsys):
    launcher.prepare(with_tests=True)
    (clone / "requirements.txt").write_text("one==2\n")
    launcher.prepare(with_tests=True)
    assert [line.endswith("tests/requirements.txt") for line in asked(clone)] == [False, True, False]
    assert "Nieuwe versie: onderdelen bijwerken …" in capsys.readouterr().err


def test_a_failed_install_leaves_no_stamp_and_is_tried_again(clone, monkeypatch, capsys):
    failing = [sys.executable, "-c", "import sys; sys.exit('no such host')"]
    with monkeypatch.context() as broken:
        broken.setattr(launcher, "pip", lambda: failing)
        assert launcher.main(["doctor"]) == 1
    told = capsys.readouterr().err
    assert "Kijk of er internet is" in told
    assert "no such host" in told
    assert not launcher.installed("requirements.txt")
    launcher.prepare(with_tests=False)
    assert launcher.installed("requirements.txt")


def test_without_pip_one_sentence_names_the_package(clone, monkeypatch, capsys):
    monkeypatch.setattr(launcher, "pip", PIP)
    monkeypatch.setattr(launcher, "has_pip", lambda python: False)
    monkeypatch.setattr(launcher, "make_venv", lambda: None)
    monkeypatch.setattr(launcher, "VENV_PYTHON", "/bin/false")  # as a Python without ensurepip answers
    monkeypatch.setenv("TEAMTUIN_LANGUAGE", "en")
    assert launcher.main([]) == 1
    assert "the package python3-pip" in capsys.readouterr().err


def test_a_python_that_was_replaced_under_it_is_made_anew(clone):
    launcher.prepare(with_tests=False)
    config = clone / ".venv" / "pyvenv.cfg"
    config.write_text(config.read_text().replace("version = 3.", "version = 2."))
    assert not launcher.usable()
    launcher.prepare(with_tests=False)
    assert launcher.usable()
    assert len(asked(clone)) == 2


def test_a_second_start_waits_for_the_first(clone, capsys):
    with (clone / ".venv.lock").open("a") as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        second = threading.Thread(target=launcher.prepare, args=(False,))
        second.start()
        time.sleep(0.2)
        assert asked(clone) == []
    second.join(timeout=20)
    assert len(asked(clone)) == 1
    assert "even wachten" in capsys.readouterr().err


def test_an_old_python_is_told_kindly(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert launcher.main([]) == 1
    assert "Python 3.11 of nieuwer nodig; dit is Python 3.9." in capsys.readouterr().err


def test_the_persons_own_pip_settings_stay_but_nothing_that_misplaces(monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "a mirror of the school")
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    environment = launcher.environment()
    assert environment["PIP_INDEX_URL"] == "a mirror of the school"
    assert "PIP_TARGET" not in environment


def test_the_launcher_needs_nothing_but_the_standard_library():
    alone = "import sys; sys.path[:0] = [sys.argv[1]]; import teamtuin.__main__"
    ended = subprocess.run(
        [sys.executable, "-I", "-S", "-c", alone, str(ROOT)], capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_the_locks_name_no_host_and_no_folder_of_a_machine():
    for lock in ("requirements.txt", "tests/requirements.txt"):
        text = (ROOT / lock).read_text()
        assert "--hash=sha256:" in text
        assert [word for word in ("://", "--index", "--find-links", "/home", "/tmp") if word in text] == []
