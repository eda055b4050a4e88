"""The launcher: `python3 -m teamtuin`, on a fresh clone, with Python and pip alone.

It makes `.venv` from the hash-pinned requirements, once, and hands over to
`teamtuin.command` inside it. Standard library only, in a syntax that an old Python
can read too, so that it can say kindly that it is too old.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from contextlib import contextmanager
from typing import IO, Iterator

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
WINDOWS = os.name == "nt"
VENV_PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))
OLDEST = (3, 11)
EVERY = 30.0  # seconds between two signs of life while pip is at work

# Two languages by hand: the catalogues need packages that are not there yet.
SAY = {
    "nl": {
        "old": "Teamtuin heeft Python 3.11 of nieuwer nodig; dit is Python {0}. "
        "Er is niets veranderd. Haal een nieuwere Python op python.org en probeer het opnieuw.",
        "first": "Eerste keer: onderdelen ophalen, dit duurt een paar minuten …",
        "update": "Nieuwe versie: onderdelen bijwerken …",
        "tests": "Onderdelen voor de tests ophalen …",
        "busy": "… nog bezig ({0} seconden)",
        "ready": "Klaar, alle onderdelen zijn er.",
        "waiting": "Een ander venster haalt de onderdelen al op; even wachten …",
        "no_pip": "Python mist het onderdeel pip. Er is niets veranderd. Installeer het "
        "(Debian en Ubuntu: het pakket python3-pip) en probeer het opnieuw.",
        "failed": "Het ophalen van de onderdelen lukte niet. Er ging niets verloren. "
        "Kijk of er internet is en probeer het opnieuw. Dit zei pip:",
        "no_room": "De map {0} kan niet gemaakt worden ({1}). Er is niets veranderd. "
        "Zet Teamtuin in een map waarin je mag schrijven.",
    },
    "en": {
        "old": "Teamtuin needs Python 3.11 or newer; this is Python {0}. "
        "Nothing has changed. Get a newer Python from python.org and try again.",
        "first": "First time: fetching the parts, this takes a few minutes …",
        "update": "New version: updating the parts …",
        "tests": "Fetching the parts for the tests …",
        "busy": "… still busy ({0} seconds)",
        "ready": "Done, all parts are here.",
        "waiting": "Another window is fetching the parts already; one moment …",
        "no_pip": "Python lacks the part called pip. Nothing has changed. Install it "
        "(Debian and Ubuntu: the package python3-pip) and try again.",
        "failed": "Fetching the parts did not work. Nothing was lost. "
        "See whether there is internet and try again. This is what pip said:",
        "no_room": "The folder {0} cannot be made ({1}). Nothing has changed. "
        "Put Teamtuin in a folder where you may write.",
    },
}


class Refusal(Exception):
    """Why the launcher stops, as one sentence for a person."""


def say(key: str, *values: object) -> str:
    """One sentence in the language of this computer's Teamtuin."""
    language = os.environ.get("TEAMTUIN_LANGUAGE", "nl")
    return SAY.get(language, SAY["nl"])[key].format(*values)


def tell(key: str, *values: object) -> None:
    """Print one line of progress, on stderr: stdout may be a document."""
    try:
        sys.stderr.write(say(key, *values) + "\n")
    except UnicodeEncodeError:  # an old console
        sys.stderr.write(say(key, *values).encode("ascii", "replace").decode() + "\n")
    sys.stderr.flush()


def lock_now(handle: IO[str], wait: bool) -> None:
    """Take the lock on an open file; OSError when another process has it."""
    if sys.platform == "win32":
        import msvcrt

        mode = msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK
        handle.seek(0)
        msvcrt.locking(handle.fileno(), mode, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


@contextmanager
def alone() -> Iterator[None]:
    """One process at a time prepares `.venv`; the others wait and find it ready."""
    with open(VENV + ".lock", "a") as handle:
        try:
            lock_now(handle, wait=False)
        except OSError:
            tell("waiting")
            while True:
                try:
                    lock_now(handle, wait=True)
                    break
                except OSError:  # Windows gives up after ten seconds
                    continue
        yield


def stamp_path(requirements: str) -> str:
    """Where the fingerprint of an installed lock is kept."""
    return os.path.join(VENV, requirements.replace("/", "-") + ".sha256")


def fingerprint(requirements: str) -> str:
    """The SHA-256 of a lock file."""
    with open(os.path.join(ROOT, requirements), "rb") as handle:
        return hashlib.sha256(handle.read()).hexdigest()


def read(path: str) -> str:
    """The text of a small file, or nothing when it is not there."""
    try:
        with open(path) as handle:
            return handle.read().strip()
    except OSError:
        return ""


def installed(requirements: str) -> bool:
    """Whether `.venv` holds exactly this lock."""
    return read(stamp_path(requirements)) == fingerprint(requirements)


def made_for() -> str:
    """The Python version `.venv` was made for, such as "3.11"; empty when unknown."""
    for line in read(os.path.join(VENV, "pyvenv.cfg")).splitlines():
        key, _, value = line.partition("=")
        if key.strip() in ("version", "version_info"):
            return ".".join(value.strip().split(".")[:2])
    return ""


def usable() -> bool:
    """Whether `.venv` has a Python that still works after this computer was updated."""
    if not os.path.exists(VENV_PYTHON):
        return False
    same = os.path.realpath(VENV_PYTHON) == os.path.realpath(sys.executable)
    return not same or made_for() in ("", "%d.%d" % sys.version_info[:2])


def make_venv() -> None:
    """Make an empty `.venv`, without pip: that part is missing on some computers."""
    try:
        import venv
    except ImportError:
        raise Refusal(say("no_pip")) from None
    try:
        venv.EnvBuilder(clear=os.path.isdir(VENV), symlinks=not WINDOWS).create(VENV)
    except OSError as error:
        raise Refusal(say("no_room", VENV, error.strerror or error)) from error


def has_pip(python: str) -> bool:
    """Whether this interpreter's pip can install into another one (pip 22.3 and newer)."""
    if python == sys.executable and importlib.util.find_spec("pip") is None:
        return False
    asked = subprocess.run(
        [python, "-I", "-c", "import pip; print(pip.__version__)"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    version = asked.stdout.decode().strip().split(".")[:2]
    return asked.returncode == 0 and [int(part) for part in version] >= [22, 3]


def pip() -> list[str]:
    """The command line of a pip that installs into `.venv`."""
    base = getattr(sys, "_base_executable", None) or sys.executable
    for python in dict.fromkeys([sys.executable, base]):
        if has_pip(python):
            return [python, "-m", "pip", "--python", VENV_PYTHON]
    made = subprocess.run(
        [VENV_PYTHON, "-I", "-m", "ensurepip"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if made.returncode:
        raise Refusal(say("no_pip"))
    return [VENV_PYTHON, "-m", "pip"]


def environment() -> dict[str, str]:
    """The person's own pip settings (mirror, proxy, certificates), minus what would misplace."""
    kept = {key: value for key, value in os.environ.items() if key not in MISPLACING}
    return dict(
        kept,
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_ROOT_USER_ACTION="ignore",
        PIP_NO_INPUT="1",
        PIP_NO_WARN_SCRIPT_LOCATION="1",
        PIP_REQUIRE_VIRTUALENV="0",
    )


MISPLACING = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON", "PIP_DRY_RUN", "PYTHONHOME")


def install(requirements: str) -> None:
    """Install one lock into `.venv`, by its hashes, and stamp it."""
    stamp = stamp_path(requirements)
    if os.path.exists(stamp):
        os.remove(stamp)
    arguments = ["install", "--quiet", "--no-user", "--progress-bar", "off"]
    arguments += ["--require-hashes", "--only-binary", ":all:"]
    arguments += ["-r", os.path.join(ROOT, *requirements.split("/"))]
    output = run_patiently(pip() + arguments)
    if output is not None:
        raise Refusal(say("failed") + "\n" + output)
    with open(stamp, "w") as handle:
        handle.write(fingerprint(requirements) + "\n")


def run_patiently(command: list[str]) -> str | None:
    """Run pip with a sign of life now and then; its words come back only when it failed."""
    process = subprocess.Popen(
        command, env=environment(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    seconds = 0.0
    while True:
        try:
            output, _ = process.communicate(timeout=EVERY)
            break
        except subprocess.TimeoutExpired:
            seconds += EVERY
            tell("busy", int(seconds))
        except BaseException:  # Ctrl-C: leave no pip behind
            process.kill()
            process.wait()
            raise
    if process.returncode == 0:
        return None
    return "\n".join(output.decode(errors="replace").strip().splitlines()[-8:])


def prepare(with_tests: bool) -> None:
    """Bring `.venv` in step with the locks; quick when it already is."""
    wanted = ["requirements.txt"] + (["tests/requirements.txt"] if with_tests else [])
    if usable() and all(installed(lock) for lock in wanted):
        return
    with alone():
        if not usable():
            make_venv()
        missing = [lock for lock in wanted if not installed(lock)]
        for lock in missing:
            again = os.path.exists(stamp_path(lock))
            tell("update" if again else "first" if lock == "requirements.txt" else "tests")
            install(lock)
        if missing:
            tell("ready")


def hand_over(arguments: list[str]) -> int:
    """Become the real command, inside `.venv`."""
    command = [VENV_PYTHON, "-m", "teamtuin.command"] + arguments
    if not WINDOWS:
        os.execv(VENV_PYTHON, command)  # does not come back
    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the command got it too, and tidies up
            continue


def main(arguments: list[str]) -> int:
    """Prepare, then hand over; refuse in one sentence."""
    if sys.version_info < OLDEST:
        sys.stderr.write(say("old", "%d.%d" % sys.version_info[:2]) + "\n")
        return 1
    try:
        prepare(with_tests=arguments[:1] == ["test"])
    except Refusal as refusal:
        sys.stderr.write(str(refusal) + "\n")
        return 1
    except OSError as error:
        sys.stderr.write(say("no_room", VENV, error.strerror or error) + "\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return hand_over(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
