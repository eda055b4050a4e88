"""A document as a page of its own for the browser's print: black on white, A4."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from teamtuin.asking.ai.asking import TRAINED
from teamtuin.exchange.documents.model import Document, Figure
from teamtuin.insight import figures
from teamtuin.insight.exhibit import Cell
from teamtuin.insight.look import Mode, Size, look
from teamtuin.insight.picture import as_svg
from teamtuin.insight.sentences import number
from teamtuin.settings import Language
from teamtuin.texts import texts_for

SIZES = {"wide": Size.PAPER, "narrow": Size.PHONE}
"""Drawn twice, because nobody knows how wide a screen will be; paper is always wide."""


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(drawn=_drawn, told=_told, as_table=_as_table, trained=TRAINED)
    return environment


def as_page(
    document: Document,
    *,
    sheet: str = "",
    style: str = "",
    how: str = "",
    links: Sequence[tuple[str, str]] = (),
) -> str:
    """HTML with the style sheet at the address `sheet`, or with the rules `style` in it: then it asks for
    nothing outside.

    `how` and `links` (address and words) stand above it on a screen and never on paper.
    """
    template = _templates().get_template("document.html")
    size = f"{document.size:g}".replace(".", "_")
    return template.render(document=document, size=size, sheet=sheet, style=style, how=how, links=links)


def _drawn(figure: Figure, language: Language) -> str:
    """Both layouts; every word of a figure was made a word by `as_svg`."""
    t = texts_for(language)
    told = (
        f'<div class="{name}">'
        f"{as_svg(figures.sketch(figure.drawing, look(size, Mode.PAPER), t), figure.alt, language)}</div>"
        for name, size in SIZES.items()
    )
    return "".join(told)


def _told(cell: Cell, language: Language) -> str:
    return cell if isinstance(cell, str) else number(cell, language)


def _as_table(language: Language) -> str:
    return texts_for(language).gettext("Show as a table")
