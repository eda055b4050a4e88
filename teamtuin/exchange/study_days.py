"""Taking in study days: the day with its programme and harvest, and what was agreed on it.

The times in a file have to meet, because here only the start of a day is a time. An outcome comes in with
its place; what was agreed stands in the file by itself, so no outcome is made into an agreement again.
"""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from teamtuin.access.policy import Action, Module
from teamtuin.agreements import queries as agreements
from teamtuin.agreements.model import Agreement
from teamtuin.clock import new_id
from teamtuin.exchange import refusals
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.study_days_shapes import (
    CHARACTERS,
    DONE,
    OURS,
    PLACES,
    AgreementShape,
    LookBackShape,
    ProgrammeItemShape,
    StudyDayShape,
)
from teamtuin.exchange.taking_in import TakingIn
from teamtuin.people import queries as people
from teamtuin.people.model import Person
from teamtuin.rooms.closing.service import bring_in
from teamtuin.rooms.model import WORTH_MY_TIME, RoundKind
from teamtuin.school import queries as school
from teamtuin.study_days import queries
from teamtuin.study_days.model import (
    NINE,
    LookBack,
    Outcome,
    Place,
    ProgrammeItem,
    StudyDay,
    look_backs_after,
    minute_of,
)

STUDY_DAY, AGREEMENT = "study_day", "agreement"


def take_in(taking: TakingIn, placed: Placed[StudyDayShape]) -> None:
    """A day that is new, known or renewed, with what was agreed on it."""
    _check(placed)
    _require_open(taking, placed)
    day, whose = _day(taking, placed), _whose(taking, placed)
    known = taking.id_of(STUDY_DAY, placed.shape.id)
    if known is None:
        taking.came_in("study_days", STUDY_DAY, placed.shape.id, day.id)
        if taking.write:
            queries.insert(taking.tx, day)
        _exit_ticket(taking, placed.shape, day)
    else:
        day = _renew(taking, placed.shape.id, day, known)
    if known is None or taking.update:
        for number, owner in enumerate(whose):
            _agree(taking, placed, number, day, owner)


def _check(placed: Placed[StudyDayShape]) -> None:
    """Parts that meet, and a place for each outcome of a closed day. Raises ImportRefused."""
    shape = placed.shape
    for number, part in enumerate(shape.programme):
        if part.end <= part.start:
            placed.refuse(refusals.NO_LENGTH, "programme", number, "end")
        if number and part.start != shape.programme[number - 1].end:
            placed.refuse(refusals.GAP, "programme", number, "start")
    for number, outcome in enumerate(shape.outcomes):
        if outcome.place is None and shape.status == DONE:
            placed.refuse(refusals.NO_PLACE, "outcomes", number)
    ticket = shape.exit_ticket
    if ticket and sum(ticket.worth_my_time) != ticket.n:
        placed.refuse(refusals.NOT_TOGETHER, "exit_ticket", "worth_my_time", n=ticket.n)


def _day(taking: TakingIn, placed: Placed[StudyDayShape]) -> StudyDay:
    shape = placed.shape
    parts = shape.programme
    return StudyDay(
        id=new_id(),
        title=shape.title,
        held_on=shape.date,
        need=shape.need.strip(),
        aim=(shape.aim or "").strip(),
        made_at=taking.moment(shape.date),
        starts_at=parts[0].start if parts else NINE,
        planned_end=parts[-1].end if parts else None,
        attendance=shape.attendance_count,
        closed_on=shape.date if shape.status == DONE else None,
        look_backs=tuple(_look_backs(shape)),
        facilitators=tuple(
            taking.somebody(placed, ref, "facilitators", number).id
            for number, ref in enumerate(shape.facilitators)
        ),
        programme=tuple(_item(part) for part in parts),
        outcomes=tuple(_outcomes(taking, shape)),
    )


def _look_backs(shape: StudyDayShape) -> Iterator[LookBack]:
    found: tuple[LookBackShape | None, ...] = (shape.follow_up_2w, shape.follow_up_6w)
    for usual, given in zip(look_backs_after(shape.date), found, strict=True):
        yield replace(usual, due_on=given.date, text=(given.text or "").strip()) if given else usual


def _item(part: ProgrammeItemShape) -> ProgrammeItem:
    return ProgrammeItem(
        id=new_id(),
        minutes=minute_of(part.end) - minute_of(part.start),
        title=part.title,
        activity_format=part.activity_format or "",
        character=CHARACTERS[part.character] if part.character else None,
    )


def _outcomes(taking: TakingIn, shape: StudyDayShape) -> Iterator[Outcome]:
    texts = [(one.text.strip(), PLACES[one.place] if one.place else None) for one in shape.outcomes]
    for text, place in [*texts, *((text, Place.LET_GO) for text in shape.let_go)]:
        yield Outcome(id=new_id(), text=text, place=place, made_at=taking.moment(shape.date))


def _renew(taking: TakingIn, ref: str, new: StudyDay, known: UUID) -> StudyDay:
    """Other words, times and places where the file has others; what the team added here stays."""
    old = queries.get(taking.tx, known, Action.WRITE)
    if not taking.told_known(ref, same=_told(new) == _told(old)) or not taking.write:
        return old
    queries.replace(taking.tx, replace(new, id=known))
    queries.set_facilitators(taking.tx, known, new.facilitators)
    queries.set_programme(taking.tx, known, _same_ids(old, new))
    by_text = {outcome.text: outcome for outcome in old.outcomes}
    for outcome in new.outcomes:
        if outcome.text not in by_text:
            queries.insert_outcome(taking.tx, known, outcome)
        elif by_text[outcome.text].became_id is None:
            queries.replace_outcome(taking.tx, replace(by_text[outcome.text], place=outcome.place))
    return replace(new, id=known)


def _same_ids(old: StudyDay, new: StudyDay) -> list[ProgrammeItem]:
    """The parts of the file under the ids that stand here, place by place."""
    here = [item.id for item in old.programme][: len(new.programme)]
    ids = [*here, *(item.id for item in new.programme[len(here) :])]
    return [replace(item, id=item_id) for item, item_id in zip(new.programme, ids, strict=True)]


def _told(day: StudyDay) -> tuple[object, ...]:
    """All that a file tells of a day, without ids and moments of here."""
    parts = [(part.minutes, part.title, part.activity_format, part.character) for part in day.programme]
    outcomes = {(outcome.text, outcome.place) for outcome in day.outcomes}
    plain = (day.title, day.held_on, day.need, day.aim, day.starts_at, day.planned_end, day.attendance)
    return (*plain, day.closed_on, day.look_backs, set(day.facilitators), parts, outcomes)


def _require_open(taking: TakingIn, placed: Placed[StudyDayShape]) -> None:
    """What is still closed in this school is refused, not lost. The demo's council opens everything."""
    parts = {
        "agreements": (Module.AGREEMENTS, placed.shape.agreements),
        "exit_ticket": (Module.ROUNDS, placed.shape.exit_ticket),
    }
    for field, (module, given) in parts.items():
        if given and not taking.school.demo and module not in school.open_modules(taking.tx):
            placed.refuse(refusals.PART_CLOSED, field)


def _whose(taking: TakingIn, placed: Placed[StudyDayShape]) -> list[Person | None]:
    """Whose each agreement is; None is ours. Raises ImportRefused."""
    found: list[Person | None] = []
    for number, agreed in enumerate(placed.shape.agreements):
        below = ("agreements", number, "whose")
        owner = None if agreed.whose == OURS else taking.somebody(placed, agreed.whose, *below)
        if owner:
            taking.own_or_demo(placed, owner)
        found.append(owner)
    return found


def _exit_ticket(taking: TakingIn, shape: StudyDayShape, day: StudyDay) -> None:
    """The closed round of the day: its groups and its texts, like those of any other round."""
    if shape.exit_ticket is None or not taking.write:
        return
    bring_in(
        taking.tx,
        RoundKind.EXIT_TICKET,
        day.held_on,
        {WORTH_MY_TIME: shape.exit_ticket.worth_my_time},
        texts={"takeaway": shape.exit_ticket.takeaways, "question": shape.exit_ticket.questions},
        study_day_id=day.id,
        closed_on=day.held_on,
    )


def _agree(
    taking: TakingIn, placed: Placed[StudyDayShape], number: int, day: StudyDay, owner: Person | None
) -> None:
    """Keep one agreement, unless it is known: its life since then is its own."""
    ref = f"{placed.shape.id}/{number + 1}"
    if taking.id_of(AGREEMENT, ref) or not taking.write:
        return
    agreement = _agreement(taking, placed.shape.agreements[number], day, owner)
    with taking.acting_as(owner.id if owner else taking.tx.viewer.id):
        agreements.insert(taking.tx, agreement)
    people.note_import(taking.tx, AGREEMENT, ref, agreement.id)


def _agreement(taking: TakingIn, shape: AgreementShape, day: StudyDay, owner: Person | None) -> Agreement:
    return Agreement(
        id=new_id(),
        text=shape.what,
        made_on=day.held_on,
        made_at=taking.moment(day.held_on),
        due_on=shape.by,
        owner_id=owner.id if owner else None,
        key_id=owner.key_id if owner else None,
        study_day_id=None if owner else day.id,
    )
