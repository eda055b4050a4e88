"""Taking in sessions, with what was agreed in them.

In the demo school everybody's come in, with their readers; in an own school only the viewer's own, and
private, because naming readers is an act of its own (product rule R3). A row of a CSV file has no id: it is
known by its day and form, and by what was needed, which only its writer's own key can compare.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from teamtuin.access.policy import Action, Module
from teamtuin.agreements import queries as agreements
from teamtuin.agreements.model import Agreement
from teamtuin.clock import day_of, new_id
from teamtuin.errors import NotVisible
from teamtuin.exchange import refusals
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.session_shapes import OURS, RESULTS, AgreedShape, SessionShape
from teamtuin.exchange.taking_in import TakingIn
from teamtuin.peer_learning import queries
from teamtuin.peer_learning import service as sessions
from teamtuin.peer_learning.model import Insight, PeerSession, Summary
from teamtuin.people import queries as people
from teamtuin.people.model import Person
from teamtuin.school import queries as school

SESSION, AGREEMENT, EXPERIMENT = "session", "agreement", "experiment"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """The people whom a session names in its file; who was there is not among them."""

    writer: Person
    readers: tuple[Person, ...]
    owners: tuple[Person | None, ...]


def take_in(taking: TakingIn, placed: Placed[SessionShape]) -> None:
    """A session that is new, known or renewed, with its agreements."""
    named = _check(taking, placed)
    called, known = _known(taking, placed.shape, named.writer)
    ref = placed.shape.id or called
    session = _session(taking, placed.shape, named.writer)
    if known is None:
        taking.came_in("sessions", SESSION, ref, session.id, called=called)
        if taking.write:
            _bring_in(taking, placed.shape, session, named)
    elif (renewed := _renew(taking, ref, session, known, named.writer)) is None:
        return
    else:
        session = renewed
    if taking.write and (known is None or taking.update):
        for number, owner in enumerate(named.owners):
            _agree(taking, placed.shape, number, session, owner)


def _check(taking: TakingIn, placed: Placed[SessionShape]) -> _Named:
    """Raises ImportRefused for what cannot come in."""
    shape = placed.shape
    named = _Named(
        writer=_writer(taking, placed),
        readers=tuple(_readers(taking, placed)),
        owners=tuple(_owners(taking, placed)),
    )
    taking.own_or_demo(placed, named.writer)
    if not taking.school.demo and not _open(taking):
        placed.refuse(refusals.SESSIONS_CLOSED)
    if not named.writer.in_team:
        placed.refuse(refusals.NOT_IN_TEAM)
    if not shape.has_words:
        placed.refuse(refusals.NO_WORDS_IN_SESSION)
    if shape.date > day_of(taking.now):
        placed.refuse(refusals.DAY_TO_COME, "date")
    return named


def _open(taking: TakingIn) -> bool:
    return {Module.PEER_LEARNING, Module.AGREEMENTS} <= school.open_modules(taking.tx)


def _writer(taking: TakingIn, placed: Placed[SessionShape]) -> Person:
    if placed.shape.written_by:
        return taking.somebody(placed, placed.shape.written_by, "written_by")
    try:
        return people.get(taking.tx, taking.tx.viewer.id)
    except NotVisible:
        placed.refuse(refusals.WHOSE_SESSIONS)


def _readers(taking: TakingIn, placed: Placed[SessionShape]) -> Iterator[Person]:
    if taking.school.demo:
        for number, ref in enumerate(placed.shape.shared_with):
            yield taking.somebody(placed, ref, "shared_with", number)


def _owners(taking: TakingIn, placed: Placed[SessionShape]) -> Iterator[Person | None]:
    """Whose each agreement is; None is ours. Somebody else's own step comes in only in the demo."""
    for number, agreed in enumerate(placed.shape.agreements):
        if agreed.whose == OURS:
            yield None
            continue
        owner = taking.somebody(placed, agreed.whose, "agreements", number, "whose")
        taking.own_or_demo(placed, owner)
        yield owner


def _known(taking: TakingIn, shape: SessionShape, writer: Person) -> tuple[str, UUID | None]:
    """What the session is called here, and its id if it is known."""
    if shape.id:
        called = taking.of_person(writer, shape.id)
        return called, taking.id_of(SESSION, called)
    number = 0
    while True:
        number += 1
        ref = f"{writer.id}/{shape.date}/{shape.form}/{number}"
        known = taking.id_of(SESSION, ref)
        if known is None or _need(taking, known, writer) == (shape.need or "").strip():
            return ref, known


def _need(taking: TakingIn, session_id: UUID, writer: Person) -> str | None:
    """What was needed in a session that is here; None while it is only being rehearsed."""
    try:
        with taking.acting_as(writer.id):
            return queries.get(taking.tx, session_id).need
    except NotVisible:
        return None


def _session(taking: TakingIn, shape: SessionShape, writer: Person) -> PeerSession:
    insights = tuple(Insight(text=text.strip()) for text in shape.insights if text.strip())
    return PeerSession(
        id=new_id(),
        writer_id=writer.id,
        key_id=new_id(),
        held_on=shape.date,
        form=shape.form,
        made_at=taking.moment(shape.date) if taking.school.demo else taking.now,
        summary=Summary(key_id=new_id(), need=(shape.need or "").strip(), insights=insights),
        attendance=shape.attendance_count,
        experiment_id=taking.id_of(EXPERIMENT, shape.experiment) if shape.experiment else None,
        what_works=(shape.what_works or "").strip(),
        method=shape.method or "",
    )


def _bring_in(taking: TakingIn, shape: SessionShape, session: PeerSession, named: _Named) -> None:
    with taking.acting_as(named.writer.id):
        sessions.bring_in(taking.tx, session)
        readers = [reader.id for reader in named.readers if reader.id != named.writer.id]
        queries.READERS.add(taking.tx, session.id, readers, session.made_at)
        if shape.insights_for_team and taking.school.demo:
            for place in range(len(session.insights)):
                session = sessions.mark_for_team(taking.tx, session, place)


def _renew(taking: TakingIn, ref: str, new: PeerSession, known: UUID, writer: Person) -> PeerSession | None:
    """Other words where the file has others; who reads it, and what is for the team, stays as it is.

    None when its writer had everything removed: then it is of those who still read it.
    """
    with taking.acting_as(writer.id):
        try:
            old = queries.get(taking.tx, known, Action.SHARE)
        except NotVisible:
            taking.told_known(ref, same=True)
            return None
        marks = {insight.text: insight.team_id for insight in old.insights}
        insights = tuple(Insight(text=one.text, team_id=marks.get(one.text)) for one in new.insights)
        kept = {insight.team_id for insight in insights}
        gone = [
            insight.team_id for insight in old.insights if insight.team_id and insight.team_id not in kept
        ]
        changed = replace(
            new,
            id=old.id,
            writer_id=old.writer_id,
            key_id=old.key_id,
            made_at=old.made_at,
            for_team=tuple(team_id for team_id in old.for_team if team_id not in gone),
            summary=replace(old.summary, need=new.need, insights=insights) if old.summary else None,
        )
        if taking.told_known(ref, same=changed == old) and taking.write:
            queries.unmark(taking.tx, known, gone)
            queries.replace(taking.tx, changed)
        return old


def _agree(
    taking: TakingIn, shape: SessionShape, number: int, session: PeerSession, owner: Person | None
) -> None:
    """Keep one agreement, unless it is known: its life since then is its own."""
    ref = f"{shape.id if shape.id and taking.school.demo else session.id}/{number + 1}"
    if taking.id_of(AGREEMENT, ref):
        return
    agreement = _agreement(shape.agreements[number], session, owner)
    maker = owner.id if owner else session.writer_id
    with taking.acting_as(maker or taking.tx.viewer.id):
        agreements.insert(taking.tx, agreement)
    people.note_import(taking.tx, AGREEMENT, ref, agreement.id)


def _agreement(shape: AgreedShape, session: PeerSession, owner: Person | None) -> Agreement:
    looked = shape.look_back
    return Agreement(
        id=new_id(),
        text=shape.what.strip(),
        made_on=session.held_on,
        made_at=session.made_at,
        due_on=shape.by,
        owner_id=owner.id if owner else None,
        session_id=None if owner else session.id,
        key_id=owner.key_id if owner else session.key_id,
        result=RESULTS[looked.status] if looked else None,
        looked_on=looked.date if looked else None,
        look_back=(looked.text or "").strip() if looked else "",
    )
