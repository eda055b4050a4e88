"""Bring both catalogues up to date with the code: `python -m teamtuin.texts.update`.

English takes the sentence itself; Dutch keeps what was translated and shows what is still missing.
"""

import fcntl
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent
PLACES = ("teamtuin", "pages", "streamlit_app.py")
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "N_": None}
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("**.html", "jinja2")]


def extracted() -> Catalog:
    """Every sentence that stands in the code and the templates."""
    catalogue = Catalog(project="Teamtuin")
    for place in PLACES:
        for file, message in _messages(ROOT / place):
            catalogue.add(message, locations=[(file, 0)])
    return catalogue


def _messages(place: Path) -> list[tuple[str, str | tuple[str, ...]]]:
    folder, only = (place, None) if place.is_dir() else (place.parent, place.name)
    found = extract_from_dir(
        str(folder), METHODS, keywords=KEYWORDS, directory_filter=lambda name: only is None
    )
    return [
        ((folder / file).relative_to(ROOT).as_posix(), message)
        for file, _line, message, _comments, _context in found
        if message and only in (None, file)
    ]


def update(language: str) -> list[str]:
    """Rewrite one catalogue; returns the sentences that still have no translation."""
    file = FOLDER / f"{language}.po"
    catalogue = read_po(file.open("rb"), locale=language) if file.exists() else Catalog(locale=language)
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    _quiet_header(catalogue)
    for message in catalogue:
        if language == "en" and message.id:
            message.string = message.id
    with file.open("wb") as stream:
        write_po(stream, catalogue, sort_output=True, omit_header=False, include_previous=False, width=110)
    return [str(message.id) for message in catalogue if message.id and not _translated(message.string)]


def _quiet_header(catalogue: Catalog) -> None:
    """No dates and people in the head: only a changed sentence changes the file."""
    catalogue.fuzzy = False
    catalogue.header_comment = "# The words of Teamtuin. Made by `python -m teamtuin.texts.update`."
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 11, 24, tzinfo=UTC)
    catalogue.last_translator = catalogue.language_team = "Teamtuin"
    catalogue.project, catalogue.version, catalogue.msgid_bugs_address = "Teamtuin", "1", "-"


def _translated(string: str | Sequence[str] | None) -> bool:
    return bool(string) and all(string or "")


def main() -> int:
    """Update both; print what Dutch still misses."""
    with (FOLDER / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        missing = update("nl")
        update("en")
    for sentence in missing:
        print(sentence)
    return 0


if __name__ == "__main__":
    sys.exit(main())
