"""What the team does with other voices: ask them at a proeftuin, and type what stood on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.clock import Clock, day_of, utc_now
from teamtuin.drafts import form
from teamtuin.errors import N_, NotAllowed, NotVisible, Refused
from teamtuin.experiments import queries as experiments
from teamtuin.rooms import queries, rules
from teamtuin.rooms.answering import queries as answering
from teamtuin.rooms.closing import queries as closed
from teamtuin.rooms.closing import service as closing
from teamtuin.rooms.model import (
    SAY_MORE,
    Answer,
    Ending,
    QuestionKind,
    Round,
    RoundKind,
    RoundQuestion,
    RoundResult,
    RoundText,
)
from teamtuin.rooms.voices.model import FEWEST_PEOPLE, MOST_PEOPLE, Audience, Way, options_from
from teamtuin.school import queries as school
from teamtuin.store import Store, Transaction
from teamtuin.store.transaction import retry_conflicts

MOST_ROUNDS = 40  # of one proeftuin on its page; the school's export has all
WHICH_ANSWERS = N_("Give two to four answers, each of at most 30 characters. Nothing was opened.")
HOW_MANY = N_("Say how many people you ask: five or more, at most 300. Nothing was opened.")
ASKED_ALREADY = N_("A question to them is open here already. Nothing was opened. Close that one first.")
MORE_THAN_THERE = N_("That is more than the {n} who were there. Nothing was saved. Count once more.")
FEWER_THAN_FIVE = N_("These are fewer than five answers, so nothing can be shown. Nothing was saved.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom one asks, how, what they can choose, how many they are, and whether they may write a line too.

    On a phone each needs a code from paper, unless `codes` is off; the other ways have none.
    """

    audience: Audience
    way: Way
    options: Sequence[str]
    people: int
    with_text: bool = False
    codes: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The rounds of other voices at a proeftuin, open ones first, and what the closed ones show.

    `texts` are those that were shown, and those that wait for the viewer to read first.
    """

    rounds: Sequence[Round] = ()
    results: Sequence[RoundResult] = ()
    texts: Sequence[RoundText] = ()


class VoiceService:
    """The other voices of one school."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self._store = store
        self._now = clock

    def at(self, viewer: Viewer, experiment_id: UUID) -> Voices:
        """Those that are open and the latest closed ones; nothing of a module that is closed."""
        with self._store.transaction(viewer) as tx:
            found = queries.voices_at(tx, experiment_id, MOST_ROUNDS)
            over = [one.id for one in found if one.closed_on]
            if not over:
                return Voices(rounds=found)
            return Voices(rounds=found, results=closed.results(tx, over), texts=closed.notes(tx, over))

    @retry_conflicts
    def open(self, viewer: Viewer, experiment_id: UUID, drafts: Mapping[str, UUID], asked: Asked) -> Round:
        """Ask the draft `question` at a proeftuin. Raises ModuleClosed, NotAllowed, NotVisible, Refused."""
        with self._store.transaction(viewer) as tx:
            school.require_open(tx, Module.ROUNDS)
            if not queries.is_team(tx):
                raise NotAllowed
            experiments.require(tx, experiment_id)
            filled = form.take(tx, drafts)
            if filled.item_id is not None:
                return queries.get(tx, filled.item_id)
            questions = _questions(tx, filled["question"], asked)
            new = Round(
                id=uuid4(),
                kind=RoundKind.VOICES,
                code=None,
                opened_by=viewer.id,
                study_day_id=None,
                experiment_id=experiment_id,
                opened_on=self._today(),
                questions=questions,
                audience=asked.audience,
                way=asked.way,
                people=asked.people,
                strict=asked.codes and asked.way is Way.PHONE,
            )
            rules.refuse_second(tx, new, ASKED_ALREADY)
            filled.close(tx, new.id, self._now())
            return closing.write_down(tx, new)

    @retry_conflicts
    def type_paper(self, viewer: Viewer, round_id: UUID, counts: Sequence[int]) -> Ending:
        """How often each answer stood on paper, all at once; the round closes with it, as any other.

        For who may close it. Raises NotVisible, Refused for more answers than people or fewer than five.
        """
        with self._store.transaction(viewer) as tx:
            found = queries.get(tx, round_id)
            if found.way is not Way.PAPER or found.closed_on or not found.may_close:
                raise NotVisible
            _refuse_counts(found, counts)
            answering.insert_answers(
                tx,
                (
                    (round_id, Answer(question=1, scale=place))
                    for place, count in enumerate(counts, start=1)
                    for _ in range(count)
                ),
            )
            return closing.close(tx, found, self._today())

    def _today(self) -> date:
        return day_of(self._now())


def _refuse_counts(found: Round, counts: Sequence[int]) -> None:
    if len(counts) != len(found.questions[0].options) or any(count < 0 for count in counts):
        raise NotVisible
    if sum(counts) > (found.people or 0):
        raise Refused(MORE_THAN_THERE, n=found.people)
    if sum(counts) < FEWEST_PEOPLE:
        raise Refused(FEWER_THAN_FIVE)


def _questions(tx: Transaction, text: str, asked: Asked) -> tuple[RoundQuestion, ...]:
    options = options_from(asked.options)
    rules.require_question(text)
    if options is None:
        raise Refused(WHICH_ANSWERS)
    if not FEWEST_PEOPLE <= asked.people <= MOST_PEOPLE:
        raise Refused(HOW_MANY)
    choice = RoundQuestion(place=1, kind=QuestionKind.CHOICE, text=text, options=options)
    if not (asked.with_text and asked.way is Way.PHONE):
        return (choice,)
    rules.refuse_leader(tx)
    return (choice, RoundQuestion(place=2, kind=QuestionKind.TEXT, key=SAY_MORE))
