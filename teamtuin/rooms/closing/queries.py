"""SQL about closing a round: what becomes of the answers, and what is shown then."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from teamtuin.access import policy
from teamtuin.access.policy import Action, Kind
from teamtuin.errors import NotVisible
from teamtuin.rooms.model import (
    QuestionKind,
    RoundKind,
    RoundQuestion,
    RoundResult,
    RoundText,
)
from teamtuin.rooms.queries import LISTED, MAY_CLOSE, MAY_READ_FIRST
from teamtuin.rooms.voices.model import Audience, Way
from teamtuin.store.keys import CLOSED_ROUND, ROUND_TEXT, Tombstone
from teamtuin.store.transaction import Row, Transaction

ANSWERED = (
    "SELECT round_id, question, sum(number) AS n FROM answer_count GROUP BY round_id, question"
    " UNION ALL SELECT round_id, question, count(*) FROM answer GROUP BY round_id, question"
)
"""How many answered each question of each open round; for closing, and for the doctor of a demo school."""
CLOSABLE = f"round_id IN (SELECT id FROM round WHERE {MAY_CLOSE})"


def shut(tx: Transaction, round_id: UUID, today: date) -> None:
    """From here on nobody answers, and no ticket of it means anything. Raises NotVisible."""
    done = tx.execute(
        "UPDATE round SET closed_on = $today, code = NULL, ticket_key = NULL, taken = 0,"
        " meant_for = NULL"
        f" WHERE id = $id AND closed_on IS NULL AND {MAY_CLOSE} RETURNING id",
        {"id": round_id, "today": today},
    )
    if not done:
        raise NotVisible
    tx.bury(Tombstone(CLOSED_ROUND, round_id))  # a backup from before brings no answers back


def scale_counts(tx: Transaction, round_id: UUID) -> dict[int, list[int]]:
    """How often each of 1 to 5 was answered, by the place of the question; for closing alone."""
    rows = tx.execute(
        "SELECT question, scale, number FROM answer_count WHERE round_id = $id AND number > 0"
        f" AND {CLOSABLE}",
        {"id": round_id},
    )
    counts: dict[int, list[int]] = {}
    for question, scale, number in rows:
        counts.setdefault(question, [0] * 5)[scale - 1] = number
    return counts


def insert_result(
    tx: Transaction,
    round_id: UUID,
    question: int,
    answers: int,
    groups: tuple[int | None, int | None] = (None, None),
    cells: Sequence[int | None] | None = None,
) -> None:
    """Keep what may be shown of one question; the service has just closed its round."""
    tx.execute(
        "INSERT INTO round_result (round_id, question, answers, low, high, cells)"
        " VALUES ($id, $question, $answers, $low, $high, $cells::INTEGER[])",
        {
            "id": round_id,
            "question": question,
            "answers": answers,
            "low": groups[0],
            "high": groups[1],
            "cells": None if cells is None else list(cells),
        },
    )


def put_texts_apart(tx: Transaction, round_id: UUID, fewest: int) -> set[int]:
    """Move the texts to where they wait, under new random ids and in the order of those.

    Of the questions at which so many people wrote; those are returned, by their place.
    """
    moved = tx.execute(
        "INSERT INTO round_text SELECT * FROM"
        " (SELECT gen_random_uuid() AS id, round_id, question, text, false"
        f" FROM answer WHERE round_id = $id AND {CLOSABLE}"
        " QUALIFY count(*) OVER (PARTITION BY question) >= $fewest) ORDER BY id RETURNING question",
        {"id": round_id, "fewest": fewest},
    )
    return {place for (place,) in moved}


def destroy_answers(tx: Transaction, round_id: UUID) -> None:
    """Nothing that was answered stays, nor who was counted."""
    may = f"round_id = $id AND {CLOSABLE}"
    tx.execute(f"DELETE FROM answer WHERE {may}", {"id": round_id})
    tx.execute(f"DELETE FROM answer_count WHERE {may}", {"id": round_id})
    tx.execute(f"DELETE FROM spent_ticket WHERE {may}", {"id": round_id})


def number_of_answers(tx: Transaction, round_id: UUID) -> int:
    """The most answers to one of its questions: how many people answered; for closing alone."""
    row = tx.one(
        f"SELECT coalesce(max(n), 0) FROM ({ANSWERED}) WHERE round_id = $id AND {CLOSABLE}",
        {"id": round_id},
    )
    return int(row[0]) if row else 0


def due(tx: Transaction, day: date) -> list[UUID]:
    """Upkeep: rounds that are open since before this day; a standing one stays, and paper can wait."""
    rows = tx.execute(
        "SELECT id FROM round WHERE closed_on IS NULL AND NOT standing AND opened_on < $day"
        f" AND way IS DISTINCT FROM 'paper' AND {MAY_CLOSE}",
        {"day": day},
    )
    return [round_id for (round_id,) in rows]


# -- what is shown of closed rounds


def results(tx: Transaction, at: Sequence[UUID] | None = None) -> list[RoundResult]:
    """What closed rounds show, the earliest first: the same for the whole team. With `at`, of these only."""
    rows = tx.execute(
        "SELECT q.place, q.kind, q.key, q.text, q.options, r.id, r.kind, r.study_day_id, r.experiment_id,"
        " r.audience, r.opened_on, r.strict, r.way, s.answers, s.low, s.high, s.cells"
        " FROM round_result AS s JOIN round AS r ON r.id = s.round_id"
        " JOIN round_question AS q ON q.round_id = s.round_id AND q.place = s.question"
        " WHERE ($at::UUID[] IS NULL OR r.id IN (SELECT unnest($at::UUID[])))"
        f" AND r.id IN ({policy.visible(Kind.ROUND, Action.COUNT)}) ORDER BY r.opened_on, r.id, q.place",
        {"at": None if at is None else list(at)},
    )
    return [_result(row) for row in rows]


def _result(row: Row) -> RoundResult:
    place, asked, key, text, options, *rest = row
    round_id, kind, study_day_id, experiment_id, audience, opened_on, strict, way, *numbers = rest
    answers, low, high, cells = numbers
    return RoundResult(
        round_id=round_id,
        kind=RoundKind(kind),
        study_day_id=study_day_id,
        experiment_id=experiment_id,
        audience=Audience(audience) if audience else None,
        strict=strict,
        way=Way(way) if way else None,
        opened_on=opened_on,
        question=RoundQuestion(
            place=place, kind=QuestionKind(asked), key=key, text=text, options=tuple(options)
        ),
        answers=answers,
        low=low,
        high=high,
        cells=tuple(cells or ()),
    )


def shown_texts(tx: Transaction, at: Sequence[UUID]) -> list[RoundText]:
    """What the team may read of these closed rounds."""
    return _texts(tx, at, f"shown AND round_id IN (SELECT id FROM round WHERE {LISTED})")


def waiting_texts(tx: Transaction, at: Sequence[UUID]) -> list[RoundText]:
    """What nobody has shown yet; for who reads first."""
    return _texts(tx, at, f"NOT shown AND round_id IN (SELECT id FROM round WHERE {MAY_READ_FIRST})")


def notes(tx: Transaction, at: Sequence[UUID]) -> list[RoundText]:
    """Both: what the team may read, and what waits for who reads first."""
    return [*shown_texts(tx, at), *waiting_texts(tx, at)]


def _texts(tx: Transaction, at: Sequence[UUID], which: str) -> list[RoundText]:
    rows = tx.execute(
        "SELECT id, round_id, question, text, shown FROM round_text"
        f" WHERE round_id IN (SELECT unnest($at::UUID[])) AND {which} ORDER BY round_id, question, id",
        {"at": list(at)},
    )
    return [
        RoundText(id=text_id, round_id=round_id, question=place, text=text, shown=shown)
        for text_id, round_id, place, text, shown in rows
    ]


def show_text(tx: Transaction, text_id: UUID) -> None:
    """Let the team read it. Raises NotVisible unless the viewer reads first."""
    done = tx.execute(
        "UPDATE round_text SET shown = true WHERE id = $id"
        f" AND round_id IN (SELECT id FROM round WHERE {MAY_READ_FIRST}) RETURNING id",
        {"id": text_id},
    )
    if not done:
        raise NotVisible


def show_all_texts(tx: Transaction, round_id: UUID) -> None:
    """Let the team read all of a round that came in from a file; for who may close it."""
    tx.execute(f"UPDATE round_text SET shown = true WHERE round_id = $id AND {CLOSABLE}", {"id": round_id})


def delete_text(tx: Transaction, text_id: UUID) -> None:
    """Remove it for good, from the backups too. Raises NotVisible unless the viewer reads first."""
    done = tx.execute(
        "DELETE FROM round_text WHERE id = $id"
        f" AND round_id IN (SELECT id FROM round WHERE {MAY_READ_FIRST}) RETURNING id",
        {"id": text_id},
    )
    if not done:
        raise NotVisible
    tx.bury(Tombstone(ROUND_TEXT, text_id))


def contributions(tx: Transaction) -> int:
    """How many answers are stored now, one a person and round: for the doctor.

    Of a closed round what is shown of it, or its texts. Of an open one the most answers to one question, and
    only in the demo school: in a real one nobody counts along (product rule R19).
    """
    row = tx.one(
        "SELECT coalesce(sum(most), 0) FROM (SELECT round_id, max(n) AS most FROM ("
        f" SELECT round_id, n FROM ({ANSWERED}) WHERE EXISTS (SELECT 1 FROM school WHERE demo) UNION ALL"
        " SELECT round_id, answers FROM round_result UNION ALL"
        " SELECT round_id, count(*) FROM round_text GROUP BY round_id, question) GROUP BY round_id)"
        f" WHERE round_id IN ({policy.visible(Kind.ROUND, Action.COUNT)})"
    )
    return int(row[0]) if row else 0


def leave(tx: Transaction, person_id: UUID) -> None:
    """Rounds that this person opened stay, opened by nobody; the service removes the person too."""
    tx.execute("UPDATE round SET opened_by = NULL WHERE opened_by = $person", {"person": person_id})
