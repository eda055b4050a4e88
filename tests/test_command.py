"""The command line understands what the README says, and refuses in plain words."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from teamtuin import command
from teamtuin.errors import NotVisible
from teamtuin.texts import texts_for

ROOT = Path(__file__).resolve().parents[1]
T = texts_for("nl")


def test_without_a_word_it_starts(monkeypatch):
    for arguments, port in (([], None), (["run"], None), (["--port", "9000"], 9000)):
        chosen, args = command.parse(arguments, T)
        assert (chosen.name, args.port) == ("run", port)


def test_every_command_takes_a_data_folder(capsys):
    for one in command.COMMANDS:
        with pytest.raises(SystemExit) as left:
            command.parse([one.name, "--help"], T)
        assert left.value.code == 0
        assert "--data DIR" in capsys.readouterr().out


def test_every_command_has_someone_who_does_it():
    for one in command.COMMANDS:
        module, function = one.handler.split(":")
        assert callable(getattr(importlib.import_module(f"teamtuin.commands.{module}"), function))


@pytest.mark.parametrize(
    "arguments",
    [
        ["nope"],
        ["run", "--port", "x"],
        ["backup"],
        ["doctor", "--jso"],
        ["doctor", "extra"],
        ["ask", "--model"],
        ["forget"],
        ["forget", "--code", "abcd"],
    ],
)
def test_wrong_usage_ends_with_two(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        command.parse(arguments, T)
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("gebruik: teamtuin")


def test_what_follows_test_goes_to_pytest_in_order():
    _, args = command.parse(["test", "--long", "tests/web", "-k", "door", "-x"], T)
    assert args.long
    assert args.rest == ["tests/web", "-k", "door", "-x"]


def test_a_refusal_is_one_dutch_sentence_and_ends_with_one(monkeypatch, capsys):
    def refuse(_args):
        raise NotVisible

    monkeypatch.setattr("teamtuin.commands.checks.run", refuse)
    monkeypatch.delenv("TEAMTUIN_LANGUAGE", raising=False)
    assert command.main(["test"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == T.refusal(NotVisible()) + "\n"


def test_a_fault_tells_no_text_of_anyone(monkeypatch, capsys, caplog):
    def fail(_args):
        raise ValueError("a private sentence")

    monkeypatch.setattr("teamtuin.commands.checks.run", fail)
    assert command.main(["test"]) == 1
    assert "private" not in capsys.readouterr().err + caplog.text


def test_a_file_that_is_not_there_is_named(monkeypatch, capsys):
    def open_it(_args):
        Path("no-such-file.yaml").read_text()

    monkeypatch.setattr("teamtuin.commands.checks.run", open_it)
    monkeypatch.setenv("TEAMTUIN_LANGUAGE", "en")
    assert command.main(["test"]) == 1
    assert capsys.readouterr().err == (
        "The file no-such-file.yaml is not there. Nothing has changed. Look at its name and try again.\n"
    )


def test_the_data_folder_reaches_every_part_of_the_process(monkeypatch, tmp_path):
    seen = []
    monkeypatch.setenv("TEAMTUIN_DATA", "before")
    monkeypatch.setattr("teamtuin.commands.checks.run", lambda args: seen.append(args.data) or 0)
    assert command.main(["test", "--data", str(tmp_path)]) == 0
    assert seen == [tmp_path]
    assert command.os.environ["TEAMTUIN_DATA"] == str(tmp_path)


LIGHT = (
    "import sys; from teamtuin.command import main; assert main(sys.argv[1:]) == 0\n"
    "heavy = [name for name in ('streamlit', 'duckdb', 'pandas') if name in sys.modules]\n"
    "assert heavy == [], heavy\n"
)


@pytest.mark.parametrize("arguments", [["access"], ["ask", "--bank"]])
def test_small_commands_need_no_server_and_no_database(arguments, monkeypatch):
    monkeypatch.delenv("TEAMTUIN_DATA", raising=False)
    ended = subprocess.run(
        [sys.executable, "-c", LIGHT, *arguments],
        cwd=ROOT,
        input="Vandaag deelde ik de kring in tweeën.".encode(),
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout
