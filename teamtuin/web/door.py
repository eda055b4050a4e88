"""The local door: how a command on this computer asks the running app, which holds the data.

Not a route on the public port: behind a proxy every visitor seems to come from this computer.
The app listens on 127.0.0.1 only; both sides prove by HMAC that they know the token in
`<data>/running/app.json`, a file that only its owner can read, and the token itself never
crosses. JSON bytes only: the pickles of `send` and `recv` would run what they are given.
The pid in the file is for people; the lock on the data file is the only truth about who has it.
"""

import json
import logging
import os
import secrets
import socket
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener, answer_challenge, deliver_challenge
from pathlib import Path
from threading import Thread, Timer
from typing import Any

from teamtuin import __version__
from teamtuin.errors import N_, TeamtuinError

Handler = Callable[[dict[str, Any]], dict[str, Any]]
PATIENCE = 3.0  # seconds for a peer to prove itself and ask
LONGEST = 4_000_000  # bytes of one question
FAILED_TALK = (OSError, EOFError, AuthenticationError, ValueError)
log = logging.getLogger(__name__)


class DoorOpenToOthers(TeamtuinError):
    """The token can be read by other users of this computer."""

    code = "door-open-to-others"
    sentence = N_(
        "Other users of this computer can read {file}. Nothing was sent. "
        "Stop Teamtuin, delete that file and start Teamtuin again."
    )


class UnknownCommand(TeamtuinError):
    """The app is of another version than the command."""

    code = "unknown-command"
    sentence = N_(
        "The running Teamtuin does not know this command. Nothing has changed. "
        "Stop it, start it again and repeat the command."
    )


class AppWentAway(TeamtuinError):
    """The app stopped between the question and the answer."""

    code = "app-went-away"
    sentence = N_(
        "Teamtuin stopped before it had answered. What was saved is safe. "
        "Repeat the command to be sure that it is done."
    )


class Door:
    """A fixed list of commands, answered for whoever can read the token of this data folder."""

    def __init__(self, folder: Path, handlers: Mapping[str, Handler]) -> None:
        self._file = _app_file(folder)
        self._handlers = dict(handlers)
        self._token = secrets.token_bytes(32)
        self._listener: Listener | None = None

    def open(self) -> None:
        """Listen, then say where; called by the process that holds the data."""
        self._listener = Listener(("127.0.0.1", 0))
        port = self._listener.address[1]
        _write_private(
            self._file,
            {"pid": os.getpid(), "port": port, "token": self._token.hex(), "version": __version__},
        )
        Thread(target=self._serve, args=(self._listener,), name="door", daemon=True).start()

    def close(self) -> None:
        """Stop listening; a second call does nothing."""
        listener, self._listener = self._listener, None
        if listener is None:
            return
        self._file.unlink(missing_ok=True)
        with suppress(OSError), socket.create_connection(listener.address, timeout=1):
            listener.close()  # the connection wakes the thread that waits in accept

    def _serve(self, listener: Listener) -> None:
        while self._listener is listener:
            try:
                caller = listener.accept()
            except OSError:
                time.sleep(0.05)  # closed, or a caller that left at once
                continue
            Thread(target=self._meet, args=(caller,), name="door-caller", daemon=True).start()

    def _meet(self, caller: Connection) -> None:
        with caller, suppress(*FAILED_TALK):
            with _cut_after(caller, PATIENCE):
                deliver_challenge(caller, self._token)
                answer_challenge(caller, self._token)
                question = json.loads(caller.recv_bytes(LONGEST))
            caller.send_bytes(json.dumps(self._answer(question)).encode())

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        try:
            handler = self._handlers.get(question["command"])
            if handler is None:
                return _told(UnknownCommand())
            return {"answer": handler(question["arguments"])}
        except TeamtuinError as error:
            return _told(error)
        except Exception as error:  # a fault of ours: the caller gets a sentence, never a text
            log.error("door: %s", type(error).__name__)  # noqa: TRY400
            return _told(TeamtuinError())


def knock(folder: Path, command: str, arguments: dict[str, Any]) -> dict[str, Any] | None:
    """Ask the app that has this data folder open; None when no app answers.

    A refusal inside the app is raised here as the same TeamtuinError.
    """
    found = _read_private(_app_file(folder))
    if found is None:
        return None
    try:
        app = Client(("127.0.0.1", int(found["port"])))
    except (OSError, KeyError, ValueError):
        return None
    with app:
        if not _proved(app, str(found.get("token", ""))):
            return None
        return _asked(app, {"command": command, "arguments": arguments})


def _app_file(folder: Path) -> Path:
    return folder / "running" / "app.json"


def _proved(app: Connection, token: str) -> bool:
    """Whether the other side knows the token too; a stale port may belong to another program."""
    try:
        with _cut_after(app, PATIENCE):
            answer_challenge(app, bytes.fromhex(token))
            deliver_challenge(app, bytes.fromhex(token))
    except FAILED_TALK:
        return False
    return True


def _asked(app: Connection, question: dict[str, Any]) -> dict[str, Any]:
    try:
        app.send_bytes(json.dumps(question).encode())
        reply: dict[str, Any] = json.loads(app.recv_bytes())
    except FAILED_TALK:
        raise AppWentAway from None
    if "refused" in reply:
        raise _rebuilt(**reply["refused"])
    answer: dict[str, Any] = reply["answer"]
    return answer


def _told(error: TeamtuinError) -> dict[str, Any]:
    """A refusal as JSON: its code, its msgid and what fills its places."""
    values = {key: value if isinstance(value, int) else str(value) for key, value in error.values.items()}
    return {"refused": {"code": error.code, "sentence": error.sentence, "values": values}}


def _rebuilt(code: str, sentence: str, values: dict[str, Any]) -> TeamtuinError:
    kind = next((kind for kind in _kinds(TeamtuinError) if kind.code == code), TeamtuinError)
    error = kind.__new__(kind)
    TeamtuinError.__init__(error, **values)
    error.code, error.sentence = code, sentence
    return error


def _kinds(kind: type[TeamtuinError]) -> Iterator[type[TeamtuinError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _kinds(narrower)


@contextmanager
def _cut_after(connection: Connection, seconds: float) -> Iterator[None]:
    """Hang up on a peer that keeps silent: closing alone would not wake the reader."""
    line = socket.fromfd(connection.fileno(), socket.AF_INET, socket.SOCK_STREAM)

    def hang_up() -> None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        line.close()


def _write_private(file: Path, content: dict[str, Any]) -> None:
    """Put the file there whole, for its owner only, in a folder for its owner only."""
    with suppress(FileExistsError):
        file.parent.mkdir(mode=0o700, parents=True)
    file.parent.chmod(0o700)
    beside = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(content, stream)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(beside, file)


def _read_private(file: Path) -> dict[str, Any] | None:
    try:
        with file.open(encoding="utf-8") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
                raise DoorOpenToOthers(file=file)
            content = json.load(stream)
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None
