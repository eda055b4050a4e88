"""`python3 -m bench.kort`: how soon one can write in Kort, beside the least that a web app can cost.

In turns, on a phone whose processor is four times slower. Cold is a browser that was never there but is
signed in; warm is the same browser once more, when Kort comes from its own worker.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, StorageState

from bench.apps import BASELINE, LIMIT, TEAMTUIN, Server, changed_neighbours, running
from bench.figures import Measurement, table
from bench.visits import PATIENCE, PHONE, SAID, SAVE, a_browser, known_here, moment

KORT = replace(TEAMTUIN, name="Kort", field="#text", said="#said", reruns=False, back="")
PATHS = {LIMIT.name: "/", KORT.name: "/kort"}
SLOWER, MOST = 4, 1.5
COLD, WARM, SAVED = "usable, cold (ms)", "usable, warm (ms)", "press to saved (ms)"
BEFORE, REQUESTS = "bytes until usable", "requests until usable"
ALL, ALL_REQUESTS = "bytes until quiet", "requests until quiet"
LINE = "Noor legde haar kaart naast die van Sem."
WATCH = """(() => {
  const bench = (window.bench = {});
  const shown = element => !!element?.checkVisibility({ visibilityProperty: true });
  const buttons = () => [...document.querySelectorAll("button")];
  const button = () => buttons().find(one => one.textContent.trim() === "SAVE");
  const kort = location.pathname === "/kort";
  const focused = () => "ready" in document.documentElement.dataset && document.activeElement?.id === "text";
  const frame = () => {
    if (shown(button()) && (!kort || focused())) bench.open ??= performance.now();
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const heard = () => {
    const words = document.querySelector("[role=status]")?.textContent ?? "";
    const press = Number(sessionStorage.getItem("bench"));
    if (press && words.includes("SAID")) {
      bench.save = performance.timeOrigin + performance.now() - press;
      sessionStorage.removeItem("bench");
    }
    requestAnimationFrame(heard);
  };
  requestAnimationFrame(heard);
  addEventListener("click", event => {
    if (event.target === button()) sessionStorage.setItem("bench", performance.timeOrigin + event.timeStamp);
  }, true);
})();"""


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when Kort is usable within 1.5 times the limit's page, cold; 1 when it is not."""
    parser = argparse.ArgumentParser(prog="python3 -m bench.kort", description=__doc__)
    parser.add_argument("--rounds", type=int, default=12, metavar="N", help="of each figure (default: 12)")
    rounds = max(1, parser.parse_args(arguments).rounds)
    if changed := changed_neighbours():
        print(f"Not measured: {', '.join(changed)} changed, so it compares with nothing.", file=sys.stderr)
        return 1
    measured = measure(rounds)
    print(table(measured, KORT.name, [BASELINE.name, LIMIT.name]))
    times = _median(measured, KORT.name) / _median(measured, LIMIT.name)
    loads = " ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"\ncold, of medians: {times:.2f}, at most {MOST} · load average {loads}")
    return int(times > MOST)


def measure(rounds: int) -> list[Measurement]:
    """All figures of both, in turns; the first round fills caches of the servers and does not count."""
    measured: list[Measurement] = []
    with (
        TemporaryDirectory(prefix="bench-kort-") as folder,
        running(Path(folder), (LIMIT, KORT)) as servers,
        a_browser() as browser,
    ):
        states = [known_here(browser, server) for server in servers]
        for number in range(rounds + 1):
            print(f"\rround {number} of {rounds}", end="", file=sys.stderr, flush=True)
            for server, state in zip(servers, states, strict=True):
                one_round = _visit(browser, server, state, f"{LINE} ({number})")
                measured += one_round if number else []
    print(file=sys.stderr)
    return measured


def _visit(browser: Browser, server: Server, state: StorageState, line: str) -> list[Measurement]:
    """A browser of its own: cold, saving a line, and warm."""
    context = browser.new_context(viewport=PHONE, locale="nl-NL", storage_state=state)
    context.add_init_script(WATCH.replace("SAVE", SAVE).replace("SAID", SAID))
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    line_of = page.context.new_cdp_session(page)
    line_of.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    counted = _Counted(line_of)
    address = server.url + PATHS[server.app.name]

    page.goto(address, wait_until="commit")
    figures = {COLD: moment(page, "open"), BEFORE: counted.size, REQUESTS: counted.requests}
    page.wait_for_timeout(2_000)
    figures |= {ALL: counted.size, ALL_REQUESTS: counted.requests}
    page.locator(server.app.field).fill(line)
    page.get_by_role("button", name=SAVE, exact=True).click()
    figures[SAVED] = moment(page, "save")
    page.wait_for_timeout(500)
    page.goto("about:blank")
    page.goto(address, wait_until="commit")
    figures[WARM] = moment(page, "open")
    context.close()
    return [Measurement(figure=name, app=server.app.name, value=value) for name, value in figures.items()]


class _Counted:
    """What came over the line: answers as they came, with their headers; not what lay on the device."""

    def __init__(self, line: Any) -> None:
        self.size = self.requests = 0
        line.send("Network.enable")
        line.on("Network.loadingFinished", self._answer)

    def _answer(self, told: dict[str, Any]) -> None:
        if told["encodedDataLength"]:
            self.size += int(told["encodedDataLength"])
            self.requests += 1


def _median(measured: Sequence[Measurement], app: str) -> float:
    return median(one.value for one in measured if one.figure == COLD and one.app == app)


if __name__ == "__main__":
    sys.exit(main())
