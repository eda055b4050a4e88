"""The demo school, with its dates moved to now."""

import re
from datetime import date
from pathlib import Path

from teamtuin.access.viewer import DOORKEEPER
from teamtuin.asking.bank import Bank
from teamtuin.clock import Clock, day_of, utc_now
from teamtuin.exchange import refusals
from teamtuin.exchange.dates import shift_text, weeks_since_anchor
from teamtuin.exchange.importing import import_files
from teamtuin.exchange.reading import SourceFile
from teamtuin.exchange.refusals import ImportRefused
from teamtuin.exchange.taking_in import ImportReport
from teamtuin.exchange.tree import short
from teamtuin.store import Store

CONTENT = Path(__file__).resolve().parents[2] / "data" / "demo"


def demo_files(today: date) -> list[SourceFile]:
    """The files of the demo school as they would have been written this week."""
    weeks = weeks_since_anchor(today)
    return [
        SourceFile(name=path.name, raw=shift_text(path.read_text(encoding="utf-8"), weeks).encode())
        for path in sorted(CONTENT.glob("*.yaml"))
    ]


def load_demo(store: Store, bank: Bank, clock: Clock = utc_now) -> ImportReport:
    """Let the demo school begin here, or see to it that it is whole; an own school is refused."""
    return import_files(store, bank, DOORKEEPER, demo_files(day_of(clock())), clock=clock)


def write_demo(folder: Path, today: date) -> list[Path]:
    """Write the files into a folder. Raises ImportRefused for a file there that is not of the demo."""
    files = demo_files(today)
    for source in files:
        there = folder / source.name
        if there.exists() and _without_dates(there.read_bytes()) != _without_dates(source.raw):
            raise ImportRefused(refusals.IN_THE_WAY, file=short(source.name))
    folder.mkdir(parents=True, exist_ok=True)
    for source in files:
        (folder / source.name).write_bytes(source.raw)
    return [folder / source.name for source in files]


def _without_dates(raw: bytes) -> bytes:
    """What stays the same from week to week."""
    return re.sub(rb"[0-9]+", b"0", raw)
