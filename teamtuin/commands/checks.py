"""`teamtuin test`: everything a contributor and CI run, in one order, without the network."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from teamtuin.commands.browser import find_browser
from teamtuin.errors import N_
from teamtuin.settings import language_of
from teamtuin.texts import Texts, texts_for

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent
LONG = "TEAMTUIN_TEST_LONG"
"""Tells the tests that draw examples to draw many more of them."""
NOTHING_CHOSEN = 5  # pytest's exit code when no test matched


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One check: its name for people, its command, and whether its own words are shown as it goes."""

    name: str
    command: tuple[str | Path, ...]
    shows: bool = False
    may_be_empty: bool = False


PYTEST = (sys.executable, "-m", "pytest", "-q", "--no-header")
# Whoever is done takes over what the other has left. In a browser a file stays in one place, because its
# server serves all tests in it; they mostly wait, so four of them fit on two processors.
THREE_SHARE = ("--dist", "worksteal", "-n", "3")
FOUR_BY_FILE = ("--dist", "loadfile", "-n", "4")
LOOKS = (
    Step(name=N_("style of the code"), command=(TOOLS / "ruff", "check", "--quiet", ".")),
    Step(name=N_("layout of the code"), command=(TOOLS / "ruff", "format", "--check", ".")),
    Step(name=N_("types"), command=(sys.executable, "-m", "mypy")),
    Step(
        name=N_("which room imports which"),
        command=(TOOLS / "lint-imports", "--no-logo", "--cache-dir", ".cache/imports"),
    ),
    Step(name=N_("sentences in both languages"), command=(*PYTEST, "-m", "catalogue", "tests/texts")),
)


def run(args: argparse.Namespace) -> int:
    """Run every check, also after one failed; 1 when any of them did."""
    t = texts_for(language_of(os.environ.get("TEAMTUIN_LANGUAGE")))
    environment = _environment(t) | ({LONG: "1"} if args.long else {})
    began = time.monotonic()
    failed = [step for step in steps(args.rest, long=args.long) if not _passed(step, t, environment)]
    took = _seconds(time.monotonic() - began, t)
    if failed:
        names = ", ".join(t.gettext(step.name) for step in failed)
        print(t.gettext("Not well yet: {names} ({took}).").format(names=names, took=took))
        return 1
    print(t.gettext("All is well ({took}).").format(took=took))
    return 0


def steps(rest: list[str], *, long: bool) -> Iterator[Step]:
    """The checks in order; `rest` goes to pytest, which then may choose nothing in one of its rounds."""
    yield from LOOKS
    chosen = bool(rest)
    if "-m" in rest:
        yield Step(name=N_("tests"), command=(*PYTEST, *rest), shows=True, may_be_empty=chosen)
        return
    short = "" if long else " and not long"
    for name, at_once, marks in (
        (N_("tests without a browser"), THREE_SHARE, f"not browser and not catalogue{short}"),
        (N_("tests in a browser"), FOUR_BY_FILE, f"browser{short}"),
    ):
        command = (*PYTEST, *at_once, "-m", marks, *rest)
        yield Step(name=name, command=command, shows=True, may_be_empty=chosen)


def _passed(step: Step, t: Texts, environment: dict[str, str]) -> bool:
    if step.shows:
        print(f"  {t.gettext(step.name)} …", flush=True)
    began = time.monotonic()
    ended = subprocess.run(
        step.command,
        cwd=ROOT,
        env=environment,
        check=False,
        stdout=None if step.shows else subprocess.PIPE,
        stderr=None if step.shows else subprocess.STDOUT,
    )
    passed = ended.returncode == 0 or (step.may_be_empty and ended.returncode == NOTHING_CHOSEN)
    if not passed and ended.stdout:
        print(ended.stdout.decode(errors="replace").rstrip())
    took = _seconds(time.monotonic() - began, t)
    print(f"{'✓' if passed else '✗'} {t.gettext(step.name)} ({took})", flush=True)
    return passed


def _environment(t: Texts) -> dict[str, str]:
    """This computer's environment without a school's own settings, and with a browser."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TEAMTUIN_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)  # dozens of processes would each translate all libraries anew
    browser = find_browser(lambda sentence: print(t.gettext(sentence), flush=True))
    return {**kept, "TEAMTUIN_BROWSER": str(browser), "RUFF_CACHE_DIR": str(ROOT / ".cache" / "ruff")}


def _seconds(seconds: float, t: Texts) -> str:
    shown = f"{seconds:.1f}"
    return t.gettext("{seconds} s").format(seconds=shown if t.language == "en" else shown.replace(".", ","))
