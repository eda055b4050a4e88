"""The file of a deck: only what the whole team may see, without names, and nothing asks for a network."""

import ast
import re
from datetime import date, timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamtuin.app import open_teamtuin
from teamtuin.asking.masking.model import KnownName, SpanKind
from teamtuin.clock import day_of, new_id
from teamtuin.exchange.deck import page
from teamtuin.exchange.deck.names import without_names
from teamtuin.insight import our_garden
from teamtuin.insight.deck import MOST_ROWS, on_offer, shown
from teamtuin.insight.looking import looked
from teamtuin.insight.ready_decks import Ready, ready
from teamtuin.insight.terms import Stretch
from teamtuin.presenting.model import Deck, Over, Slide, Sort
from teamtuin.settings import Settings
from teamtuin.texts import texts_for
from tests.access.one_of_each import one_of_each
from tests.conftest import copy_school
from tests.insight import planting as plant
from tests.insight.test_garden_tried import measure

ROOT = Path(__file__).resolve().parents[2]
NL, EN = texts_for("nl"), texts_for("en")
NOW = plant.NOW
ASKING = ("src", "href", "srcset", "action", "data")


def deck_of(*slides, over=Over.YEAR):
    return Deck(
        id=new_id(),
        key_id=new_id(),
        title="Dit zien we",
        made_at=NOW,
        changed_at=NOW,
        over=over,
        slides=slides,
    )


def text(words, notes=""):
    return Slide(id=new_id(), sort=Sort.TEXT, text=words, notes=notes)


def everything(offered):
    """A deck of all that can be put in one."""
    chosen = [(Sort.EXHIBIT, key) for key in offered.exhibits]
    chosen += [(Sort.EXPERIMENT, key) for key in offered.experiments]
    return deck_of(*(Slide(id=new_id(), sort=sort, of=of) for sort, of in chosen))


def file_of(app, viewer, deck, t=NL):
    return page.as_file(page.gather(app, viewer, deck, t), t)


@pytest.fixture(scope="module")
def full(school_with_people, tmp_path_factory):
    """A school with one of each thing, and numbers of everything; only looked at, so made once."""
    begun, team = school_with_people
    settings = Settings.of(tmp_path_factory.mktemp("full") / "school")
    copy_school(begun, settings)
    app = open_teamtuin(settings)
    things = one_of_each(app, team)
    today = day_of(app.now())
    plant.pulse(app, today - timedelta(8), P1=[0, 1, 5, 8, 2], P2=[0, 2, 5, 7, 2])
    one = plant.experiment(app, "Gidsen", look_back_on=today + timedelta(9), need="Rust.")
    plant.room(app, one)
    plant.experiment(app, "Circuit", "stopped", ("let_go", today), let_go="De bel van twaalf uur.")
    for days in (20, 30, 40):
        plant.session(app, today - timedelta(days), writer=team.bas)
    yield app, team, things
    app.close()


class Asked(HTMLParser):
    """Every address that a page asks for, and each script that it runs."""

    def __init__(self):
        super().__init__()
        self.addresses, self.scripts, self._reading = [], [], False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.addresses += [
            given[name] for name in ("src", "href", "srcset", "action", "data") if name in given
        ]
        self._reading = tag == "script" and given.get("type") != "application/json"
        if self._reading:
            self.scripts.append("")

    def handle_endtag(self, tag):
        self._reading = False

    def handle_data(self, data):
        if self._reading:
            self.scripts[-1] += data


def test_a_deck_of_all_there_is_holds_nothing_that_is_not_the_whole_teams(full):
    app, team, things = full
    private = [one for one in things if not {"tessel", "bas", "hester"} <= one.seen_by]
    assert len(private) > 5
    for viewer in (team.tessel, team.bas, team.hester):
        told = file_of(app, viewer, everything(on_offer(app, viewer, Over.YEAR, NL)))
        assert "Gidsen" in told
        assert [one.name for one in private if one.words in told] == []


def test_the_same_deck_says_the_same_whoever_of_the_team_shows_it(full):
    app, team, _ = full
    told = {
        file_of(app, viewer, everything(on_offer(app, viewer, Over.YEAR, NL)))
        for viewer in (team.tessel, team.bas, team.hester)
    }
    assert len(told) == 1


def test_outside_the_team_there_is_nothing_to_put_in(full):
    app, team, _ = full
    for viewer in (team.fenna, team.wim, team.rachida):
        offered = on_offer(app, viewer, Over.YEAR, NL)
        assert (dict(offered.exhibits), dict(offered.experiments)) == ({}, {})


@pytest.mark.parametrize("t", [NL, EN])
def test_the_file_asks_for_nothing_and_runs_nothing_but_its_own_script(full, t):
    app, team, _ = full
    told = file_of(app, team.tessel, everything(on_offer(app, team.tessel, Over.YEAR, t)), t)
    asked = Asked()
    asked.feed(told)
    assert asked.addresses == []
    assert asked.scripts == [page.asset("deck.js")]
    assert set(re.findall(r"url\(\"?([a-z]+:)", told)) == {"data:"}
    assert "@import" not in told
    assert set(re.findall(r"https?://[^\s\"'<]+", told)) == {"http://www.w3.org/2000/svg"}
    assert "default-src &#39;none&#39;; script-src &#39;sha256-" in told
    assert len(told.encode()) < 400_000


def test_nobody_of_the_team_is_named_in_it(app, team):
    names = [person.first_name for person in app.people.everyone(team.wim)]
    assert len(names) == 6
    said = "Tessel en BAS vroegen het. Hester: Fenna's plan, en dat van wim."
    one = plant.experiment(app, "Met Rachida", need=said, let_go="Tessels lijst.")
    plant.room(app, one, text="Bas vraagt tijd.")
    mine = deck_of(text(said, notes=said))
    deck = deck_of(*mine.slides, *everything(on_offer(app, team.tessel, Over.YEAR, NL)).slides)

    told = unescape(file_of(app, team.tessel, deck))

    assert [name for name in names if re.search(rf"\b{name}s?\b", told, re.IGNORECASE)] == []
    assert "Iemand en iemand vroegen het. Iemand: iemand's plan, en dat van iemand." in told
    assert "Iemands lijst." in told


@given(before=st.text(max_size=12), after=st.text(max_size=12))
def test_a_name_never_stands_whatever_is_around_it(before, after):
    names = [KnownName(name="Tessel", kind=SpanKind.PERSON), KnownName(name="Bas", kind=SpanKind.PERSON)]
    told = without_names((f"{before} Tessel {after}", f"{before}, Bas. {after}"), names, NL)
    assert not re.search(r"\b(tessel|bas)\b", " ".join(told).replace(before, "").replace(after, ""), re.I)


def test_what_somebody_typed_is_shown_as_words(app, team):
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)> & </style>"
    one = plant.experiment(app, evil, need=evil, let_go=evil, look_back_on=date(2026, 12, 4))
    plant.room(app, one, text=evil)
    deck = everything(on_offer(app, team.tessel, Over.YEAR, NL))
    told = file_of(app, team.tessel, deck_of(*deck.slides, text(evil, evil)))
    asked = Asked()
    asked.feed(told)
    assert asked.scripts == [page.asset("deck.js")]
    assert asked.addresses == []
    assert "<img" not in told
    assert unescape(told).count("<script>alert(1)</script>") >= 4


def test_every_number_comes_as_the_exhibit_of_the_page_and_no_other_way(full):
    """What is on a slide is what stands on the page already, so two slides tell no more than two pages."""
    app, team, _ = full
    today = day_of(app.now())
    soil = our_garden.dig(app.store, team.bas, today)
    on_pages = [*our_garden.grow(soil, Stretch.YEAR, today, NL).exhibits]
    on_pages += [each.exhibit for one in soil.experiments for each in looked(one, NL)]
    known = {(one.key, one.sentence, one.n, one.counts_of, one.table) for one in on_pages}
    offered = on_offer(app, team.tessel, Over.YEAR, NL)

    slides = shown(everything(offered), offered, NL)

    for slide in slides:
        one = slide.exhibit
        if one:
            assert (one.key, one.sentence, one.n, one.counts_of, one.table) in known
            assert slide.pairs == ()
            assert slide.text == ""
    assert sum(1 for slide in slides if slide.exhibit) >= len(on_pages)


def test_the_code_of_a_deck_knows_no_other_way_to_a_number():
    """It asks the page's own exhibits; it opens no table and counts nothing."""
    closed = re.compile(r"queries|teamtuin\.store|disclosure|runchart|duckdb")
    files = [ROOT / "teamtuin/insight/deck.py", ROOT / "teamtuin/insight/ready_decks.py"]
    files += [*(ROOT / "teamtuin/exchange/deck").glob("*.py")]
    assert len(files) == 5
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [one.name for one in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            assert [name for name in names if closed.search(name)] == []


def test_fewer_than_five_answers_are_on_no_slide(app, team):
    plant.consent(app, team)
    today = day_of(app.now())
    plant.pulse(app, today - timedelta(20), P1=[0, 0, 2, 1, 1])
    plant.pulse(app, today - timedelta(6), P1=[0, 0, 3, 8, 0])
    offered = on_offer(app, team.tessel, Over.YEAR, NL)
    told = file_of(app, team.tessel, everything(offered))
    assert "antwoordden 11 collega’s" in unescape(told)
    assert "Telt antwoorden, n = 11." in told
    (figure,) = re.findall(r"<svg.*?</svg>", told, re.DOTALL)
    assert ">niet getoond<" in figure
    assert re.findall(r">([0-9]+)<", figure) == []  # neither of the groups, nor the round of four


def test_every_slide_with_a_number_says_what_is_counted_and_of_which_day(full):
    app, team, _ = full
    deck = everything(on_offer(app, team.tessel, Over.YEAR, NL))
    told = file_of(app, team.tessel, deck)
    slides = re.findall(r"<section.*?</section>", told, re.DOTALL)
    assert len(slides) >= len(deck.slides)
    for slide in slides:
        assert "Zoals het was op " in slide
        if "<svg" in slide or "<ul" in slide:
            assert "Telt " in slide


@pytest.mark.parametrize("t", [NL, EN])
@pytest.mark.parametrize("which", Ready)
def test_each_ready_deck_opens_with_the_question_of_the_school(full, which, t):
    app, team, _ = full
    slides = ready(which, on_offer(app, team.tessel, Over.YEAR, t), t)
    opening = "Wat had deze klas nodig?" if t is NL else "What did this class need?"
    assert slides[0].text == opening
    assert slides[0].notes
    assert len(slides) > 3
    assert slides[-1].sort is Sort.TEXT


def test_a_ready_deck_holds_no_slide_that_says_there_is_nothing(app, team):
    for which in Ready:
        slides = ready(which, on_offer(app, team.tessel, Over.YEAR, NL), NL)
        assert {slide.sort for slide in slides} == {Sort.TEXT}


def test_what_is_long_stands_on_several_slides_and_notes_on_the_first(app, team):
    for number in range(MOST_ROWS + 2):
        plant.experiment(app, f"Proeftuin {number}")
    slide = Slide(id=new_id(), sort=Sort.EXHIBIT, of="proeftuinen", notes="Rustig aan.")
    found = shown(deck_of(slide), on_offer(app, team.tessel, Over.YEAR, NL), NL)
    assert [len(each.exhibit.figure.rows) for each in found] == [MOST_ROWS, 2]
    assert [each.notes for each in found] == ["Rustig aan.", ""]


def test_a_list_with_many_lines_and_a_full_year_stand_on_several_slides_too(app, team):
    for number in range(MOST_ROWS + 1):
        one = plant.experiment(app, f"Proeftuin {number}", starts_on=date(2026, 9, 1))
        for place in range(3):
            measure(app, one, [2, 3, 5], f"Tijd {place}", place=place)
    year, seen = (Slide(id=new_id(), sort=Sort.EXHIBIT, of=key) for key in ("school_year", "measured"))
    found = shown(deck_of(year, seen), on_offer(app, team.tessel, Over.YEAR, NL), NL)
    assert [len(each.exhibit.figure.rows) for each in found if each.exhibit.figure] == [MOST_ROWS, 1]
    lists = [each.exhibit.listing.rows for each in found if each.exhibit.listing]
    assert [len(rows) for rows in lists] == [2, 2, 2]


def test_what_is_not_there_any_more_is_left_out(app, team):
    gone = Slide(id=new_id(), sort=Sort.EXPERIMENT, of=str(new_id()))
    told = file_of(app, team.tessel, deck_of(gone, text("Nog wel")))
    assert told.count("<section") == 1
    assert "Nog wel" in told
