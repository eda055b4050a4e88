"""All that one member of the team can see of a school on a day, in words: pages, tables, files and papers."""

from dataclasses import replace
from datetime import date, timedelta

from teamtuin.exchange import decision_log
from teamtuin.exchange.deck.page import as_file, gather
from teamtuin.exchange.documents.page import as_page
from teamtuin.exchange.harvest_book.chapters import for_team
from teamtuin.exchange.harvest_book.document import as_document, make
from teamtuin.exchange.harvest_book.for_parents import for_parents
from teamtuin.exchange.harvest_book.gathering import Sources, harvest
from teamtuin.exchange.school_export import _frames
from teamtuin.experiments import status
from teamtuin.harvest_book.model import Audience, Which
from teamtuin.insight import deck as decks
from teamtuin.insight import told
from teamtuin.insight.exit_ticket import of_exit_ticket
from teamtuin.insight.figures import draw
from teamtuin.insight.letter import letter, months
from teamtuin.insight.look import Mode, Size
from teamtuin.insight.look import look as look_of
from teamtuin.insight.looking import looked
from teamtuin.insight.our_garden import dig, grow
from teamtuin.insight.ready_decks import OVER, Ready, ready
from teamtuin.insight.terms import Stretch
from teamtuin.insight.voices import of_voices
from teamtuin.presenting.model import Deck
from teamtuin.rooms.model import RoundKind
from tests.insight.checking import NO_ID
from tests.insight.planting import NOW, TODAY
from tests.insight.recount import NL


def at_one_look(app, viewer):
    """Our garden over each time, letters, what each proeftuin shows, and harvest books: of one reading."""
    return of_soil(dig(app.store, viewer, TODAY))


def of_soil(soil, *, books=(0, 1, 2)):
    """The same of what was read."""
    found = Sources(school="", soil=soil, today=TODAY)
    for stretch in Stretch:
        yield from _said(grow(found.soil, stretch, TODAY, NL).exhibits)
    yield repr(found.soil.results)
    held = [each for each in found.soil.results if each.kind is RoundKind.EXIT_TICKET]
    yield from _said(of_exit_ticket(held, NL))
    for one in found.soil.experiments:
        yield status.sentence(one, TODAY, NL) + status.asks(one, TODAY, NL)
        yield from _said(each.exhibit for each in looked(one, NL))
        yield from (told.measured(each, NL) for each in one.indicators if each.measurements)
        heard = [each for each in found.soil.results if each.experiment_id == one.id]
        yield from _said(of_voices(heard, NL))
        yield from (told.answered(result, NL) for result in heard)
    for month in months(TODAY)[:2]:
        yield letter(found.soil, month, TODAY, NL).text
    for term in books:
        which = Which(year=2026, term=term, audience=Audience.TEAM)
        book = harvest(found, which, NL, [], min(TODAY, date(2026, 10, 15)) if term == 1 else TODAY)
        yield repr([*for_team(book, NL), *for_parents(book, NL)])


def one_by_one(app, viewer):
    """What other pages ask of their services: rounds with their notes, story lines, agreements, forms."""
    for held in app.rooms.listed(viewer):
        if held.closed_on:  # the code of an open one is drawn by lot
            yield repr((held, app.rooms.notes(viewer, held.id)))
    yield repr(app.registration.asked(viewer, TODAY - timedelta(400), TODAY).times)
    yield repr([app.agreements.ours(viewer), app.agreements.waiting(viewer)])
    for one in app.experiments.all(viewer):
        for entry in app.experiments.story(viewer, one.id):
            yield repr((entry.day, entry.kind, entry.text, entry.result))
            yield from (told.measured(indicator, NL) for indicator in entry.measured)


def _said(exhibits):
    """An exhibit with its drawing and its file: what is drawn is made of this and nothing else."""
    for one in exhibits:
        yield repr(one)
        yield one.table.csv()


def in_files(app, viewer):
    """The files themselves: decks, a book, decisions, figures, and the export of the school."""
    for which in Ready:
        offered = decks.on_offer(app, viewer, OVER[which], NL)
        slides = ready(which, offered, NL)
        slides = tuple(replace(one, id=NO_ID) for one in slides)
        deck = Deck(
            id=NO_ID, key_id=NO_ID, title="", made_at=NOW, changed_at=NOW, over=OVER[which], slides=slides
        )
        yield as_file(gather(app, viewer, deck, NL), NL)
    book = make(app, viewer, Which(year=2026, term=0, audience=Audience.TEAM), NL)
    yield as_page(as_document(book, NL))
    yield as_page(decision_log.as_document(decision_log.gather(app, viewer, NL), NL))
    for exhibit in grow(dig(app.store, viewer, TODAY), Stretch.YEAR, TODAY, NL).exhibits:
        if exhibit.figure:
            yield draw(exhibit.figure, look_of(Size.LAPTOP, Mode.LIGHT), NL).to_json()
    for frame in _frames(app).values():
        yield frame.to_csv()
