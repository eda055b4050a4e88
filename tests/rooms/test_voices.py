"""Other voices at a proeftuin: nothing before it closes, and no group of one to four after it."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamtuin.access.viewer import CARETAKER
from teamtuin.app import Teamtuin
from teamtuin.clock import new_id
from teamtuin.errors import NotAllowed, NotVisible, Refused
from teamtuin.experiments.model import Strand
from teamtuin.insight import figures
from teamtuin.insight.disclosure import poll
from teamtuin.insight.look import Mode, Size, look
from teamtuin.insight.voices import of_voices
from teamtuin.rooms import tickets
from teamtuin.rooms.model import Answer, Ending, QuestionKind, RoundKind, RoundQuestion, RoundResult
from teamtuin.rooms.voices.model import Audience, Way
from teamtuin.rooms.voices.service import Asked
from teamtuin.rooms.writer import Outcome
from teamtuin.texts import texts_for
from tests.conftest import Team, rounds
from tests.rooms.conftest import Answering

pytestmark = pytest.mark.usefixtures("rounds_open")
NL = texts_for("nl")
DAY = date(2026, 11, 17)
SECRET = "Mijn kind heet Yara"
Opening = Callable[..., object]


@pytest.fixture
def typed(app: Teamtuin):
    def drafts(viewer, **texts: str):
        made = {}
        for name, text in texts.items():
            draft = app.drafts.open(viewer, f"experiments:{new_id()}:test:{name}")
            app.drafts.put(viewer, draft.id, draft.rev, text)
            made[name] = draft.id
        return made

    return drafts


@pytest.fixture
def proeftuin(app: Teamtuin, team: Team, typed) -> UUID:
    return app.experiments.plant(
        team.tessel, typed(team.tessel, seed="Wat als de bel weg mag?"), signed=False
    ).id


@pytest.fixture
def opened(app: Teamtuin, typed, proeftuin) -> Opening:
    """A question at a proeftuin, by the viewer."""

    def ask(viewer, question="Hoe was het met een gids?", **how):
        asked = {
            "audience": Audience.PUPILS,
            "way": Way.PAPER,
            "options": ("sun", "cloud", "rain"),
            "people": 26,
        }
        return app.rooms.voices.open(
            viewer, proeftuin, typed(viewer, question=question), Asked(**asked | how)
        )

    return ask


def test_a_tablet_counts_each_tap_and_tells_nothing_until_it_closes(app, team, opened, answer: Answering):
    one = opened(team.tessel, way=Way.TABLET)
    answer(one.code, *[(1,)] * 11, *[(2,)] * 8, *[(3,)] * 5)
    assert app.rooms.results(team.hester) == []
    assert app.rooms.get(team.tessel, one.id).people == 26
    app.rooms.close(team.tessel, one.id)
    (found,) = app.rooms.results(team.bas)
    assert (found.answers, found.cells, found.low, found.high) == (24, (11, 8, 5), None, None)
    with app.store.transaction(CARETAKER) as tx:
        assert tx.execute("SELECT * FROM answer_count") == tx.execute("SELECT * FROM spent_ticket") == []
        assert tx.one("SELECT meant_for, ticket_key, code FROM round") == (None, None, None)


def test_beside_what_most_chose_nobody_and_few_are_hidden_alike(app, team, opened):
    one = opened(team.tessel)
    assert app.rooms.voices.type_paper(team.tessel, one.id, (14, 10, 0)) is Ending.KEPT
    (exhibit,) = of_voices(app.rooms.results(team.hester), NL)
    assert exhibit.table.rows[0][1:] == (24, 14, "niet getoond", "niet getoond")
    assert "Gekozen: zon (14)." in exhibit.sentence
    assert exhibit.n == 24


def test_more_answers_than_people_or_fewer_than_five_are_refused_on_paper(app, team, opened):
    one = opened(team.tessel, people=20)
    for counts in ((12, 9, 3), (2, 1, 1)):
        with pytest.raises(Refused):
            app.rooms.voices.type_paper(team.tessel, one.id, counts)
    with pytest.raises(NotVisible):
        app.rooms.voices.type_paper(team.bas, one.id, (6, 6, 6))
    assert app.rooms.get(team.tessel, one.id).closed_on is None


def test_a_tablet_with_more_taps_than_children_keeps_nothing(app, team, opened, answer: Answering):
    one = opened(team.tessel, way=Way.TABLET, people=6)
    answer(one.code, *[(1,)] * 7)
    assert app.rooms.close(team.tessel, one.id) is Ending.TOO_MANY
    assert app.rooms.results(team.tessel) == []


def test_what_parents_write_is_read_first_and_never_by_the_school_leader(
    app, team, opened, answer: Answering
):
    asked = {"audience": Audience.PARENTS, "way": Way.PHONE, "with_text": True}
    with pytest.raises(Refused):
        opened(team.hester, **asked)
    one = opened(team.tessel, **asked)
    answer(one.code, *[(1, SECRET)] * 5, *[(1, "")] * 5)
    assert app.rooms.close(team.tessel, one.id) is Ending.KEPT
    for viewer in (team.hester, team.bas):
        assert app.rooms.to_read_first(viewer, one.id) == app.rooms.texts(viewer, one.id) == []
    (text, *others) = app.rooms.to_read_first(team.tessel, one.id)
    assert len(others) == 4
    app.rooms.show_text(team.tessel, text.id)
    assert [shown.text for shown in app.rooms.texts(team.hester, one.id)] == [SECRET]


def test_what_fewer_than_five_wrote_goes_though_more_chose(app, team, opened, answer: Answering):
    """Four who only choose hide nobody: the text would be of the one parent who answered."""
    one = opened(team.bas, audience=Audience.PARENTS, way=Way.PHONE, with_text=True)
    answer(one.code, *[(1, "")] * 8, *[(2, SECRET)] * 4)
    assert app.rooms.close(team.bas, one.id) is Ending.FEW_WROTE
    assert app.rooms.notes(team.bas, one.id) == []
    assert [shown.answers for shown in app.rooms.results(team.bas)] == [12]


def test_on_a_phone_each_needs_a_code_from_paper_unless_it_is_said_that_one_may_answer_more_often(
    app, team, opened, answer: Answering
):
    one = opened(team.hester, audience=Audience.PARENTS, way=Way.PHONE, people=90)
    door = app.rooms.door(one.code)
    assert door.new_ticket() == ""
    with pytest.raises(NotVisible):
        app.rooms.answer(door, tickets.give(door.key), (Answer(question=1, scale=1),))
    with pytest.raises(Refused):
        app.rooms.print_codes(team.hester, one.id, 91)
    first, *_ = app.rooms.print_codes(team.hester, one.id, 90)
    sent = [app.rooms.answer(door, first, (Answer(question=1, scale=1),)).result(10) for _ in range(3)]
    assert sent == [Outcome.COUNTED, Outcome.AGAIN, Outcome.AGAIN]


@pytest.mark.parametrize(
    ("way", "codes", "warned"),
    [(Way.PHONE, True, False), (Way.PHONE, False, True), (Way.TABLET, True, True), (Way.PAPER, True, False)],
)
def test_where_one_can_answer_twice_the_numbers_say_so(app, team, opened, answer, way, codes, warned):
    one = opened(team.tessel, way=way, codes=codes)
    if way is Way.PAPER:
        app.rooms.voices.type_paper(team.tessel, one.id, (6, 6, 6))
    else:
        answer(one.code, *[(1,)] * 6, *[(2,)] * 6)
        app.rooms.close(team.tessel, one.id)
    (exhibit,) = of_voices(app.rooms.results(team.bas), NL)
    assert ("Zonder codes kan één iemand vaker antwoorden" in exhibit.caveat) is warned
    assert "Anoniem" in exhibit.caveat


def test_nobody_outside_the_team_asks_and_the_same_people_are_not_asked_twice_at_once(app, team, opened):
    for who in (team.fenna, team.rachida):
        with pytest.raises((NotAllowed, NotVisible)):
            opened(who)
    opened(team.tessel)
    with pytest.raises(Refused):
        opened(team.bas)
    assert app.rooms.door("") is None  # a round on paper has no code


@pytest.mark.parametrize(
    "wrong",
    [
        {"options": ("ja",)},
        {"options": ("ja", "Ja")},
        {"options": ("a", "b" * 31)},
        {"people": 4},
        {"question": ""},
    ],
)
def test_what_cannot_be_asked_opens_nothing(app, team, opened, wrong):
    with pytest.raises(Refused):
        opened(team.tessel, **wrong)
    assert app.rooms.listed(team.tessel) == []


COUNTS = st.lists(st.integers(0, 9), min_size=2, max_size=4)


def everything(exhibit) -> str:
    """All that a screen, a reader aloud or a file gets of it."""
    drawn = [
        figures.draw(exhibit.figure, look(size, Mode.LIGHT), NL).to_json() for size in Size if exhibit.figure
    ]
    return "\n".join([exhibit.sentence, exhibit.caveat, exhibit.alt, exhibit.table.csv(), *drawn])


@settings(max_examples=rounds(12), deadline=None)
@given(worlds=st.lists(st.tuples(COUNTS, st.sampled_from(Audience), st.sampled_from(Strand)), max_size=3))
def test_nothing_shown_of_any_round_is_a_group_of_one_to_four(worlds):
    """Whatever was counted of whom: each number of people is nobody or five and more, in every part."""
    results = []
    for place, (counts, audience, _) in enumerate(worlds):
        shown = poll(counts)
        if shown.total is None:
            continue
        options = tuple(f"antwoord {'abcd'[n]}" for n in range(len(counts)))
        question = RoundQuestion(
            place=1, kind=QuestionKind.CHOICE, text=f"Vraag {'xyz'[place]}?", options=options
        )
        results.append(
            RoundResult(
                round_id=new_id(),
                kind=RoundKind.VOICES,
                study_day_id=None,
                opened_on=DAY,
                question=question,
                answers=shown.total,
                low=None,
                high=None,
                cells=shown.cells,
                audience=audience,
            )
        )
    for exhibit in of_voices(results, NL):
        for row in exhibit.table.rows:
            assert all(cell == 0 or cell >= 5 for cell in row[1:] if isinstance(cell, int))
        assert exhibit.n is None or exhibit.n >= 5
        said = everything(exhibit)
        for small in range(1, 5):
            for pattern in (f"({small})", f",{small},", f': {small}"', f"<b>{small}</b>"):
                assert pattern not in said
