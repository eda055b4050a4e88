"""A document as what it says, without how it looks: what the page for paper and Word both are made of.

Whoever builds one takes numbers from exhibits, and only what its viewer may take along.
"""

from dataclasses import dataclass

from teamtuin.insight.drawings import Drawing
from teamtuin.insight.exhibit import Table
from teamtuin.settings import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A piece of text; `quiet` is small and muted, `marked` stands out as something still to be done.

    What an AI made says so in its words, and `made_by_ai` says it to programs (product rule R14).
    """

    text: str
    quiet: bool = False
    marked: bool = False
    made_by_ai: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """What something is called, and what is said of it: one text, or lines under each other."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Things under each other, each with a small line that says more about it."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Numbers in rows, with their columns named."""

    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing; `alt` says it in words, and `table` stands in its place where nothing can be drawn."""

    drawing: Drawing
    alt: str
    table: Table


Block = Words | Pairs | Listing | Grid | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part that stays together on one page where it can; `level` 1 is a heading above other sections.

    A `fresh` one begins on a new page.
    """

    heading: str
    blocks: tuple[Block, ...] = ()
    level: int = 2
    fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole. `above` is repeated on every page; `size` is the height of its text in points."""

    title: str
    above: str
    sections: tuple[Section, ...]
    language: Language
    under: str = ""
    foot: str = ""
    size: float = 11
    wide_gaps: bool = False
    """More room between sections: for a card that hangs on a wall."""

    @property
    def made_by_ai(self) -> bool:
        """Whether an AI made any of its words."""
        blocks = (block for section in self.sections for block in section.blocks)
        return any(isinstance(block, Words) and block.made_by_ai for block in blocks)
