"""Whoever has the file of an open round cannot join the answers of one person by their place in it."""

import random
from collections import Counter

import duckdb
import pytest

from teamtuin.access.viewer import CARETAKER
from teamtuin.rooms.answering import queries
from teamtuin.rooms.model import answers_from
from teamtuin.store import migrations

pytestmark = pytest.mark.usefixtures("rounds_open")
PEOPLE = 24


def in_the_file(app, columns, table):
    """As they lie there."""
    with app.store.transaction(CARETAKER) as tx:
        return tx.execute(f"SELECT {columns} FROM {table} ORDER BY rowid")


def test_words_lie_neither_beside_a_choice_nor_in_the_order_of_the_tickets(app, team, day):
    opened = app.rooms.open_exit_ticket(team.tessel, day, ["takeaway", "let_go"])
    door = app.rooms.door(opened.code)
    given = [(random.randint(1, 5), f"mee {n:02d}", f"los {n:02d}") for n in range(PEOPLE)]
    sent = []
    for numbers in given:
        sent.append(door.new_ticket())
        answers = answers_from(door.round.questions, dict(enumerate(map(str, numbers), start=1)))
        app.rooms.answer(door, sent[-1], answers).result(10)

    texts = in_the_file(app, "question, text", "answer")
    takeaways = [text for question, text in texts if question == 2]
    let_go = [text for question, text in texts if question == 3]
    assert sorted(takeaways) == [one for _, one, _ in given]
    assert sorted(let_go) == [two for _, _, two in given]
    alike = sum(one[-2:] == two[-2:] for one, two in zip(takeaways, let_go, strict=True))
    assert alike < PEOPLE / 2
    assert sum(text == f"mee {n:02d}" for n, text in enumerate(takeaways)) < PEOPLE / 2
    counts = in_the_file(app, "question, scale, number", "answer_count")
    assert [row[:2] for row in counts] == [(1, step) for step in range(1, 6)]
    assert {step: number for _, step, number in counts if number} == Counter(one for one, *_ in given)


def test_each_text_may_lie_in_any_place_as_likely_as_in_another(app, team, day):
    """Thirty times three texts: the first that was written, and the last, lie now here, then there."""
    opened = app.rooms.open_exit_ticket(team.tessel, day, ["takeaway"])
    first, last = Counter(), Counter()
    with app.store.transaction(CARETAKER) as tx:
        for n in range(30):
            tx.execute("DELETE FROM answer")
            for together in ("a", "b", "c") if n % 2 else ("ab", "c"):
                queries.mix_in(tx, opened.id, 2, list(together))
            lie = [text for (text,) in tx.execute("SELECT text FROM answer ORDER BY rowid")]
            assert sorted(lie) == list("abc")
            first[lie.index("a")] += 1
            last[lie.index("c")] += 1
    for places in (first, last):
        assert set(places) == set(range(3))
        assert max(places.values()) < 25


def test_answers_from_before_become_counts_and_lose_their_order(tmp_path):
    """A round that is open while Teamtuin is renewed goes on with what was answered."""
    root = duckdb.connect(str(tmp_path / "old.duckdb"))
    try:
        steps = list(migrations.steps())
        before = [step for step in steps if step.number < 23]
        for step in before:
            root.execute(step.sql)
        for kind, closed in (("open", "NULL"), ("over", "DATE '2026-11-02'")):
            root.execute(
                "INSERT INTO round (id, kind, opened_on, closed_on, most_tickets)"
                f" VALUES (md5('{kind}')::UUID, 'exit_ticket', DATE '2026-11-01', {closed}, 9)"
            )
            root.execute(
                "INSERT INTO round_question (round_id, place, kind) VALUES"
                f" (md5('{kind}')::UUID, 1, 'scale'), (md5('{kind}')::UUID, 2, 'text')"
            )
        for n in range(12):
            root.execute(
                "INSERT INTO answer VALUES (uuid(), md5('open')::UUID, 1, $step, NULL)", {"step": n % 3 + 1}
            )
            root.execute(
                "INSERT INTO answer VALUES (uuid(), md5('open')::UUID, 2, NULL, $n)", {"n": f"{n:02d}"}
            )
        root.execute(next(step for step in steps if step.number == 23).sql)
        counts = root.execute("SELECT question, scale, number FROM answer_count ORDER BY ALL").fetchall()
        assert counts == [(1, 1, 4), (1, 2, 4), (1, 3, 4), (1, 4, 0), (1, 5, 0)]
        texts = [text for (text,) in root.execute("SELECT text FROM answer ORDER BY rowid").fetchall()]
        assert sorted(texts) == [f"{n:02d}" for n in range(12)] != texts
    finally:
        root.close()
