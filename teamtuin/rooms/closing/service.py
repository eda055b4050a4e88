"""Closing a round inside a transaction of another service: by its opener, by upkeep, and from a file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from secrets import randbelow
from uuid import UUID, uuid4

from teamtuin.access.policy import Module
from teamtuin.insight.disclosure import THRESHOLD, poll, scale_groups
from teamtuin.rooms import queries as rooms
from teamtuin.rooms import tickets
from teamtuin.rooms.answering import queries as answering
from teamtuin.rooms.closing import queries
from teamtuin.rooms.model import (
    DEMO_BOARD,
    DEMO_CODE,
    Answer,
    Ending,
    QuestionKind,
    Round,
    RoundKind,
    RoundQuestion,
    closes_before,
)
from teamtuin.rooms.voices.model import Way
from teamtuin.school import queries as school
from teamtuin.store import Transaction

FEWEST_TICKETS, BOARD_TICKETS, STANDING_TICKETS = 300, 1_000, 50_000
TICKETS_A_PERSON = 3


def write_down(tx: Transaction, new: Round) -> Round:
    """Keep a round that is open from now on, with a key of its own and, unless it has one, a free code.

    A round on paper has none: nobody answers it but on that paper.
    """
    taken = rooms.codes(tx)
    code = new.code
    while new.way is not Way.PAPER and (code is None or (code in taken and new.code is None)):
        code = tickets.new_code()
    opened = replace(new, code=code)
    rooms.insert(tx, opened, key=tickets.new_key(), most_tickets=_most_tickets(tx, opened))
    return opened


def _most_tickets(tx: Transaction, new: Round) -> int:
    """How many answers it takes, drawn by lot: who fills it up does not learn how many others answered."""
    most = _enough_tickets(tx, new)
    return most + randbelow(most)


def _enough_tickets(tx: Transaction, new: Round) -> int:
    if new.standing:
        return STANDING_TICKETS
    if new.kind is RoundKind.BOARD:
        return BOARD_TICKETS
    return max(FEWEST_TICKETS, TICKETS_A_PERSON * rooms.team_size(tx))


def close(tx: Transaction, round_: Round, today: date, *, from_file: bool = False) -> Ending:
    """Make of the answers what may be shown, once, and destroy them; what became of it. Raises NotVisible.

    With fewer than five answers nothing of them stays. What fewer than five people wrote at a question does
    not stay either: those who only chose hide nobody. With more answers than people, somebody answered more
    than once and could know what the others said: nothing stays. What comes in from a file was counted
    elsewhere. What was put on a board was meant to be read, so there it waits to be shown. A standing board
    opens anew.
    """
    queries.shut(tx, round_.id, today)
    ending = _ending(tx, round_, from_file=from_file)
    if ending is Ending.KEPT:
        for place, counts in queries.scale_counts(tx, round_.id).items():
            _keep_result(tx, round_, place, counts)
        fewest = 1 if from_file or round_.kind is RoundKind.BOARD else THRESHOLD
        if round_.text_places - queries.put_texts_apart(tx, round_.id, fewest) and fewest > 1:
            ending = Ending.FEW_WROTE
    queries.destroy_answers(tx, round_.id)
    if round_.standing:
        open_demo_board(tx, today)
    return ending


def _keep_result(tx: Transaction, round_: Round, place: int, counts: Sequence[int]) -> None:
    """What may be shown of one question: two groups of a scale, or each option of a choice."""
    options = next((asked.options for asked in round_.questions if asked.place == place), ())
    if options:
        shown = poll(counts[: len(options)])
        if shown.total is not None:
            queries.insert_result(tx, round_.id, place, shown.total, cells=shown.cells)
    elif groups := scale_groups(counts):
        queries.insert_result(tx, round_.id, place, groups.answers, (groups.low, groups.high))


def _ending(tx: Transaction, round_: Round, *, from_file: bool) -> Ending:
    if round_.kind is RoundKind.BOARD:
        return Ending.KEPT
    answers = queries.number_of_answers(tx, round_.id)
    if answers < THRESHOLD:
        return Ending.TOO_FEW
    return Ending.KEPT if from_file or answers <= rooms.meant_for(tx, round_) else Ending.TOO_MANY


def close_due(tx: Transaction, today: date) -> int:
    """Upkeep: close what has been open too long; how many rounds that were."""
    due = queries.due(tx, closes_before(today))
    for round_id in due:
        close(tx, rooms.get(tx, round_id), today)
    return len(due)


def open_demo_board(tx: Transaction, today: date) -> None:
    """The board with the code TUIN, which always stands open in the demo school; once is enough."""
    if DEMO_CODE in rooms.codes(tx):
        return
    question = RoundQuestion(place=1, kind=QuestionKind.TEXT, key=DEMO_BOARD)
    board = Round(
        id=uuid4(),
        kind=RoundKind.BOARD,
        code=DEMO_CODE,
        opened_by=None,
        study_day_id=None,
        opened_on=today,
        standing=True,
        questions=(question,),
    )
    write_down(tx, board)


def bring_in(
    tx: Transaction,
    kind: RoundKind,
    opened_on: date,
    counts: Mapping[str, Sequence[int]],
    *,
    texts: Mapping[str, Sequence[str]] | None = None,
    study_day_id: UUID | None = None,
    closed_on: date | None = None,
) -> UUID:
    """A round from a file: for each question of the bank by its key five counts, of the answers 1 to 5.

    With `closed_on` it is closed in the same way as any other, so that nothing else of it is kept; its texts
    were read by who put them in the file, so they are shown. For the doorkeeper. Raises ModuleClosed.
    """
    school.require_open(tx, Module.ROUNDS)
    written = texts or {}
    kinds = [*((key, QuestionKind.SCALE) for key in counts), *((key, QuestionKind.TEXT) for key in written)]
    questions = tuple(
        RoundQuestion(place=place, kind=kind, key=key) for place, (key, kind) in enumerate(kinds, start=1)
    )
    new = Round(
        id=uuid4(),
        kind=kind,
        code=None,
        opened_by=None,
        study_day_id=study_day_id,
        opened_on=opened_on,
        questions=questions,
    )
    opened = write_down(tx, new)
    for asked in questions:
        answering.insert_answers(tx, ((opened.id, answer) for answer in _given(asked, counts, written)))
    if closed_on:
        close(tx, opened, closed_on, from_file=True)
        queries.show_all_texts(tx, opened.id)
    return opened.id


def _given(
    asked: RoundQuestion, counts: Mapping[str, Sequence[int]], texts: Mapping[str, Sequence[str]]
) -> list[Answer]:
    if asked.kind is QuestionKind.TEXT:
        return [Answer(question=asked.place, text=text) for text in texts[asked.key]]
    return [
        Answer(question=asked.place, scale=step)
        for step, number in enumerate(counts[asked.key], start=1)
        for _ in range(number)
    ]
