"""A document as a page of its own for the browser's print: black on white, A4."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from teamtuin.exchange.documents.model import Document


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def as_page(document: Document, *, sheet: str, how: str = "", links: Sequence[tuple[str, str]] = ()) -> str:
    """HTML with the style sheet at the address `sheet`.

    `how` and `links` (address and words) stand above it on a screen and never on paper.
    """
    template = _templates().get_template("document.html")
    size = f"{document.size:g}".replace(".", "_")
    return template.render(document=document, size=size, sheet=sheet, how=how, links=links)
