"""`python3 -m bench.asking`: how long "Vraag me iets" takes, beside a run of the same page that does nothing.

In turns (A B A B) on one page of Teamtuin: a step of a way in, with a sentence in it. A question of the bank
costs no more than choosing it: it may take at most 1.3 times what an empty rerun takes.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from bench.apps import BASELINE, LIMIT, TEAMTUIN, Server, running
from bench.figures import Measurement, table
from bench.processor import once_quiet
from bench.visits import RERUN, a_browser, moment, new_tab

ASK, BANK = "Vraag me iets", "Vraag uit de vragenbank"
ASKED = "question on screen (ms)"
STEP = "/schrijven?manier=alact&stap=K1"
LINE = "Ik stond bij de kast en telde hardop. Twee kinderen pakten de kaart, de rest bleef praten."
MOST = 1.3
WATCH = """(() => {
  const bench = window.bench;
  const words = () => document.querySelector(".tt-field h1")?.textContent.trim() ?? "";
  const ofTheBank = () => document.body?.textContent.includes("BANK");
  let press = null;
  addEventListener("click", event => {
    if (event.target.closest?.("button")?.textContent.trim() !== "ASK") return;
    press = { at: event.timeStamp, before: words() };
  }, true);
  const frame = () => {
    if (press && words() && words() !== press.before && ofTheBank()) {
      bench.question = performance.now() - press.at;
      press = null;
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();"""


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when a question takes at most 1.3 times an empty rerun, 1 when it takes longer."""
    parser = argparse.ArgumentParser(prog="python3 -m bench.asking", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="of each figure (default: 20)")
    measured = measure(max(1, parser.parse_args(arguments).rounds))
    print(table(measured, TEAMTUIN.name, [BASELINE.name, LIMIT.name]))
    times = _median(measured, ASKED) / _median(measured, RERUN)
    loads = " ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"\nquestion / empty rerun, of medians: {times:.2f}, at most {MOST} · load average {loads}")
    return int(times > MOST)


def measure(rounds: int) -> list[Measurement]:
    """Both figures in turns; the first round fills caches and does not count."""
    measured: list[Measurement] = []
    with (
        TemporaryDirectory(prefix="bench-asking-") as folder,
        running(Path(folder), (TEAMTUIN,)) as (server,),
        a_browser() as browser,
    ):
        page = new_tab(browser, server)
        page.add_init_script(WATCH.replace("ASK", ASK).replace("BANK", BANK))
        _write(page, server)
        for number in range(rounds + 1):
            print(f"\rround {number} of {rounds}", end="", file=sys.stderr, flush=True)
            one_round = _round(page, server)
            measured += one_round if number else []
    print(file=sys.stderr)
    return measured


def _write(page: Page, server: Server) -> None:
    """A sentence in the step, kept by the server."""
    page.goto(server.url + STEP)
    with page.expect_response(lambda answer: "/concept/" in answer.url and answer.ok):
        page.locator(TEAMTUIN.field).fill(LINE)


def _round(page: Page, server: Server) -> list[Measurement]:
    """Open the step, run it again for nothing, and ask."""
    page.goto(server.url + STEP)
    ask = page.get_by_role("button", name=ASK, exact=True)
    ask.wait_for()
    once_quiet(server.processor_ms)
    page.evaluate("document.activeElement.blur()")  # in a field R is a letter
    rerun = _measured(page, server, RERUN, "rerun", lambda: page.keyboard.press("r"))
    return [rerun, _measured(page, server, ASKED, "question", ask.click)]


def _measured(page: Page, server: Server, figure: str, name: str, act: Callable[[], object]) -> Measurement:
    before = server.processor_ms()
    act()
    took = moment(page, name)
    used = once_quiet(server.processor_ms) - before
    return Measurement(figure=figure, app=server.app.name, value=took, processor=used)


def _median(measured: Sequence[Measurement], figure: str) -> float:
    return median(one.value for one in measured if one.figure == figure)


if __name__ == "__main__":
    sys.exit(main())
