"""`python3 -m bench`: measure the three apps interleaved and print one table."""

import argparse
import json
import os
import platform
import signal
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.apps import APPS, BASELINE, LIMIT, TEAMTUIN, changed_neighbours, running
from bench.figures import Measurement, table
from bench.first_load import first_load
from bench.visits import Visit, a_browser

PACKAGES = ("streamlit", "duckdb", "starlette", "uvicorn", "plotly", "pandas")
LINE = "Een kleuter koos zelf de kaart en begon te vertellen. ({number})"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 is measured, 1 is a neighbour that was changed."""
    parser = argparse.ArgumentParser(prog="python3 -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="of each figure (default: 20)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single value to this file")
    asked = parser.parse_args(arguments)
    if asked.rounds < 1:
        parser.error("--rounds must be 1 or more")
    if changed := changed_neighbours():
        print(f"Not measured: {', '.join(changed)} changed, so it compares with nothing.", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, _end)
    before = os.getloadavg()
    measured, versions = measure(asked.rounds)
    loads = {"before": before, "after": os.getloadavg()}
    print(report(measured, loads, versions))
    if asked.json:
        raw = {"versions": versions, "load": loads, "measurements": [asdict(one) for one in measured]}
        asked.json.write_text(json.dumps(raw, indent=1), encoding="utf-8")
    return 0


def measure(rounds: int) -> tuple[list[Measurement], dict[str, str]]:
    """Start everything, measure in turns (A B C A B C), stop everything; with the versions it ran on."""
    versions = {"Python": platform.python_version(), **{name: version(name) for name in PACKAGES}}
    measured: list[Measurement] = []
    with (
        TemporaryDirectory(prefix="bench-") as folder,
        running(Path(folder)) as servers,
        a_browser() as browser,
    ):
        versions["Chromium"] = browser.version
        visits = [Visit(browser, server) for server in servers]
        for server in servers:
            measured += first_load(browser, server)
        for number in range(rounds + 1):
            print(f"\rround {number} of {rounds}", end="", file=sys.stderr, flush=True)
            for visit in visits:
                one_round = visit.round(LINE.format(number=number))
                measured += one_round if number else []  # the first fills caches
    print(file=sys.stderr)
    order = [app.name for app in APPS]
    return sorted(measured, key=lambda one: order.index(one.app)), versions


def report(
    measured: Sequence[Measurement], loads: dict[str, tuple[float, float, float]], versions: dict[str, str]
) -> str:
    """The table, and under what it was measured."""
    said = [
        f"load average {when}: {' '.join(f'{load:.1f}' for load in three)}" for when, three in loads.items()
    ]
    said.append(f"processors: {os.cpu_count()}")
    said += [f"{name} {number}" for name, number in versions.items()]
    return f"{table(measured, TEAMTUIN.name, [BASELINE.name, LIMIT.name])}\n\n{' · '.join(said)}"


def _end(_signal: int, _frame: object) -> None:
    sys.exit(143)  # through every `with`: no server stays behind


if __name__ == "__main__":
    sys.exit(main())
