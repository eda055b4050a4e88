"""The server as a stranger meets it: a few plain lines, one process per school, gone when asked."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEAMTUIN = (sys.executable, "-m", "teamtuin.command")
ADDRESS = re.compile(r"Teamtuin staat klaar: (http://127\.0\.0\.1:\d+)")


class Running:
    """A started server; `said` is everything it has printed so far."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [*TEAMTUIN, "run", "--port", "0", *arguments],
            cwd=ROOT,
            env=plain_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = []
        self.read_until("Stoppen:")
        self.address = ADDRESS.search("".join(self.said)).group(1)

    def read_until(self, words):
        for line in self.process.stdout:
            self.said.append(line)
            if words in line:
                return
        pytest.fail("".join(self.said))

    def end(self, how):
        if self.process.poll() is None:
            self.process.send_signal(how)
        rest, _ = self.process.communicate(timeout=20)
        return rest


def plain_environment():
    return {key: value for key, value in os.environ.items() if not key.startswith("TEAMTUIN_")}


def teamtuin(*arguments):
    return subprocess.run(
        [*TEAMTUIN, *arguments],
        cwd=ROOT,
        env=plain_environment(),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def start():
    started = []

    def begin(*arguments):
        started.append(Running(*arguments))
        return started[-1]

    yield begin
    for one in started:
        one.end(signal.SIGKILL)


def health(running):
    with urllib.request.urlopen(f"{running.address}/healthz", timeout=10) as answer:
        return answer.status, answer.read()


def test_it_starts_tells_a_second_start_answers_a_command_and_stops(start, tmp_path):
    data = str(tmp_path / "school")
    running = start("--data", data)
    assert health(running) == (200, b"ok")

    second = teamtuin("run", "--data", data)
    assert second.returncode == 1
    assert f" {running.process.pid})" in second.stderr
    assert len(second.stderr.splitlines()) == 1

    doctor = teamtuin("doctor", "--json", "--data", data)
    assert {check["name"] for check in json.loads(doctor.stdout)["checks"]} >= {"data", "backup"}

    assert running.end(signal.SIGINT) == "Teamtuin is gestopt. Alles wat bewaard was, is veilig.\n"
    assert running.process.returncode == 0
    assert [re.sub(r" (http:|/).*", "", line.strip()) for line in running.said] == [
        "Een ogenblik, Teamtuin start …",
        "Teamtuin staat klaar:",
        "Kijk daar rond in de demoschool, of begin hier met je eigen school:",
        "De gegevens staan in",
        "De sleutels staan in",
        "Stoppen: Ctrl-C in dit venster.",
    ]


def test_after_a_kill_it_simply_starts_again(start, tmp_path):
    data = str(tmp_path / "school")
    start("--data", data).end(signal.SIGKILL)
    again = start("--data", data)
    assert health(again) == (200, b"ok")
    again.end(signal.SIGTERM)
    assert again.process.returncode == 0
