"""What can be done with rounds: a viewer opens, closes and reads one first; anybody with the code answers."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from teamtuin.access.policy import Module
from teamtuin.access.viewer import ANYONE, CARETAKER, DOORKEEPER, Viewer
from teamtuin.clock import Clock, day_of, utc_now
from teamtuin.drafts import form
from teamtuin.errors import N_, NotAllowed, NotVisible, Refused
from teamtuin.experiments import queries as experiments
from teamtuin.rooms import queries, rules, tickets
from teamtuin.rooms.answering import queries as answering
from teamtuin.rooms.brake import Brake
from teamtuin.rooms.closing import queries as closing
from teamtuin.rooms.closing import service as closing_service
from teamtuin.rooms.model import (
    EXIT_TEXTS,
    MOST_QUESTIONS,
    PULSE_QUESTIONS,
    WORTH_MY_TIME,
    Answer,
    Ending,
    QuestionKind,
    Round,
    RoundKind,
    RoundQuestion,
    RoundResult,
    RoundText,
    written,
)
from teamtuin.rooms.voices.service import VoiceService
from teamtuin.rooms.writer import Contribution, Outcome, Writer
from teamtuin.school import queries as school
from teamtuin.settings import Language
from teamtuin.store import Store
from teamtuin.store.transaction import retry_conflicts

RUNS_ALREADY = N_("A round like this is open already. Nothing has changed. Close that one first.")
CHOOSE_QUESTIONS = N_("Choose one to three questions. Nothing was opened yet.")
HOW_MANY = N_("Choose a number from 1 to {most}. Nothing was printed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """An open round as somebody with the code meets it, and the school's language.

    `key` proves its tickets and is shown to nobody.
    """

    round: Round
    key: bytes
    language: Language

    def new_ticket(self) -> str:
        """A ticket to give with a page; a strict round gives none that way."""
        return "" if self.round.strict else tickets.give(self.key)

    def holds(self, ticket: str) -> bool:
        """Whether this ticket was given by this round."""
        right = tickets.is_printed if self.round.strict else tickets.is_given
        return right(self.key, ticket)


class RoomService:
    """The rounds of one school; `voices` are those of pupils, parents and others at a proeftuin."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock
        self._writer = Writer(store)
        self.voices = VoiceService(store, clock)
        self.brake = Brake()

    def stop(self) -> None:
        """Write what waits, before the store closes."""
        self._writer.stop()

    # -- for the team

    def listed(self, viewer: Viewer) -> list[Round]:
        """The rounds that the viewer may know of, open and closed, the latest first."""
        with self._store.transaction(viewer) as tx:
            return queries.listed(tx)

    def get(self, viewer: Viewer, round_id: UUID) -> Round:
        """One of these. Raises NotVisible."""
        with self._store.transaction(viewer) as tx:
            return queries.get(tx, round_id)

    @retry_conflicts
    def open_pulse(self, viewer: Viewer, keys: Sequence[str], *, strict: bool = True) -> Round:
        """Ask the team one to three questions of the bank, answered from 1 to 5, by codes on paper (strict).

        Raises ModuleClosed, NotAllowed outside the team, Refused while another pulse is open.
        """
        if not 1 <= len(set(keys)) <= MOST_QUESTIONS or not set(keys) <= set(PULSE_QUESTIONS):
            raise Refused(CHOOSE_QUESTIONS)
        chosen = [key for key in PULSE_QUESTIONS if key in keys]
        with self._store.transaction(viewer) as tx:
            school.require_open(tx, Module.ROUNDS)
            if not queries.is_team(tx):
                raise NotAllowed
            new = self._new(viewer, RoundKind.PULSE, _questions(scales=chosen), strict=strict)
            rules.refuse_second(tx, new, RUNS_ALREADY)
            return closing_service.write_down(tx, new)

    @retry_conflicts
    def open_exit_ticket(self, viewer: Viewer, study_day_id: UUID, texts: Sequence[str] = ()) -> Round:
        """Ask at the end of a study day whether it was worth the time, and up to three texts by their keys.

        Raises ModuleClosed, NotVisible, Refused for a second one and, with texts, for the school leader.
        """
        if not set(texts) <= set(EXIT_TEXTS):
            raise Refused(CHOOSE_QUESTIONS)
        chosen = [key for key in EXIT_TEXTS if key in texts]
        with self._store.transaction(viewer) as tx:
            school.require_open(tx, Module.ROUNDS)
            if not queries.leads_day(tx, study_day_id):
                raise NotVisible
            if chosen:
                rules.refuse_leader(tx)
            questions = _questions(scales=[WORTH_MY_TIME], texts=chosen)
            new = self._new(viewer, RoundKind.EXIT_TICKET, questions, study_day_id=study_day_id)
            rules.refuse_second(tx, new, RUNS_ALREADY)
            return closing_service.write_down(tx, new)

    @retry_conflicts
    def open_board(
        self,
        viewer: Viewer,
        drafts: Mapping[str, UUID],
        study_day_id: UUID | None = None,
        *,
        experiment_id: UUID | None = None,
    ) -> Round:
        """Ask one question in one's own words (the draft `question`), answered in words; again: the same.

        For a study day, for a proeftuin that the viewer writes in, or for the team. Raises ModuleClosed,
        NotAllowed, NotVisible, Refused without a question and for the school leader.
        """
        with self._store.transaction(viewer) as tx:
            school.require_open(tx, Module.ROUNDS)
            rules.refuse_leader(tx)
            may = queries.leads_day(tx, study_day_id) if study_day_id else queries.is_team(tx)
            if not may:
                raise NotAllowed
            if experiment_id:
                experiments.require(tx, experiment_id)
            filled = form.take(tx, drafts)
            if filled.item_id is not None:
                return queries.get(tx, filled.item_id)
            text = filled["question"]
            rules.require_question(text)
            asked = (RoundQuestion(place=1, kind=QuestionKind.TEXT, text=text),)
            new = self._new(
                viewer, RoundKind.BOARD, asked, study_day_id=study_day_id, experiment_id=experiment_id
            )
            filled.close(tx, new.id, self._now())
            return closing_service.write_down(tx, new)

    @retry_conflicts
    def close(self, viewer: Viewer, round_id: UUID) -> Ending:
        """End a round: what may be shown is made once, and the answers are destroyed.

        What became of it. For who opened it or leads its study day; raises
        NotVisible for anybody else and for a closed one.
        """
        with self._store.transaction(viewer) as tx:
            return closing_service.close(tx, queries.get(tx, round_id), self._today())

    @retry_conflicts
    def print_codes(self, viewer: Viewer, round_id: UUID, number: int) -> list[str]:
        """Codes on paper for a strict round; which person draws which is known to nobody.

        Again they are the same ones, and more if more are asked for. Which were used is not told: that would
        count while the round is open. Raises NotVisible, Refused.
        """
        with self._store.transaction(viewer) as tx:
            most = queries.get(tx, round_id).most_printed
            if not 1 <= number <= most:
                raise Refused(HOW_MANY, most=most)
            return tickets.printed(*queries.note_printed(tx, round_id, number))

    def results(self, viewer: Viewer) -> list[RoundResult]:
        """What closed rounds show, the earliest first: the same for the whole team."""
        with self._store.transaction(viewer) as tx:
            return closing.results(tx)

    def texts(self, viewer: Viewer, round_id: UUID) -> list[RoundText]:
        """What the team may read of a closed round, without a name."""
        with self._store.transaction(viewer) as tx:
            return closing.shown_texts(tx, [round_id])

    def to_read_first(self, viewer: Viewer, round_id: UUID) -> list[RoundText]:
        """Texts that nobody has shown yet; for who opened the round, never for the school leader."""
        with self._store.transaction(viewer) as tx:
            return closing.waiting_texts(tx, [round_id])

    def notes(self, viewer: Viewer, round_id: UUID) -> list[RoundText]:
        """Both: what the team may read, and what waits for the viewer to read first."""
        with self._store.transaction(viewer) as tx:
            return closing.notes(tx, [round_id])

    @retry_conflicts
    def show_text(self, viewer: Viewer, text_id: UUID) -> None:
        """Let the team read a text. Raises NotVisible unless the viewer reads first."""
        with self._store.transaction(viewer) as tx:
            closing.show_text(tx, text_id)

    @retry_conflicts
    def leave_out(self, viewer: Viewer, text_id: UUID) -> None:
        """Remove a text for good. Raises NotVisible unless the viewer reads first."""
        with self._store.transaction(viewer) as tx:
            closing.delete_text(tx, text_id)

    @retry_conflicts
    def see_to_demo_board(self) -> None:
        """In the demo school a board with the code TUIN stands open; again when it is missing."""
        with self._store.transaction(DOORKEEPER) as tx:
            found = school.find(tx)
            if found is not None and found.demo:
                closing_service.open_demo_board(tx, self._today())

    def contributions(self) -> int:
        """How many answers are stored, in a real school of closed rounds only; for the doctor alone."""
        with self._store.transaction(CARETAKER) as tx:
            return closing.contributions(tx)

    # -- for anybody with the code

    def door(self, code: str) -> Door | None:
        """The open round with this code; None for one that is closed, and for one that never was."""
        with self._store.transaction(ANYONE) as tx:
            found = queries.open_at(tx, written(code))
        return Door(round=found[0], key=found[1], language=found[2]) if found else None

    def was_used(self, door: Door, ticket: str) -> bool:
        """Whether this ticket was used already."""
        place = (door.round.id, tickets.spent(ticket))
        with self._store.transaction(ANYONE) as tx:
            return place in answering.spent(tx, [place])

    def answer(self, door: Door, ticket: str, answers: tuple[Answer, ...]) -> Future[Outcome]:
        """Count these answers, once for this ticket; done when they are in the file. Raises NotVisible."""
        if not door.holds(ticket):
            raise NotVisible
        return self._writer.take(
            Contribution(round_id=door.round.id, ticket=tickets.spent(ticket), answers=answers)
        )

    def _new(
        self,
        viewer: Viewer,
        kind: RoundKind,
        questions: tuple[RoundQuestion, ...],
        *,
        study_day_id: UUID | None = None,
        experiment_id: UUID | None = None,
        strict: bool = False,
    ) -> Round:
        return Round(
            id=uuid4(),
            kind=kind,
            code=None,
            opened_by=viewer.id,
            study_day_id=study_day_id,
            experiment_id=experiment_id,
            opened_on=self._today(),
            strict=strict,
            questions=questions,
        )

    def _today(self) -> date:
        return day_of(self._now())


def _questions(*, scales: Sequence[str], texts: Sequence[str] = ()) -> tuple[RoundQuestion, ...]:
    """Questions of the bank, the scales first."""
    kinds = [*((QuestionKind.SCALE, key) for key in scales), *((QuestionKind.TEXT, key) for key in texts)]
    return tuple(
        RoundQuestion(place=place, kind=kind, key=key) for place, (kind, key) in enumerate(kinds, start=1)
    )
