"""`python3 -m bench.human`: how long it takes a person to open Teamtuin and hold on to one sentence.

A real browser walks the journey on a phone whose processor is four times slower; what its hand did and what
it waited for is counted in the page, and the keystroke-level estimate is made of it.
"""

import argparse
import sys
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from bench.apps import BASELINE, LIMIT, TEAMTUIN, Server, running
from bench.visits import SAVE, a_browser, moment, new_tab
from teamtuin.registration.keystrokes import MIND, TAP, TYPING, Journey

SENTENCE = "Noor legde haar kaart naast die van Sem en zei: samen is het een heel dorp, kijk"
SLOWER = 4
MOST_OUTSIDE = 9.0  # seconds, of which product and machine may not ask more
COUNT = (Path(__file__).parent / "count.js").read_text(encoding="utf-8")
OURS = {"Vandaag": ("/", TEAMTUIN.said), "Kort": ("/kort", "#said")}
"""The doors to the same field: where each stands, and where it says that something is saved."""


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when our journeys ask at most nine seconds beside typing, 1 when one asks more."""
    parser = argparse.ArgumentParser(prog="python3 -m bench.human", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="of each journey (default: 5)")
    asked = parser.parse_args(arguments)
    journeys = measure(max(1, asked.rounds))
    print(table(journeys))
    ours = [one for one in journeys if one.name in OURS]
    return int(any(one.outside_typing > MOST_OUTSIDE for one in ours))


def measure(rounds: int) -> list[Journey]:
    """Each journey in turns, after one round that fills caches; of each the one with the median wait."""
    walked: dict[str, list[Journey]] = {}
    with (
        TemporaryDirectory(prefix="bench-") as folder,
        running(Path(folder)) as servers,
        a_browser() as browser,
    ):
        phones = _phones(browser, servers)
        for number in range(rounds + 1):
            print(f"\rround {number} of {rounds}", end="", file=sys.stderr, flush=True)
            for name, (page, url, server) in phones.items():
                journey = _walk(name, page, url, server)
                walked.setdefault(name, []).extend([journey] if number else [])
    print(file=sys.stderr)
    return [_middle(several) for several in walked.values()]


def _phones(browser: Browser, servers: Sequence[Server]) -> dict[str, tuple[Page, str, Server]]:
    by_app = {server.app.name: server for server in servers}
    ours = by_app[TEAMTUIN.name]
    doors = {
        BASELINE.name: (by_app[BASELINE.name], "/", BASELINE.said),
        **{name: (ours, *where) for name, where in OURS.items()},
        LIMIT.name: (by_app[LIMIT.name], "/", LIMIT.said),
    }
    return {
        name: (_slow(new_tab(browser, server, said)), server.url + path, server)
        for name, (server, path, said) in doors.items()
    }


def _slow(page: Page) -> Page:
    page.context.add_init_script(COUNT)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def _walk(name: str, page: Page, url: str, server: Server) -> Journey:
    """Open, touch the field, type, press, and hear that it is saved; the tap on the icon is no page's."""
    page.goto(url)
    opened = moment(page, "open")
    field = page.locator(f"{server.app.field}, textarea").first
    field.click()
    page.keyboard.type(SENTENCE)
    page.get_by_role("button", name=SAVE, exact=True).click()
    saved = moment(page, "save")
    hand = page.evaluate("hand")
    journey = Journey(
        name=name,
        taps=hand["taps"] + 1,
        characters=hand["characters"],
        commands=len(hand["touched"]) + 1,
        swipes=ceil(hand["scrolled"]),
        fields=hand["fields"],
        waits=(opened / 1000, saved / 1000),
    )
    _leave(page, server)
    return journey


def _leave(page: Page, server: Server) -> None:
    """To an empty field for the next round, and nothing counted of it."""
    back = page.get_by_role("button", name=server.app.back, exact=True) if server.app.back else None
    if back and back.is_visible():
        back.click()
        page.get_by_role("button", name=SAVE, exact=True).wait_for()
    page.evaluate("sessionStorage.removeItem('hand')")
    page.goto("about:blank")


def _middle(walked: Sequence[Journey]) -> Journey:
    """The journey whose wait is the median of all."""
    middle = median(sum(one.waits) for one in walked)
    return min(walked, key=lambda one: abs(sum(one.waits) - middle))


def table(journeys: Sequence[Journey]) -> str:
    """Markdown: a row for each journey, in seconds, with the whole for each of the typing speeds."""
    head = ("journey", "taps", "characters", "waits", "tapping", "thinking", "waiting", "outside typing")
    heads = (*head, *(f"in all at {speed}" for speed in TYPING))
    lines = [heads, ("---",) + ("--:",) * (len(heads) - 1), *map(_row, journeys)]
    return "\n".join([*(f"| {' | '.join(line)} |" for line in lines), "", _note()])


def _row(one: Journey) -> tuple[str, ...]:
    waits = " + ".join(f"{wait:.2f}" for wait in one.waits)
    parts = (one.tapping, one.thinking, one.waiting, one.outside_typing)
    in_all = (one.outside_typing + one.typing(each) for each in TYPING.values())
    return (
        *(one.name, str(one.taps), str(one.characters), waits),
        *(f"{seconds:.1f}" for seconds in (*parts, *in_all)),
    )


def _note() -> str:
    return (
        f"Seconds, on a phone's screen at a processor {SLOWER} times slower. The first tap ({TAP}) and its "
        f"thought ({MIND}) open the app. Of a wait counts what is longer than the thought that fits in it."
    )


if __name__ == "__main__":
    sys.exit(main())
