"""`python3 -m bench.proeftuin`: what the page of a proeftuin costs after ten years, beside a young one.

One measures three things each week for ten years (3 x 520) with 2,000 observations, the other has 20
measurements and 20 observations. Two schools in one process, in turns (A B A B). Each figure is one whole run
of the page as Streamlit runs it, without a browser; the bytes are those of its figures, as they go to one.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from uuid import UUID

from streamlit.testing.v1 import AppTest

from bench.garden import ROOT, Took, timed
from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.accounts.joining import open_session
from teamtuin.app import Teamtuin, open_teamtuin, use_app
from teamtuin.clock import day_of, utc_now
from teamtuin.exchange.importing import import_files
from teamtuin.exchange.reading import SourceFile
from teamtuin.people.model import Role
from teamtuin.settings import Settings
from teamtuin.ui import session

YOUNG, OLD = "20 + 20", "3 x 520 + 2,000"
SERIES = {YOUNG: (7, 7, 6), OLD: (520, 520, 520)}
SEEN = {YOUNG: 20, OLD: 2_000}
LABELS = ("Vragen bij de deur", "Rustige minuten", "Samen voorbereiden")
SAW = "De kinderen begonnen uit zichzelf, en niemand keek naar de klok."


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """One of the two, with somebody of the team and the proeftuin, and what was measured."""

    app: Teamtuin
    token: str
    experiment_id: UUID
    took: list[Took] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0 always: what a figure should be stands in the README."""
    parser = argparse.ArgumentParser(prog="python3 -m bench.proeftuin", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="of each figure (default: 20)")
    rounds = parser.parse_args(arguments).rounds
    with TemporaryDirectory(prefix="bench-proeftuin-") as folder, ExitStack() as stack:
        schools = {
            name: planted(Path(folder) / str(place), name, stack) for place, name in enumerate((YOUNG, OLD))
        }
        for number in range(rounds + 1):
            print(f"\rround {number} of {rounds}", end="", file=sys.stderr, flush=True)
            for school in schools.values():
                one_round(school, keep=number > 0)  # the first fills caches
    print(file=sys.stderr)
    print(table(schools[YOUNG], schools[OLD]))
    print(f"\nload average {' '.join(f'{load:.1f}' for load in os.getloadavg())} · {rounds} rounds in turns")
    return 0


def planted(folder: Path, name: str, stack: ExitStack) -> School:
    """A school with one proeftuin, that came in as a file."""
    app = open_teamtuin(Settings.of(folder))
    stack.callback(app.close)
    app.school.start(DOORKEEPER, "De Wilgenhof", town="Oosterloo")
    viewer, now = Viewer(app.people.add(DOORKEEPER, "Tessel", [Role.TEACHER]).id), utc_now()
    raw = json.dumps(a_file(name, day_of(now))).encode()
    import_files(app.store, app.bank, viewer, [SourceFile(name="proeftuin.yaml", raw=raw)])
    with app.store.transaction(DOORKEEPER) as tx:
        token = open_session(tx, viewer.id, now, own_device=True)
    return School(app=app, token=token, experiment_id=app.experiments.all(viewer)[0].id)


def a_file(name: str, today: date) -> dict[str, object]:
    """A proeftuin with measurements by the week and an observation on most days, back from today."""
    monday = today - timedelta(today.weekday())
    series = {
        f"m{place}": [
            [(monday - timedelta(7 * back)).strftime("%G-W%V"), str(30 + (back * 7 + place) % 11)]
            for back in reversed(range(many))
        ]
        for place, many in enumerate(SERIES[name])
    }
    indicators = [
        {"key": key, "label": label, "unit": "minuten", "direction": "up", "counts_of": "events"}
        for key, label in zip(series, LABELS, strict=True)
    ]
    observations = [
        {"date": str(today - timedelta(back)), "by": "iemand uit het team", "text": f"{SAW} ({back})"}
        for back in range(SEEN[name])
    ]
    one = {
        "id": "b1",
        "title": "De bel van twaalf uur weg",
        "need": "Kinderen raken hun werk kwijt als de bel gaat.",
        "expectation": "Als de bel weg is, dan werken kinderen door, omdat niemand ze stoort.",
        "let_go": "De bel van twaalf uur.",
        "stop_rule": "We stoppen als de lunch steeds te laat begint.",
        "review_on": str(today + timedelta(28)),
        "period": {"start": str(today - timedelta(max(SEEN[name], 60)))},
        "status": "uitproberen",
        "indicators": indicators,
        "series": series,
        "observations": observations,
    }
    return {"experiments": [one]}


def one_round(school: School, *, keep: bool) -> None:
    """Open the page of the proeftuin; twice, because the first run of a browser loads much else."""
    use_app(school.app)
    session.session_token = lambda: school.token
    try:
        page = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=120)
        page.query_params["id"] = str(school.experiment_id)
        page.run()
        page.switch_page("pages/experiments.py")
        page.query_params["id"] = str(school.experiment_id)
        took = timed(page.run)
        assert not page.exception
        drawn = page.get("plotly_chart")
        assert drawn, "the page shows no figures"
        bytes_of_figures = sum(len(one.proto.spec) for one in drawn)
    finally:
        use_app(None)
    if keep:
        school.took.append(took)
        school.figures.append(bytes_of_figures)


def table(young: School, old: School) -> str:
    """Medians beside each other."""
    rows = [f"| median | {YOUNG} | {OLD} | times |", "|---|---|---|---|"]
    for place, what in enumerate(("page, ms on the clock", "page, ms of the processor")):
        less, more = (median(took[place] for took in school.took) for school in (young, old))
        rows.append(f"| {what} | {less:.0f} | {more:.0f} | {more / less:.2f} |")
    less, more = (median(school.figures) for school in (young, old))
    rows.append(f"| figures, kB | {less / 1000:.1f} | {more / 1000:.1f} | {more / less:.2f} |")
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
