"""SQL about answers: a ticket is used once, and what was answered says nothing about who did."""

from collections import Counter
from collections.abc import Iterable, Sequence
from random import SystemRandom
from secrets import token_hex
from uuid import UUID, uuid4

from teamtuin.rooms.model import Answer
from teamtuin.rooms.queries import MAY_ANSWER
from teamtuin.store.transaction import Transaction

LOT = SystemRandom()


class RoundFull(Exception):
    """A round took all the answers it takes, and one of these is more."""


def spend(tx: Transaction, tickets: Sequence[tuple[UUID, str]]) -> set[tuple[UUID, str]]:
    """Use these tickets, as (round, hash); which were new, of a round that is open. Raises RoundFull."""
    rows = tx.execute(
        "INSERT INTO spent_ticket SELECT * FROM"
        " (SELECT unnest($rounds::UUID[]) AS round_id, unnest($tickets::VARCHAR[]))"
        f" WHERE round_id IN ({MAY_ANSWER}) ON CONFLICT DO NOTHING RETURNING round_id, ticket",
        {"rounds": [round_id for round_id, _ in tickets], "tickets": [ticket for _, ticket in tickets]},
    )
    new = {(round_id, ticket) for round_id, ticket in rows}
    number = Counter(round_id for round_id, _ in new)
    # Also when nothing was new: it is what makes this commit and a closing of the round exclude each other.
    for round_id, tickets_now in number.items():
        row = tx.one(
            "UPDATE round SET taken = taken + $number WHERE id = $id RETURNING taken > most_tickets",
            {"number": tickets_now, "id": round_id},
        )
        if row is None or row[0]:
            raise RoundFull
    return new


def spent(tx: Transaction, tickets: Sequence[tuple[UUID, str]]) -> set[tuple[UUID, str]]:
    """Which of these tickets, as (round, hash), were used."""
    rows = tx.execute(
        "SELECT round_id, ticket FROM spent_ticket WHERE (round_id, ticket) IN"
        " (SELECT unnest($rounds::UUID[]), unnest($tickets::VARCHAR[]))",
        {"rounds": [round_id for round_id, _ in tickets], "tickets": [ticket for _, ticket in tickets]},
    )
    return {(round_id, ticket) for round_id, ticket in rows}


def insert_answers(tx: Transaction, answers: Iterable[tuple[UUID, Answer]]) -> None:
    """Add answers, so that no two tell that they are of one person.

    What was chosen is added to its count. Which row holds which words is drawn by lot, anew with each text,
    so the file says neither who wrote first nor beside which choice. That holds for the rows, for a copy of
    the file and for a backup. It does not hold for the database's log and for freed space: there the last
    answers stand as they came, until the log is written into the file and the file is written anew, at the
    latest by nightly upkeep.

    Only in the commit that spent their tickets, which asked whether the round is open, or that wrote it down.
    Raises ValueError for a question that the round does not ask.
    """
    chosen: Counter[tuple[UUID, int, int]] = Counter()
    written: dict[tuple[UUID, int], list[str]] = {}
    for round_id, answer in answers:
        if answer.scale is not None:
            chosen[round_id, answer.question, answer.scale] += 1
        if answer.text is not None:
            written.setdefault((round_id, answer.question), []).append(answer.text)
    _count(tx, chosen)
    for (round_id, question), texts in written.items():
        mix_in(tx, round_id, question, texts)


GIVEN = (
    "SELECT unnest($rounds::UUID[]) AS round_id, unnest($places::INTEGER[]) AS question,"
    " unnest($scales::INTEGER[]) AS scale, unnest($numbers::INTEGER[]) AS number"
)


def _count(tx: Transaction, chosen: Counter[tuple[UUID, int, int]]) -> None:
    """Without RETURNING: with it DuckDB moves a changed row to the end, and tells the latest choice."""
    values = {
        "rounds": [round_id for round_id, _, _ in chosen],
        "places": [question for _, question, _ in chosen],
        "scales": [scale for _, _, scale in chosen],
        "numbers": list(chosen.values()),
    }
    same = "(c.round_id, c.question, c.scale) = (given.round_id, given.question, given.scale)"
    there = tx.one(f"SELECT count(*) FROM answer_count AS c, ({GIVEN}) AS given WHERE {same}", values)
    if there != (len(chosen),):
        raise ValueError
    tx.execute(
        f"UPDATE answer_count AS c SET number = c.number + given.number FROM ({GIVEN}) AS given WHERE {same}",
        values,
    )


def mix_in(tx: Transaction, round_id: UUID, question: int, texts: Sequence[str]) -> None:
    """Add texts where the lot falls; what was there moves to the new rows. Without RETURNING, as above."""
    there = tx.execute(
        "SELECT id, text, count(*) OVER () FROM answer WHERE round_id = $id AND question = $question"
        " ORDER BY hash(id::VARCHAR || $lot), id LIMIT $most",
        {"id": round_id, "question": question, "lot": token_hex(), "most": len(texts)},
    )
    before = there[0][2] if there else 0
    drawn = LOT.sample(range(before + len(texts)), len(texts))
    moving = there[: sum(place < before for place in drawn)]
    coming = LOT.sample(texts, len(texts))
    if moving:
        tx.execute(
            "UPDATE answer SET text = given.text FROM"
            " (SELECT unnest($ids::UUID[]) AS id, unnest($texts::VARCHAR[]) AS text) AS given"
            " WHERE answer.id = given.id",
            {"ids": [text_id for text_id, _, _ in moving], "texts": coming[: len(moving)]},
        )
    left = [*coming[len(moving) :], *(text for _, text, _ in moving)]
    tx.execute(
        "INSERT INTO answer SELECT unnest($ids::UUID[]), $round, $question, unnest($texts::VARCHAR[])",
        {
            "ids": [uuid4() for _ in left],
            "texts": LOT.sample(left, len(left)),
            "round": round_id,
            "question": question,
        },
    )
