"""The whole book as a document: its front page says for whom it is and whether the team looked it over."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import NotVisible
from teamtuin.exchange.documents.model import Block, Document, Listing, Section, Words
from teamtuin.exchange.harvest_book.chapters import for_team
from teamtuin.exchange.harvest_book.for_parents import for_parents
from teamtuin.exchange.harvest_book.gathering import Harvest, Sources, cards_of, harvest, sources, time_of
from teamtuin.experiments.parents_card.model import ParentsCard
from teamtuin.harvest_book.model import WHOLE_YEAR, Audience, LookedOver, Which
from teamtuin.insight.sentences import day_in_full
from teamtuin.insight.terms import year_name
from teamtuin.study_days.model import StudyDay
from teamtuin.texts import Texts, texts_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A book as somebody of the team gets it. `version` tells what stands in it, in any language on any day;
    `at` is the study day on which the team looked at it."""

    harvest: Harvest
    years: tuple[int, ...]
    version: str
    looked_over: LookedOver | None
    at: StudyDay | None
    made_on: date

    @property
    def is_concept(self) -> bool:
        """Whether the team has not seen what stands in it now."""
        return self.looked_over is None or self.looked_over.version != self.version


def make(app: Teamtuin, viewer: Viewer, which: Which, t: Texts) -> Book:
    """Made anew, and kept nowhere. Raises NotVisible where there is nothing, and outside the team."""
    return make_of(app, viewer, sources(app, viewer), which, t)


def make_of(app: Teamtuin, viewer: Viewer, found: Sources, which: Which, t: Texts) -> Book:
    """The same, of what was found. Raises NotVisible."""
    if which.year not in found.years:
        raise NotVisible
    looked = app.harvest_books.looked_over(viewer, which)
    at = (day for day in found.soil.days if looked and day.id == looked.study_day_id)
    until = time_of(which, found.today).today
    cards = cards_of(app, viewer, found, which, t)
    dutch = cards if t.language == "nl" else cards_of(app, viewer, found, which, texts_for("nl"))
    return Book(
        harvest=harvest(found, which, t, cards, until),
        years=found.years,
        version=_version(found, which, dutch),
        looked_over=looked,
        at=next(at, None),
        made_on=found.today,
    )


def _version(found: Sources, which: Which, cards: Sequence[ParentsCard]) -> str:
    """Of all words and numbers as they would stand on the last day of the year: then no day that passes
    changes it, and whatever the team changes does."""
    t, last = texts_for("nl"), date(which.year + 1, 7, 31)
    told = harvest(replace(found, today=last), which, t, cards, last)
    words = [(each.heading, each.blocks) for each in chapters(told, t)]
    return hashlib.sha256(repr(words).encode()).hexdigest()[:16]


def chapters(book: Harvest, t: Texts) -> Iterator[Section]:
    """Everything but the front page."""
    return for_parents(book, t) if book.which.audience is Audience.PARENTS else for_team(book, t)


def as_document(book: Book, t: Texts) -> Document:
    """For paper, for Word and as a page of its own."""
    told, time = (*chapters(book.harvest, t),), time_name(book.harvest, t)
    title = title_of(book.harvest.which, t)
    concept = t.gettext("concept, not seen by the team yet") if book.is_concept else ""
    made = t.gettext("made on {day}").format(day=day_in_full(book.made_on, t))
    return Document(
        title=title,
        above=" · ".join(part for part in (book.harvest.school, title, time, concept) if part),
        under=" · ".join(part for part in (book.harvest.school, time, made) if part),
        sections=(*_front(book, told, t), *told),
        language=t.language,
        foot=t.gettext("To develop, not to assess. The texts are as the team wrote them."),
    )


def title_of(which: Which, t: Texts) -> str:
    """What the book is called."""
    if which.audience is Audience.PARENTS:
        return t.gettext("Harvest book for parents")
    return t.gettext("Harvest book")


def time_name(book: Harvest, t: Texts) -> str:
    """The school year, and which part of it."""
    year = t.gettext("School year {year}").format(year=year_name(book.which.year))
    if book.which.term == WHOLE_YEAR:
        return year
    return f"{year}, {t.gettext(book.period.terms[0].name)}"


def state(book: Book, t: Texts) -> str:
    """Whether the team looked it over, and where."""
    looked = book.looked_over
    if looked is None:
        return t.gettext("This is a concept: the team has not seen it yet.")
    day = day_in_full(looked.looked_on, t)
    if book.is_concept:
        return t.gettext(
            "This is a concept: something in it has changed since the team looked at it on {day}."
        ).format(day=day)
    if book.at:
        return t.gettext("The team looked it over on the study day {title}, {day}.").format(
            title=book.at.title.rstrip("."), day=day
        )
    return t.gettext("The team looked it over in a meeting on {day}.").format(day=day)


def _front(book: Book, told: Sequence[Section], t: Texts) -> Iterator[Section]:
    """For whom it is, whether the team has seen it, and what stands in it."""
    seen = Words(text=state(book, t), marked=book.is_concept, quiet=not book.is_concept)
    blocks: list[Block] = [seen]
    if book.is_concept:
        stays = t.gettext("It leaves the school only after the team has seen it.")
        blocks.append(Words(text=stays, quiet=True))
    if book.harvest.which.audience is Audience.TEAM:
        names = t.gettext(
            "Nobody is named or counted alone in it. Texts of colleagues are those that they put at a"
            " proeftuin for the whole team; what they took back is not in it."
        )
        blocks.append(Words(text=names, quiet=True))
    yield Section(heading="", blocks=tuple(blocks))
    inside = Listing(items=tuple((each.heading, "") for each in told if each.level == 1))
    yield Section(heading=t.gettext("In this book"), blocks=(inside,), level=1)
