"""An exhibit in a document: its sentence, what it draws or lists, its caveat and what was counted."""

from teamtuin.exchange.documents.model import Block, Figure, Grid, Listing, Section, Words
from teamtuin.experiments.model import CountsOf
from teamtuin.insight import drawings
from teamtuin.insight.exhibit import Exhibit
from teamtuin.texts import Texts


def as_section(exhibit: Exhibit, t: Texts, *, level: int = 2, fresh: bool = False) -> Section:
    """All of it, under its question."""
    return Section(heading=exhibit.question, blocks=tuple(as_blocks(exhibit, t)), level=level, fresh=fresh)


def as_blocks(exhibit: Exhibit, t: Texts) -> list[Block]:
    """All of it but the question."""
    blocks: list[Block] = [Words(text=line) for line in exhibit.sentence.splitlines()]
    if exhibit.listing:
        blocks.append(in_lines(exhibit.listing))
    elif exhibit.figure:
        blocks.append(Figure(drawing=exhibit.figure, alt=exhibit.alt, table=exhibit.table))
    elif exhibit.table.rows:
        blocks.append(Grid(table=exhibit.table))
    small = " ".join(words for words in (*exhibit.caveat.splitlines(), counted(exhibit, t)) if words)
    return [*blocks, Words(text=small, quiet=True)] if small else blocks


def counted(exhibit: Exhibit, t: Texts) -> str:
    """What the numbers are about, and of how many people; nothing where there is none."""
    if not exhibit.table.rows:
        return ""
    if exhibit.counts_of is CountsOf.EVENTS:
        return t.gettext("Counts things, not people.")
    if exhibit.n is None:
        return t.gettext("Counts what people answered or agreed.")
    return t.gettext("Counts answers, n = {n}.").format(n=exhibit.n)


def in_lines(listing: drawings.Listing) -> Listing:
    """A list in words, each with its small line."""
    if isinstance(listing, drawings.Wall):
        return Listing(items=listing.items)
    return Listing(
        items=tuple(
            (row.title, " · ".join(words for words in (row.word, row.line) if words)) for row in listing.rows
        )
    )
