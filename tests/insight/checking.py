"""Holds every exhibit beside what pandas makes of the rows; one that nobody counted anew is a mistake too."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from teamtuin.exchange.harvest_book.chapters import exhibits_of
from teamtuin.exchange.harvest_book.gathering import harvest
from teamtuin.harvest_book.model import Audience, Which
from teamtuin.insight import deck as decks
from teamtuin.insight.drawings import RunLine
from teamtuin.insight.exit_ticket import of_exit_ticket
from teamtuin.insight.latest import COLUMNS, DRAWN
from teamtuin.insight.looking import looked
from teamtuin.insight.our_garden import dig, grow
from teamtuin.insight.ready_decks import OVER, Ready, ready
from teamtuin.insight.terms import Stretch
from teamtuin.insight.voices import of_voices
from teamtuin.presenting.model import Deck
from teamtuin.rooms.model import RoundKind
from tests.insight import recount_rounds as rounds
from tests.insight.frames import Time
from tests.insight.planting import NOW, TODAY
from tests.insight.recount import NL
from tests.insight.recount_garden import GARDEN
from tests.insight.recount_lines import HIDDEN, of_indicator

NO_ID = UUID(int=0)
ROUNDS = {"agreements": rounds.agreements, "heard": rounds.heard}


def told(rows, time, key):
    """What this exhibit should say: its sentence, and where they are counted its caveat and its numbers."""
    name, _, of = key.partition("_")
    if name == "indicator":
        return of_indicator(rows, UUID(of))
    if name == "voices":
        return (
            rounds.voices(rows, UUID(of), time.today),
            None,
            rounds.voices_rows(rows, UUID(of), time.today),
        )
    if name == "energy":
        asked = of.upper()
        table = rounds.energy_rows(rows, time, asked) if asked else None
        return rounds.energy(rows, time, asked), None, table
    if key in ROUNDS:
        return ROUNDS[key](rows, time), None, None
    assert key in GARDEN, f"nobody counts the exhibit {key} anew: add it to recount_garden.py"
    return GARDEN[key](rows, time), None, None


def same(exhibit, said, counted):
    assert said == counted, f"{exhibit.key} says {said!r} and not {counted!r}"


def check(rows, time, exhibit):
    sentence, caveat, numbers = told(rows, time, exhibit.key)
    same(exhibit, exhibit.sentence, sentence)
    if caveat is not None:
        same(exhibit, exhibit.caveat, caveat)
    if numbers is not None:
        same(exhibit, _numbers(exhibit, numbers), list(numbers))


def _numbers(exhibit, numbers):
    """The rows of its table without the days on which something else happened."""
    if exhibit.key.startswith("indicator"):
        width = len(numbers[0]) if numbers else 0
        cells = [row[1 : 1 + width] for row in exhibit.table.rows]
        return [row for row in cells if "" not in row]
    return list(exhibit.table.rows)


def time_of(stretch, today=TODAY):
    """From the first day of the school year, or of the running term, to the last day that has begun."""
    year = today.year if today.month >= 8 else today.year - 1
    begins = year - 1 if stretch is Stretch.YEAR_BEFORE else year
    of_year = (date(begins, 8, 1), date(begins + 1, 7, 31))
    whole = Time(start=of_year[0], end=of_year[1], today=today, of_year=of_year)
    if stretch is Stretch.YEAR_BEFORE:
        return whole
    begun = [term for term in whole.terms() if term[0] <= today]
    start = begun[-1][0] if stretch is Stretch.TERM else begun[0][0]
    return replace(whole, start=start, end=begun[-1][1])


def check_garden(app, viewer, rows):
    soil = dig(app.store, viewer, TODAY)
    for stretch in Stretch:
        for exhibit in grow(soil, stretch, TODAY, NL).exhibits:
            check(rows, time_of(stretch), exhibit)


def check_proeftuinen(found, rows):
    for one in found.soil.experiments:
        for each in looked(one, NL):
            check(rows, time_of(Stretch.YEAR), each.exhibit)
        heard = [each for each in found.soil.results if each.experiment_id == one.id]
        for exhibit in of_voices(heard, NL):
            check(rows, time_of(Stretch.YEAR), exhibit)


def check_days(found, rows):
    """What stands on the page of a study day of how it was; only there."""
    for one in found.soil.results:
        if one.kind is RoundKind.EXIT_TICKET:
            (exhibit,) = of_exit_ticket([one], NL)
            same(exhibit, exhibit.sentence, rounds.exit_ticket(rows, one.opened_on))


def check_books(found, rows, turn=None):
    """Each term that has begun, and the whole, of every school year, or of one in its turn."""
    years = found.years if turn is None or not found.years else [found.years[turn % len(found.years)]]
    for year in years:
        of_year = (date(year, 8, 1), date(year + 1, 7, 31))
        whole = Time(start=of_year[0], end=of_year[1], today=TODAY, of_year=of_year)
        begun = [term for term in whole.terms() if term[0] <= TODAY]
        for term in range(len(begun) + 1):
            start, end = (begun[0][0], begun[-1][1]) if not term else begun[term - 1]
            on = min(end, TODAY)
            book = harvest(found, Which(year=year, term=term, audience=Audience.TEAM), NL, [], on)
            time, then = Time(start=start, end=end, today=on, of_year=of_year), rows.until(on)
            for exhibit in exhibits_of(book, NL):
                check_drawn(then, time, exhibit)


def check_decks(app, viewer, rows, turn=None):
    """Everything on the slides of the ready decks, and all else that can be put on one: of a time in turn."""
    overs = sorted({*OVER.values()})
    for over in overs if turn is None else [overs[turn % len(overs)]]:
        offered, time = decks.on_offer(app, viewer, over, NL), time_of(Stretch(over.value))
        for offer in offered.exhibits.values():
            check_drawn(rows, time, offer.exhibit)
        for which in (one for one in Ready if OVER[one] is over):
            slides = ready(which, offered, NL)
            deck = Deck(id=NO_ID, key_id=NO_ID, title="", made_at=NOW, changed_at=NOW, slides=slides)
            for one in decks.shown(deck, offered, NL):
                if one.exhibit:
                    check_drawn(rows, time, one.exhibit)


def check_drawn(rows, time, exhibit):
    """As it stands on a slide or in a book: of what is long the latest part, and it says so."""
    sentence, caveat, numbers = told(rows, time, exhibit.key)
    same(exhibit, exhibit.sentence, sentence)
    if caveat is not None:
        assert caveat in exhibit.caveat, f"{exhibit.key}: {caveat!r} not in {exhibit.caveat!r}"
    if numbers is not None and exhibit.key.startswith("indicator"):
        drawn = _numbers(exhibit, numbers)
        same(exhibit, drawn, list(numbers)[len(numbers) - len(drawn) :])
        if len(drawn) < len(numbers):
            _check_latest(exhibit, drawn, numbers)


def _check_latest(exhibit, drawn, numbers):
    """A line is of what may be shown; among occasions one that is not shown has its own place."""
    if isinstance(exhibit.figure, RunLine):
        drawn, numbers = ([cells for cells in some if HIDDEN not in cells] for some in (drawn, numbers))
    many = DRAWN if isinstance(exhibit.figure, RunLine) else COLUMNS
    same(exhibit, len(drawn), many)
    words = f"de laatste {many} van de {len(numbers)} metingen"
    assert words in exhibit.caveat, f"{exhibit.key}: {words!r} not in {exhibit.caveat!r}"
