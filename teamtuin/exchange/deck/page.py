"""A deck as one HTML file: its fonts, figures and script are inside, and it may ask for nothing outside.

Figures are drawn here as SVG, so the file needs no library, is sharp on any wall, and prints whole.
"""

import base64
import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.exchange.deck.names import without_names
from teamtuin.exchange.documents.exhibits import counted
from teamtuin.insight.deck import Shown, day_on_slide, on_offer, shown
from teamtuin.insight.drawings import Wall
from teamtuin.insight.exhibit import Exhibit
from teamtuin.insight.figures import sketch
from teamtuin.insight.look import STRANDS, Mode, Size, look
from teamtuin.insight.picture import as_svg
from teamtuin.insight.sentences import number
from teamtuin.presenting.model import Deck
from teamtuin.texts import Texts

FILE = "presentatie.html"
HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "web" / "assets" / "fonts"
FONT_FILES = ("latin", "latin-ext")


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """A deck on one day, without names: all that goes into the file."""

    title: str
    school: str
    made_on: date
    slides: tuple[Shown, ...]


def gather(app: Teamtuin, viewer: Viewer, deck: Deck, t: Texts) -> Presentation:
    """What this deck of the viewer shows today."""
    school = app.school.find()
    slides = shown(deck, on_offer(app, viewer, deck.over, t), t)
    names = app.asking.known_names(viewer)
    return Presentation(
        title=without_names(deck.title, names, t),
        school=school.name if school else "",
        made_on=day_of(app.now()),
        slides=without_names(slides, names, t),
    )


def as_file(presentation: Presentation, t: Texts) -> str:
    """The file. Its own policy lets a browser run just this script and ask for nothing."""
    script, sheet = asset("deck.js"), f"{_faces()}\n{asset('deck.css')}"
    template = _templates().get_template("deck.html")
    return template.render(
        gettext=t.gettext,
        language=t.language,
        deck=presentation,
        day=day_on_slide(presentation.made_on, t),
        policy=policy(),
        script=script,
        sheet=sheet,
        words=_words(t),
        figure=lambda exhibit: _figure(exhibit, t),
        counted=lambda exhibit: counted(exhibit, t),
        told=lambda cell: cell if isinstance(cell, str) else number(cell, t.language),
        is_wall=lambda listing: isinstance(listing, Wall),
        token=lambda strand: STRANDS[strand][0] if strand in STRANDS else "",
    )


def policy() -> str:
    """The content policy of the file: no address outside, no script but its own."""
    fingerprint = base64.b64encode(hashlib.sha256(asset("deck.js").encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{fingerprint}'; style-src 'unsafe-inline'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _figure(exhibit: Exhibit, t: Texts) -> str:
    if exhibit.figure is None:
        return ""
    drawn = as_svg(sketch(exhibit.figure, look(Size.BEAMER, Mode.LIGHT), t), exhibit.alt, t.language)
    return drawn.replace("<svg ", '<svg preserveAspectRatio="xMinYMin meet" ', 1)


@cache
def asset(name: str) -> str:
    """One of the files of which the deck is made."""
    return (HERE / "assets" / name).read_text("utf-8")


@cache
def _faces() -> str:
    """The font of the house, inside the file."""
    return "\n".join(_face(name) for name in FONT_FILES)


def _face(name: str) -> str:
    file = FONTS / f"atkinson-hyperlegible-next-{name}-wght-normal.woff2"
    data = base64.b64encode(file.read_bytes()).decode()
    further = "unicode-range: U+0100-02BA, U+1E00-1E9F, U+20A0-20AB, U+2C60-2C7F, U+A720-A7FF; "
    return (
        '@font-face { font-family: "Atkinson Hyperlegible Next"; font-weight: 200 800; '
        f"{further if name == 'latin-ext' else ''}"
        f'src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
    )


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _words(t: Texts) -> dict[str, str]:
    """What the script says by itself."""
    return {
        "language": t.language,
        "place": t.gettext("{n} of {all}"),
        "now": t.gettext("Now on the wall"),
        "next": t.gettext("Up next"),
        "end": t.gettext("This was the last one."),
        "black": t.gettext("The wall is black."),
        "notes": t.gettext("Notes"),
        "no_notes": t.gettext("No notes for this slide."),
        "clock": t.gettext("Clock"),
        "elapsed": t.gettext("Since the start"),
        "to_next": t.gettext("Further"),
        "to_previous": t.gettext("Back"),
        "to_black": t.gettext("Black"),
        "to_zero": t.gettext("To zero"),
        "blocked": t.gettext(
            "The browser did not let the second window open. Allow it for this page, and press N again."
        ),
    }
