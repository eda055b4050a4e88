"""A browser for the tests: the one of this computer, else Playwright's own, else one that is fetched."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from teamtuin.errors import N_, TeamtuinError

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
FETCHING = N_("No browser found; fetching one for the tests …")
PATIENCE = 600  # seconds


class NoBrowser(TeamtuinError):
    """Nothing to run the browser journeys in."""

    code = "no-browser"
    sentence = N_(
        "There is no browser for the tests, and none could be fetched. Nothing was tested. "
        "Install Chromium, Chrome or Edge, or name one in TEAMTUIN_BROWSER."
    )


def find_browser(tell: Callable[[str], None]) -> Path:
    """The browser to test in; fetches one, saying so, when this computer has none."""
    for browser in _present():
        return browser
    tell(FETCHING)
    _fetch()
    for browser in _present():
        return browser
    raise NoBrowser


def _present() -> Iterator[Path]:
    named = os.environ.get("TEAMTUIN_BROWSER")
    paths = [Path(named)] if named else []
    paths += [Path(found) for name in NAMES if (found := shutil.which(name))]
    paths += [Path(path) for path in MAC]
    homes = (os.environ.get(key) for key in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
    paths += [Path(home) / path for home in homes if home for path in WINDOWS]
    yield from (path for path in paths if path.is_file())
    yield from _playwrights_own()


def _playwrights_own() -> Iterator[Path]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    if path.is_file():
        yield path


def _fetch() -> None:
    """Debian's package brings its libraries along, so root takes that; others take Playwright's."""
    if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
        if _quietly("apt-get", "update", "-qq") and _quietly(*install):
            return
    _quietly(sys.executable, "-m", "playwright", "install", "chromium")


def _quietly(*command: str) -> bool:
    try:
        ended = subprocess.run(
            command,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            check=False,
            capture_output=True,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0
