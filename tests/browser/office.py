"""An office program for the long tests: the one of this computer, else Debian's where root runs them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGES = ("libreoffice-writer", "libreoffice-calc")
FETCHING, TURNING = 900, 180  # seconds of patience
SHEET = "CSV:44,34,76,1,,0,false,true,false"
"""Commas, quotes, UTF-8, from the first line: what a person would press in the window that asks."""


def find_office() -> str:
    """The program; a paper that nobody could open is not proved, so the test fails where there is none."""
    if not (found := shutil.which("soffice")) and _may_fetch():
        _quietly("apt-get", "update", "-qq")
        _quietly("apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES)
        found = shutil.which("soffice")
    return found or pytest.fail(
        "There is no LibreOffice here, and none could be fetched: install it to run this.", pytrace=False
    )


def _may_fetch() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def _quietly(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, check=False, capture_output=True, timeout=FETCHING)


def turned(office: str, kind: str, *files: Path) -> list[Path]:
    """These files as this kind ("pdf", "txt:Text", "csv"), each beside itself under `turned`."""
    out, own = files[0].parent / "turned", files[0].parent / "profile"
    sheets = (f"--infilter={SHEET}",) if files[0].suffix == ".csv" else ()
    own_profile = f"-env:UserInstallation={own.as_uri()}"
    command = (office, own_profile, "--headless", *sheets, "--convert-to", kind, "--outdir", str(out))
    subprocess.run((*command, *map(str, files)), check=True, capture_output=True, timeout=TURNING)
    return [out / f"{file.stem}.{kind.partition(':')[0]}" for file in files]
