"""The card for parents as a document: one A4, in letters as large as its words allow."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil

from teamtuin.exchange.documents.model import Block, Document, Section, Words
from teamtuin.experiments.model import Phase
from teamtuin.experiments.parents_card.model import ParentsCard, decided, until
from teamtuin.insight.sentences import day_in_full
from teamtuin.texts import Texts

WORD = "ouderkaart.docx"
SIZES = (14, 13, 12, 11, 10)
"""Points; smaller than the last nobody reads at a school door."""
ROOM = 680.0
"""Points of height for the text on one A4, between its margins, title and foot."""
WIDTH = 474.0  # points of a line, a little less than there is
LETTER = 0.54  # of the height of a letter
LINE, HEADING, GAP = 1.45, 1.7, 1.4  # in heights of a letter
SMALL_GROUP = re.compile(
    r"\b(?:[1-4]|een|één|twee|drie|vier|one|two|three|four)\s+(?:van\s+de\s+)?"
    r"(?:kind|kinderen|leerlingen?|ouders?|gezin(?:nen)?|jongens?|meisjes?|collega'?s?|leerkracht(?:en)?"
    r"|child|children|pupils?|parents?|famil(?:y|ies)|boys?|girls?|colleagues?|teachers?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One heading of the card with its words; `where` is the field in which they are changed."""

    heading: str
    text: str
    where: str


def parts(card: ParentsCard, today: date, t: Texts) -> tuple[Part, ...]:
    """What stands on it, without what is empty."""
    one, words = card.experiment, card.words
    tried = t.gettext("What we tried") if one.phase is Phase.STOPPED else t.gettext("What we try")
    told = (
        (tried, words.trying, "trying"),
        (t.gettext("Why"), words.why, "why"),
        (t.gettext("What you will notice of it"), words.notice, "notice"),
        (t.gettext("What we let go"), one.let_go, "let_go"),
        (t.gettext("Until when"), until(one, today, t), ""),
        (t.gettext("What we decided"), decided(one, t), ""),
        (t.gettext("Joining in or asking"), words.joining, "joining"),
    )
    return tuple(Part(heading=name, text=text, where=where) for name, text, where in told if text)


def size_for(found: tuple[Part, ...], title: str) -> int | None:
    """The largest letter with which it all stands on one page; None when even the smallest is too large."""
    return next((size for size in SIZES if _height(found, title, size) <= ROOM), None)


def _height(found: tuple[Part, ...], title: str, size: int) -> float:
    """In points; rather too much than too little."""
    heading = ceil(len(title) * size * 1.8 * LETTER / WIDTH) * size * 1.8 * 1.3
    return heading + sum(size * (_lines(part.text, size) * LINE + HEADING + GAP) for part in found)


def _lines(text: str, size: int) -> int:
    return sum(max(1, ceil(len(line) * size * LETTER / WIDTH)) for line in text.splitlines())


def to_shorten(found: tuple[Part, ...], title: str) -> tuple[Part, ...]:
    """When it is too long for one page: the longest that the team can word otherwise, and one as long."""
    if size_for(found, title) is not None:
        return ()
    own = sorted((part for part in found if part.where), key=lambda part: len(part.text), reverse=True)
    return tuple(part for part in own[:2] if len(part.text) * 2 > len(own[0].text))


def small_groups(found: tuple[Part, ...]) -> tuple[str, ...]:
    """Words on it that point to fewer than five people, such as "drie kinderen"."""
    return tuple(dict.fromkeys(hit[0] for part in found for hit in SMALL_GROUP.finditer(part.text)))


def as_document(card: ParentsCard, school: str, today: date, t: Texts) -> Document:
    """The page for the wall, the bag or the newsletter."""
    found, title = parts(card, today, t), card.experiment.title
    return Document(
        title=title,
        above=" · ".join(part for part in (school, t.gettext("For parents")) if part),
        sections=tuple(_sections(card, found, t)),
        language=t.language,
        foot=t.gettext("As it stands on {day}.").format(day=day_in_full(today, t)),
        size=size_for(found, title) or SIZES[-1],
        wide_gaps=True,
    )


def not_looked_over(t: Texts) -> Block:
    """What stands on a card until the team has seen it."""
    return Words(text=t.gettext("Not looked over by the team yet"), marked=True)


def _sections(card: ParentsCard, found: tuple[Part, ...], t: Texts) -> Iterator[Section]:
    if not card.looked_over:
        yield Section(heading="", blocks=(not_looked_over(t),))
    for part in found:
        yield Section(heading=part.heading, blocks=(Words(text=part.text),))
