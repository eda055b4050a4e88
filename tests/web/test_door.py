"""The local door: a command and the running app prove themselves to each other, or nothing is said."""

import http.client
import json
import multiprocessing
import socket
import time
from contextlib import suppress
from multiprocessing.connection import Client
from threading import Thread

import pytest

from teamtuin.errors import NotVisible, Refused, TeamtuinError
from teamtuin.web.door import Door, DoorOpenToOthers, UnknownCommand, knock


def refuse_line(_arguments):
    raise Refused("Line {line} cannot be read.", line=7)


def not_visible(_arguments):
    raise NotVisible


def fault(_arguments):
    raise KeyError("a private sentence")


HANDLERS = {
    "doctor": lambda arguments: {"ok": True, "heard": arguments},
    "import": refuse_line,
    "export": not_visible,
    "backup": fault,
}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "school"


@pytest.fixture
def door(folder):
    door = Door(folder, HANDLERS)
    door.open()
    yield door
    door.close()


def app_file(folder):
    return folder / "running" / "app.json"


def port_of(folder):
    return json.loads(app_file(folder).read_text())["port"]


def test_a_command_is_answered_by_the_running_app(door, folder):
    assert knock(folder, "doctor", {"json": True, "name": "Zoë 🌱"}) == {
        "ok": True,
        "heard": {"json": True, "name": "Zoë 🌱"},
    }


def test_without_an_app_nobody_answers(folder):
    assert knock(folder, "doctor", {}) is None


def test_after_closing_nobody_answers_and_no_file_stays(door, folder):
    door.close()
    door.close()
    assert not app_file(folder).exists()
    assert knock(folder, "doctor", {}) is None


def test_the_token_is_for_the_owner_only(door, folder):
    assert app_file(folder).stat().st_mode & 0o777 == 0o600
    assert (folder / "running").stat().st_mode & 0o777 == 0o700


def test_a_token_that_others_can_read_is_refused(door, folder):
    app_file(folder).chmod(0o644)
    with pytest.raises(DoorOpenToOthers):
        knock(folder, "doctor", {})


def test_a_refusal_in_the_app_is_the_same_refusal_for_the_caller(door, folder):
    with pytest.raises(Refused) as refused:
        knock(folder, "import", {})
    assert (refused.value.sentence, refused.value.values) == ("Line {line} cannot be read.", {"line": 7})
    with pytest.raises(NotVisible):
        knock(folder, "export", {})


def test_a_fault_in_the_app_tells_no_text_of_anyone(door, folder, caplog):
    with pytest.raises(TeamtuinError) as told:
        knock(folder, "backup", {})
    assert told.value.code == "error"
    assert "private sentence" not in caplog.text + str(told.value.values) + told.value.sentence


def test_an_unknown_command_is_told_so(door, folder):
    with pytest.raises(UnknownCommand):
        knock(folder, "shell", {})


def test_a_wrong_token_opens_nothing(door, folder):
    content = json.loads(app_file(folder).read_text())
    app_file(folder).write_text(json.dumps({**content, "token": "00" * 32}))
    assert knock(folder, "doctor", {}) is None


def test_a_stale_file_after_a_crash_is_nobody(folder):
    context = multiprocessing.get_context("fork")
    app = context.Process(target=open_and_wait, args=(folder,))
    app.start()
    while not app_file(folder).exists():
        time.sleep(0.01)
    app.kill()
    app.join()
    assert knock(folder, "doctor", {}) is None


def open_and_wait(folder):
    Door(folder, HANDLERS).open()
    time.sleep(60)


def test_a_stale_port_taken_by_another_program_learns_nothing(door, folder):
    content = json.loads(app_file(folder).read_text())
    heard = []
    with socket.create_server(("127.0.0.1", 0)) as impostor:
        app_file(folder).write_text(json.dumps({**content, "port": impostor.getsockname()[1]}))
        listener = Thread(target=lambda: heard.append(echo_and_hear(impostor)))
        listener.start()
        assert knock(folder, "doctor", {"what": "a question"}) is None
        listener.join()
    assert content["token"].encode() not in heard[0]
    assert b"a question" not in heard[0]


def echo_and_hear(impostor):
    connection, _ = impostor.accept()
    with connection:
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        with suppress(ConnectionResetError):  # the caller hung up without a word
            return connection.recv(1000)
        return b""


def test_garbage_and_silence_keep_nobody_else_waiting(door, folder):
    port = port_of(folder)
    with socket.create_connection(("127.0.0.1", port)) as silent:
        browser = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with pytest.raises((http.client.HTTPException, OSError)):
            browser.request("GET", "/")
            browser.getresponse()
        browser.close()
        began = time.monotonic()
        assert knock(folder, "doctor", {})["ok"] is True
        assert time.monotonic() - began < 1
        silent.settimeout(5)
        while silent.recv(1000):
            pass
        assert 2 < time.monotonic() - began < 4.5


def test_a_silent_program_on_a_stale_port_is_given_up(door, folder):
    content = json.loads(app_file(folder).read_text())
    with socket.create_server(("127.0.0.1", 0)) as silent:
        app_file(folder).write_text(json.dumps({**content, "port": silent.getsockname()[1]}))
        began = time.monotonic()
        assert knock(folder, "doctor", {}) is None
        assert time.monotonic() - began < 4


def test_pickles_are_never_opened(door, folder, tmp_path):
    token = bytes.fromhex(json.loads(app_file(folder).read_text())["token"])
    trap = tmp_path / "trap"
    with Client(("127.0.0.1", port_of(folder)), authkey=token) as insider:
        insider.send(Trap(str(trap)))
        with pytest.raises(EOFError):
            insider.recv_bytes()
    assert not trap.exists()


class Trap:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return (open, (self.path, "w"))


def test_a_broken_file_is_nobody(folder):
    (folder / "running").mkdir(parents=True)
    for content in ("", "{", "[]", '{"port": "x"}', '{"port": 1}'):
        app_file(folder).write_text(content)
        app_file(folder).chmod(0o600)
        assert knock(folder, "doctor", {}) is None
