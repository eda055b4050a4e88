"""`python3 -m bench.our_garden`: what Onze tuin costs after ten years, beside a school's first term.

Two schools (`ten_years.py`) and the baseline app with its six charts, in turns, in a real browser as large as
a laptop's screen. First is the first open after something came in that changes three of the figures; again is
the next. Open is until the last figure is drawn.
"""

import argparse
import base64
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.apps import BASELINE, OURS, TEAMTUIN, Server, changed_neighbours
from bench.figures import Measurement, summary
from bench.processor import once_quiet
from bench.ten_years import YEARS, comes_in, planted
from bench.visits import PATIENCE, a_browser
from teamtuin.addresses import SESSION_COOKIE
from teamtuin.app import today
from teamtuin.web.door import knock

LAPTOP = ViewportSize(width=1440, height=900)
SCHOOL = replace(
    TEAMTUIN,
    command=(
        *(sys.executable, "-m", OURS, "run", "--port", "{port}", "--data", "{folder}/data"),
        *("--host", "127.0.0.1"),
    ),
    guest="",
)
TERM, OLD = "first term", f"{YEARS} years"
SCHOOLS = {TERM: 0, OLD: YEARS}
FIRST, AGAIN = "first open after a change", "open again"
WORDS = "all words there, first open"
SIX, ALL = "data of six figures, kB", "data of all figures, kB"
MOST_TIMES, MOST_KB = 1.3, 150
WATCH = """(() => {
  const bench = (window.bench = { figures: 0, drawn: 0, heads: 0, said: 0 });
  const shown = one => one.checkVisibility({ visibilityProperty: true });
  const count = (query) => [...document.querySelectorAll(query)].filter(shown).length;
  const frame = () => {
    const figures = count(".js-plotly-plot .main-svg:first-of-type"), heads = count(".tt-h2");
    if (figures > bench.figures) bench.drawn = performance.now();
    if (heads > bench.heads) bench.said = performance.now();
    Object.assign(bench, { figures, heads });
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();"""


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when ten years open within 1.3 times a term's and six figures fit in 150 kB, else 1."""
    parser = argparse.ArgumentParser(prog="python3 -m bench.our_garden", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="of each figure (default: 20)")
    rounds = max(1, parser.parse_args(arguments).rounds)
    if changed := changed_neighbours():
        print(f"Not measured: {', '.join(changed)} changed, so it compares with nothing.", file=sys.stderr)
        return 1
    measured = measure(rounds)
    print(table(measured))
    print(f"\nload average {' '.join(f'{load:.1f}' for load in os.getloadavg())} · {rounds} rounds in turns")
    slow = [name for name in (FIRST, AGAIN) if _times(measured, name) > MOST_TIMES]
    return int(bool(slow) or _median(measured, SIX, OLD) > MOST_KB)


def measure(rounds: int) -> list[Measurement]:
    """Everything in turns; the first round fills caches and does not count."""
    measured: list[Measurement] = []
    with (
        TemporaryDirectory(prefix="bench-our-garden-") as folder,
        ExitStack() as stack,
        a_browser() as browser,
    ):
        visits = list(_visits(Path(folder), stack, browser))
        for number in range(rounds + 1):
            print(f"\rround {number} of {rounds}", end="", file=sys.stderr, flush=True)
            for visit in visits:
                one_round = visit.round(number)
                measured += one_round if number else []
    print(file=sys.stderr)
    return measured


def _visits(folder: Path, stack: ExitStack, browser: Browser) -> Iterator["Visit"]:
    baseline = _started(stack, Server(BASELINE, _own(folder, BASELINE.name)))
    yield Visit(browser, BASELINE.name, baseline, "/")
    for name, years in SCHOOLS.items():
        own = _own(folder, name.replace(" ", "-"))
        print(f"{name}: making its data", file=sys.stderr)
        token = planted(own / "data", years)
        server = _started(stack, Server(replace(SCHOOL, name=name), own))
        yield Visit(browser, name, server, "/onze-tuin", data=own / "data", token=token)


def _own(folder: Path, name: str) -> Path:
    own = folder / name
    own.mkdir()
    return own


def _started(stack: ExitStack, server: Server) -> Server:
    stack.callback(server.stop)
    server.wait()
    return server


class Visit:
    """A browser that comes back to one of them: its files lie in the cache."""

    def __init__(
        self,
        browser: Browser,
        name: str,
        server: Server,
        path: str,
        *,
        data: Path | None = None,
        token: str = "",
    ) -> None:
        self._name, self._server, self._address, self._data = name, server, server.url + path, data
        context = browser.new_context(viewport=LAPTOP, locale="nl-NL")
        if token:
            context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": server.url}])
        context.add_init_script(WATCH)
        self._page = context.new_page()
        self._page.set_default_timeout(PATIENCE * 1000)
        self._figures, self._said = 0, 0.0
        self._sizes = _Sizes(self._page)

    def round(self, number: int) -> list[Measurement]:
        """Once after a change, and once more; the baseline knows no change and opens once."""
        if self._data is None:
            return [self._open(FIRST)]
        _take_in(self._data, number)
        first = self._open(FIRST)
        sizes = {SIX: self._sizes.six, ALL: self._sizes.all, WORDS: self._said}
        told = [Measurement(figure=name, app=self._name, value=value) for name, value in sizes.items()]
        return [first, self._open(AGAIN), *told]

    def _open(self, figure: str) -> Measurement:
        self._sizes.begin()
        before = self._server.processor_ms()
        self._page.goto(self._address)
        self._wait()
        took, self._said = self._page.evaluate("[bench.drawn, bench.said]")
        used = once_quiet(self._server.processor_ms) - before
        self._page.goto("about:blank")
        once_quiet(self._server.processor_ms)
        return Measurement(figure=figure, app=self._name, value=took, processor=used)

    def _wait(self) -> None:
        """For as many figures as there were before; the first time until no more come."""
        until = time.monotonic() + PATIENCE
        while (drawn := self._page.evaluate("bench.figures")) < (self._figures or 6):
            if time.monotonic() > until:
                raise TimeoutError(f"{drawn} figures at {self._address}")
            self._page.wait_for_timeout(20)
        if not self._figures:
            self._page.wait_for_timeout(5_000)
            self._figures = self._page.evaluate("bench.figures")


def _take_in(data: Path, number: int) -> None:
    file = {"name": "study_days.yaml", "text": json.dumps({"study_days": [comes_in(number, today())]})}
    asked = {"files": [file], "dry_run": False, "update": False, "person": None, "code": None}
    if knock(data, "import", asked) is None:
        raise RuntimeError("the school did not answer")


class _Sizes:
    """The JSON of figures, as it came over the websocket in both layouts."""

    def __init__(self, page: Page) -> None:
        self._found: list[int] = []
        page.on("websocket", lambda line: line.on("framereceived", self._frame))

    def begin(self) -> None:
        self._found.clear()

    def _frame(self, payload: str | bytes) -> None:
        raw = payload if isinstance(payload, bytes) else base64.b64decode(payload)
        message = ForwardMsg.FromString(raw)
        if message.delta.new_element.WhichOneof("type") == "plotly_chart":
            self._found.append(len(message.delta.new_element.plotly_chart.spec.encode()))

    @property
    def all(self) -> float:
        return sum(self._found) / 1000

    @property
    def six(self) -> float:
        """The six largest, of which each comes twice."""
        return sum(sorted(self._found)[-12:]) / 1000


def _of(measured: Sequence[Measurement], figure: str, app: str) -> list[Measurement]:
    return [one for one in measured if one.figure == figure and one.app == app]


def _median(measured: Sequence[Measurement], figure: str, app: str) -> float:
    return median(one.value for one in _of(measured, figure, app))


def _times(measured: Sequence[Measurement], figure: str) -> float:
    return _median(measured, figure, OLD) / _median(measured, figure, TERM)


def table(measured: Sequence[Measurement]) -> str:
    """Medians beside each other, and how many times those of the first term the ten years ask."""
    lines = [f"| median | {BASELINE.name} | {TERM} | {OLD} | times |", "|---|--:|--:|--:|--:|"]
    waits: Callable[[Any], float | None] = lambda row: row.median  # noqa: E731
    used: Callable[[Any], float | None] = lambda row: row.processor  # noqa: E731
    for figure, what in ((FIRST, "ms"), (AGAIN, "ms"), (WORDS, "ms")):
        lines.append(_row(measured, figure, f"{figure}, {what}", waits))
    for figure in (FIRST, AGAIN):
        lines.append(_row(measured, figure, f"{figure}, ms of the server's processor", used))
    return "\n".join([*lines, *(_row(measured, figure, figure, waits) for figure in (SIX, ALL))])


def _row(
    measured: Sequence[Measurement], figure: str, words: str, value: Callable[[Any], float | None]
) -> str:
    found = [_of(measured, figure, app) for app in (BASELINE.name, TERM, OLD)]
    numbers = [value(summary(several)) if several else None for several in found]
    _, less, more = numbers
    said = ["–" if number is None else f"{number:.0f}" for number in numbers]
    times = f"{more / less:.2f}" if less and more else "–"
    return f"| {words} | {' | '.join([*said, times])} |"


if __name__ == "__main__":
    sys.exit(main())
