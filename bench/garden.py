"""`python3 -m bench.garden`: what Mijn tuin costs with 5,000 things of one's own beside 50.

Two schools of their own in one process, in turns (A B A B). Each figure is one whole run of the page as
Streamlit runs it, without a browser: with 30 rows on the screen a browser has as much to do for either.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from streamlit.testing.v1 import AppTest

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts.joining import open_session
from teamtuin.app import Teamtuin, open_teamtuin, use_app
from teamtuin.clock import new_id, utc_now
from teamtuin.garden.model import What
from teamtuin.people.model import Role
from teamtuin.reflections.model import Part, Reflection
from teamtuin.reflections.service import bring_in
from teamtuin.settings import Settings
from teamtuin.ui import session

ROOT = Path(__file__).resolve().parents[1]
FEW, MANY = 50, 5_000
SENTENCES = (
    "Een kleuter koos zelf de kaart en begon te vertellen.",
    "De wissel van het circuit ging vandaag vanzelf, omdat de kaarthouder hem omriep.",
    "Ik merkte dat de uitleg te lang duurde, na tien minuten was de halve groep weg.",
    "Een vader begon zelf over het lezen thuis, en toen hoefde ik niets meer te vragen.",
)


Took = tuple[float, float]
"""Milliseconds on the clock, and of the processor: on a busy machine only the second compares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """One of the two, with somebody who wrote so many lines, and what was measured."""

    app: Teamtuin
    viewer: Viewer
    token: str
    figures: dict[str, list[Took]] = field(default_factory=dict)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0 always: what a figure should be stands in the README."""
    parser = argparse.ArgumentParser(prog="python3 -m bench.garden", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="of each figure (default: 20)")
    rounds = parser.parse_args(arguments).rounds
    with TemporaryDirectory(prefix="bench-garden-") as folder, ExitStack() as stack:
        schools = {many: planted(Path(folder) / str(many), many, stack) for many in (FEW, MANY)}
        for number in range(rounds + 1):
            print(f"\rround {number} of {rounds}", end="", file=sys.stderr, flush=True)
            for school in schools.values():
                one_round(school, keep=number > 0)  # the first fills caches
    print(file=sys.stderr)
    print(table(schools[FEW].figures, schools[MANY].figures))
    print(f"\nload average {' '.join(f'{load:.1f}' for load in os.getloadavg())} · {rounds} rounds in turns")
    return 0


def planted(folder: Path, many: int, stack: ExitStack) -> School:
    """A school with one person who wrote a line each day, back from today."""
    app = open_teamtuin(Settings.of(folder))
    stack.callback(app.close)
    app.school.start(DOORKEEPER, "De Wilgenhof", town="Oosterloo")
    person = app.people.add(DOORKEEPER, "Tessel", [Role.TEACHER])
    viewer, now = Viewer(person.id), utc_now()
    with app.store.transaction(viewer) as tx:
        for number in range(many):
            day = now - timedelta(days=number)
            text = " ".join(SENTENCES[(number + more) % len(SENTENCES)] for more in range(3)) + f" ({number})"
            line = Reflection(
                id=new_id(),
                writer_id=viewer.id,
                key_id=person.key_id,
                written_at=day,
                changed_at=day,
                parts=(Part(text=text),),
                way_in=("alact", "kolb", None)[number % 3],
            )
            bring_in(tx, line)
    with app.store.transaction(DOORKEEPER) as tx:
        token = open_session(tx, viewer.id, now, own_device=True)
    return School(app=app, viewer=viewer, token=token)


def one_round(school: School, *, keep: bool) -> None:
    """Open the page, search in it, look at the threads, read a text."""
    use_app(school.app)
    session.session_token = lambda: school.token
    try:
        page = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        page.run()
        took = {"open": timed(lambda: page.switch_page("pages/my_garden.py").run())}
        search = page.text_input[0]
        took["search"] = timed(lambda: search.set_value("kaarthouder 7").run())
        took["search, a slip"] = timed(lambda: search.set_value("kaarthuoder").run())
        latest = school.app.garden.page(school.viewer, "all", 1).entries[0]  # type: ignore[arg-type]
        assert latest.place.what is What.LINE
        page.query_params["id"] = str(latest.id)
        took["read, with what is related"] = timed(page.run)
        page.query_params.clear()
        page.query_params["draad"] = "alle"
        took["threads"] = timed(page.run)
        assert not page.exception
    finally:
        use_app(None)
    for name, one in took.items() if keep else ():
        school.figures.setdefault(name, []).append(one)


def timed(act: Callable[[], object]) -> Took:
    """How long it took."""
    clock, processor = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000


def table(few: dict[str, list[Took]], many: dict[str, list[Took]]) -> str:
    """Medians beside each other."""
    head = f"| median, ms | | {FEW} | {MANY:,} | times |\n|---|---|---|---|---|"
    rows = []
    for name in few:
        for place, what in enumerate(("clock", "processor")):
            less, more = (median(took[place] for took in taken[name]) for taken in (few, many))
            rows.append(f"| {name} | {what} | {less:.0f} | {more:.0f} | {more / less:.2f} |")
    return "\n".join([head, *rows])


if __name__ == "__main__":
    sys.exit(main())
