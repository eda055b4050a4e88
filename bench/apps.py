"""The three apps, each started with a port and a folder of its own, and stopped whatever happens."""

import hashlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.processor import processor_ms

HERE = Path(__file__).resolve().parent
STARTING, STOPPING = 120, 10  # seconds
FIXED = {
    "baseline_app.py": "6cef4746f8fcd0d8432305cfe5c9c77345868436b0e04d33e23c62290b4989a4",
    "limit_app.py": "db308f664eaed7e1813716f61dca817197bb9dd5c76d4acaa63b1b6c9d02b45c",
}
"""SHA-256 of the two neighbours: a changed one would make every earlier figure worthless."""


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """How to start one app, and where in its page one writes and hears that it is saved."""

    name: str
    command: tuple[str, ...]
    alive: str
    field: str
    said: str
    reruns: bool = True  # a page of Streamlit: the key R runs its script again
    guest: str = ""  # whose name one presses to come in
    back: str = ""  # the button to an empty field after saving, where the field does not stay


BASELINE = App(
    name="baseline",
    command=(
        *(sys.executable, "-m", "streamlit", "run", str(HERE / "baseline_app.py")),
        *("--server.address", "127.0.0.1", "--server.port", "{port}"),
        *("--server.headless", "true", "--browser.gatherUsageStats", "false"),
    ),
    alive="/_stcore/health",
    field="textarea",
    said='[data-testid="stAlert"]',
)
LIMIT = App(
    name="limit",
    command=(
        *(sys.executable, "-m", "uvicorn", "limit_app:app", "--app-dir", str(HERE)),
        *("--host", "127.0.0.1", "--port", "{port}", "--no-access-log"),
    ),
    alive="/",
    field="textarea",
    said="[role=status]",
    reruns=False,
)
OURS = "teamtuin.command"
TEAMTUIN = App(
    name="Teamtuin",
    command=(
        *(sys.executable, "-m", OURS, "run", "--demo"),
        *("--port", "{port}", "--data", "{folder}/data"),
    ),
    alive="/healthz",
    field=".tt-field textarea",
    said=".tt-lead[role=status]",
    guest="Tessel",
    back="Klaar voor nu",
)
APPS = (BASELINE, TEAMTUIN, LIMIT)


def changed_neighbours(folder: Path = HERE) -> list[str]:
    """Which of the fixed apps are no longer what they were."""
    return [
        name
        for name, known in FIXED.items()
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != known
    ]


class Server:
    """One app that runs."""

    def __init__(self, app: App, folder: Path) -> None:
        port = _free_port()
        self.app = app
        self.url = f"http://127.0.0.1:{port}"
        self._log = folder / "log"
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("TEAMTUIN_", "STREAMLIT_"))}
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [part.format(port=port, folder=folder) for part in app.command],
                # The neighbours run in an empty folder: Streamlit would read our settings where ours lie.
                cwd=HERE.parent if OURS in app.command else folder,
                env=kept | {"BENCH_DB": str(folder / "data")},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def processor_ms(self) -> float:
        """Processor time that it used since it started."""
        return processor_ms(self._process.pid)

    def wait(self) -> None:
        """Until it answers. Raises RuntimeError with its last words when it does not."""
        until = time.monotonic() + STARTING
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with urllib.request.urlopen(self.url + self.app.alive, timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise RuntimeError(f"{self.app.name} did not start:\n{self._log.read_text()[-2000:]}")

    def stop(self) -> None:
        """Ask it to stop, and end it when it does not."""
        self._process.terminate()
        try:
            self._process.wait(STOPPING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(STOPPING)


@contextmanager
def running(folder: Path, apps: Sequence[App] = APPS) -> Iterator[list[Server]]:
    """These, from no data at all; all three unless told otherwise."""
    with ExitStack() as at_the_end:
        servers = []
        for app in apps:
            own = folder / app.name
            own.mkdir()
            server = Server(app, own)
            at_the_end.callback(server.stop)
            servers.append(server)
        for server in servers:
            server.wait()
        yield servers


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
