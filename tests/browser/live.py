"""A real server of our own that may be killed: fixed port, temporary data, the demo school."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext

from teamtuin.settings import Settings
from tests.conftest import copy_school

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120  # seconds; two cores may be busy with other tests


class LiveServer:
    """Start, kill without a warning, and start again on the same address with the same data."""

    ai = ""
    """The address of an AI service that the school could ask."""

    def __init__(self, data: Path, command: tuple[str, ...] = (), *, demo: bool = True) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.data = data
        self._demo = demo
        self._command = command or (
            *(sys.executable, "-m", "teamtuin", "run", *(("--demo",) if demo else ())),
            *("--port", str(self.port), "--data", str(data)),
        )
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [part.replace("{port}", str(self.port)) for part in self._command]
        kept = {key: value for key, value in os.environ.items() if not key.startswith("TEAMTUIN_")}
        named = {"TEAMTUIN_AI_URL": self.ai} if self.ai else {}
        self.log = (self.data.parent / "server.log").open("ab")
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=kept | named | {"TEAMTUIN_DATA": str(self.data), "TEAMTUIN_DEMO": "1" if self._demo else "0"},
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )
        self._wait()

    def kill(self) -> None:
        """kill -9: nothing is said goodbye to."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to stop, as Ctrl+C does."""
        self._end(signal.SIGTERM)

    def freeze(self) -> None:
        """It hangs: connections are taken, nothing is answered."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """It goes on where it was."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, number)

    def _end(self, number: signal.Signals) -> None:
        self._signal(number)
        if self._process is not None:
            self._process.wait(PATIENCE)
            self._process = None
            self.log.close()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self._process is None or self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=5) as answer:
                    if answer.read().strip() == b"ok":
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        self.kill()
        raise AssertionError(f"the server did not start; see {self.log.name}")


@contextmanager
def school_served(demo: Settings, folder: Path, command: tuple[str, ...] = ()) -> Iterator[LiveServer]:
    """A copy of the demo school in this folder, on a server of its own."""
    data = folder / "data"
    copy_school(demo, Settings.of(data))
    server = LiveServer(data, command)
    server.start()
    try:
        yield server
    finally:
        server.kill()


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def _app(file: str) -> tuple[str, ...]:
    start = (sys.executable, "-m", "streamlit", "run", f"tests/browser/{file}")
    return (*start, "--server.port", "{port}", "--server.address", "127.0.0.1")


FIELD_APP = _app("field_app.py")
"""The writing field alone, for what no room needs to show."""
ROOM_APP = _app("room_app.py")
"""One room of its own, in which presses go well or wrong."""


def sign_in(server: LiveServer, context: BrowserContext, name: str = "Tessel") -> None:
    """Choose who to be in the demo school, as "wie ben je vandaag?" does."""
    page = context.request.get(f"{server.url}/wie-ben-je").text()
    found = re.search(rf'value="([0-9a-f-]{{36}})"(?:(?!value=).)*?{name}', page, re.DOTALL)
    assert found, f"{name} is not in the demo school"
    answer = context.request.post(
        f"{server.url}/wie-ben-je",
        form={"wie": found[1], "naar": "/"},
        headers={"Origin": server.url},
        max_redirects=0,
    )
    assert answer.status == 303
