"""The book for parents: what the cards say, in plain words, and nothing of the work within the team.

No room that was asked, no look-back of a study day, no number of what the team looked at.
"""

from collections.abc import Iterator

from teamtuin.exchange import parents_card
from teamtuin.exchange.documents.exhibits import as_section
from teamtuin.exchange.documents.model import Block, Pairs, Section, Words
from teamtuin.exchange.harvest_book.chapters import dictionary, in_short
from teamtuin.exchange.harvest_book.gathering import Harvest
from teamtuin.experiments.parents_card.model import ParentsCard
from teamtuin.insight.sentences import day_in_full
from teamtuin.study_days.model import StudyDay
from teamtuin.texts import Texts


def for_parents(book: Harvest, t: Texts) -> Iterator[Section]:
    """All chapters, in the order of the book."""
    short = (book.tried, book.garden.decided)
    yield in_short(short, t)
    yield as_section(book.tried, t, level=1, fresh=True)
    yield from (_card(book, card, t) for card in book.cards)
    if book.days:
        yield Section(heading=t.gettext("The days on which the team learned"), level=1)
        yield from (_day(day, t) for day in book.days)
    yield dictionary(short, t)


def _card(book: Harvest, card: ParentsCard, t: Texts) -> Section:
    told = parents_card.parts(card, book.period.today, t)
    pairs = Pairs(rows=tuple((part.heading, (part.text,)) for part in told))
    seen: tuple[Block, ...] = () if card.looked_over else (parents_card.not_looked_over(t),)
    return Section(heading=card.experiment.title, blocks=(*seen, pairs))


def _day(day: StudyDay, t: Texts) -> Section:
    blocks: list[Block] = [Words(text=day_in_full(day.held_on, t), quiet=True)]
    if day.aim:
        blocks.append(Words(text=day.aim))
    return Section(heading=day.title, blocks=tuple(blocks))
