"""How often the page of a proeftuin asks the store: by its kinds of things, and not by how many there are."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from teamtuin.access.policy import Module
from teamtuin.clock import new_id
from teamtuin.experiments.evidence import LookedAt
from teamtuin.experiments.model import RoomKind
from teamtuin.rooms.model import Answer
from teamtuin.rooms.voices.model import Audience, Way
from teamtuin.rooms.voices.service import Asked
from teamtuin.store.store import Store
from teamtuin.store.transaction import Transaction
from tests.access.one_of_each import typed
from tests.experiments.story_world import Made, board, session
from tests.ui.page import visits, words_of

FEW, MANY = 1, 3


@dataclass
class Reads:
    """What was asked of the store."""

    statements: list[str] = field(default_factory=list)
    transactions: int = 0

    def begin(self):
        self.statements.clear()
        self.transactions = 0


@pytest.fixture
def asked(monkeypatch):
    found, execute, transaction = Reads(), Transaction.execute, Store.transaction

    def counted(self, sql, values=None):
        found.statements.append(sql)
        return execute(self, sql, values)

    def begun(self, viewer):
        found.transactions += 1
        return transaction(self, viewer)

    monkeypatch.setattr(Transaction, "execute", counted)
    monkeypatch.setattr(Store, "transaction", begun)
    return found


def one_more(app, team, there, number):
    """One more of every kind of thing that the page reads."""
    made = Made(number, "tessel", frozenset({"bas"}), back=False)
    session(app, team, there, made)
    board(app, team, there, made)
    voice(app, team, there, number)
    app.experiments.room.ask(
        team.tessel, there, typed(app, team.tessel, "r", room=f"Ruimte {number}"), RoomKind.TIME
    )
    drafts = typed(app, team.tessel, "i", label=f"Van ons {number}", unit="aantal", source="lijst")
    app.experiments.evidence.look_at(
        team.tessel, there, drafts, LookedAt(few_groups=True, makers=(team.bas.id,))
    )


def voice(app, team, there, number):
    """A question to pupils, with a line of which one waits and one is shown."""
    how = {"audience": Audience.PUPILS, "way": Way.PHONE, "codes": False, "with_text": True}
    asked = Asked(options=("sun", "rain"), people=20, **how)
    question = typed(app, team.tessel, "q", question=f"Hoe was het {number}?")
    opened = app.rooms.voices.open(team.tessel, there, question, asked)
    door = app.rooms.door(opened.code)
    for place in range(6):
        given = (Answer(question=1, scale=1), Answer(question=2, text=f"Zin {number} {place}"))
        app.rooms.answer(door, door.new_ticket(), given).result(10)
    app.rooms.close(team.tessel, opened.id)
    app.rooms.show_text(team.tessel, app.rooms.to_read_first(team.tessel, opened.id)[0].id)


def test_the_page_asks_no_more_of_the_store_when_more_stands_on_it(app, team, open_as, asked):
    for module in (Module.SHARING, Module.PEER_LEARNING, Module.ROUNDS):
        app.school.consent(team.rachida, module, date(2026, 9, 1), "MR 4")
    seed = typed(app, team.tessel, "s", seed=f"Wat als {new_id()}?")
    there = app.experiments.plant(team.tessel, seed, signed=False).id
    visit, counts = visits(open_as, "experiments"), {}
    for number in range(MANY):
        one_more(app, team, there, number)
        if number + 1 in (FEW, MANY):
            page = visit(team.tessel, id=there)
            asked.begin()
            said = words_of(page.run())
            counts[number + 1] = len(asked.statements), asked.transactions
            for words in (
                f"Nood{number} van",
                f"Briefje{number}",
                f"Hoe was het {number}?",
                f"Ruimte {number}",
            ):
                assert words in said, words
    assert counts[FEW] == counts[MANY]
