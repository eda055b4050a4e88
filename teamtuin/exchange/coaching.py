"""Taking in trajectories with the video coach.

In the demo school everybody's come in, with their readers, each line as an act of its author. In an own
school somebody takes in only the own lines of the own trajectories; what the coach wrote is the coach's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from teamtuin.access.policy import Action, Module
from teamtuin.clock import new_id
from teamtuin.coaching import queries
from teamtuin.coaching import service as coaching
from teamtuin.coaching.model import By, Clip, Round, Trajectory
from teamtuin.errors import NotVisible
from teamtuin.exchange import refusals
from teamtuin.exchange.batch import Placed
from teamtuin.exchange.coaching_shapes import STATUSES, ClipShape, RoundShape, TrajectoryShape
from teamtuin.exchange.taking_in import TakingIn
from teamtuin.people.model import Person, Role
from teamtuin.school import queries as school

TRAJECTORY = "trajectory"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """The people whom a trajectory names in its file."""

    owner: Person
    coach: Person
    readers: Sequence[Person]
    checked_by: Person | None
    wiped_by: Person | None


def take_in(taking: TakingIn, placed: Placed[TrajectoryShape]) -> None:
    """A trajectory that is new, known or renewed."""
    named = _check(taking, placed)
    ref = placed.shape.id
    called = taking.of_person(named.owner, ref)
    known = taking.id_of(TRAJECTORY, called)
    if known is not None:
        return _renew(taking, placed.shape, named, known)
    trajectory = _trajectory(taking, placed.shape, named, new_id())
    taking.came_in("coaching_trajectories", TRAJECTORY, ref, trajectory.id, called=called)
    if taking.write:
        with taking.acting_as(named.owner.id):
            queries.insert(taking.tx, trajectory)
            readers = [reader.id for reader in named.readers]
            queries.READERS.add(taking.tx, trajectory.id, readers, taking.moment(trajectory.started_on))
        _coachs_lines(taking, named, trajectory, trajectory)


def _check(taking: TakingIn, placed: Placed[TrajectoryShape]) -> _Named:
    """Raises ImportRefused for what cannot come in."""
    shape = placed.shape
    owner = taking.somebody(placed, shape.owner, "owner")
    taking.own_or_demo(placed, owner)
    coach = taking.somebody(placed, shape.coach, "coach")
    if not coach.has(Role.VIDEO_COACH) or coach.id == owner.id:
        placed.refuse(refusals.NOT_A_COACH, "coach")
    if not taking.school.demo:
        _check_own(taking, placed)
    if shape.rounds and not (shape.protocol_checked_on and shape.consent_category_confirmed):
        placed.refuse(refusals.RECORDED_TOO_EARLY, "rounds")
    return _Named(
        owner=owner,
        coach=coach,
        readers=_readers(taking, placed),
        checked_by=_maybe(taking, placed, shape.protocol_checked_by, "protocol_checked_by"),
        wiped_by=_maybe(taking, placed, shape.destroyed_confirmed_by, "destroyed_confirmed_by"),
    )


def _check_own(taking: TakingIn, placed: Placed[TrajectoryShape]) -> None:
    """Outside the demo nobody puts words into the mouth of the coach, and a closed part stays closed."""
    if Module.COACHING not in school.open_modules(taking.tx):
        placed.refuse(refusals.PART_CLOSED)
    if placed.shape.note:
        placed.refuse(refusals.SOMEBODY_ELSES, "note")
    for number, each in enumerate(placed.shape.rounds):
        if each.strength_seen:
            placed.refuse(refusals.SOMEBODY_ELSES, "rounds", number, "strength_seen")
        for place, clip in enumerate(each.clips):
            if clip.by is By.COACH:
                placed.refuse(refusals.SOMEBODY_ELSES, "rounds", number, "clips", place)


def _readers(taking: TakingIn, placed: Placed[TrajectoryShape]) -> list[Person]:
    if not taking.school.demo:
        return []
    named = enumerate(placed.shape.shared_with)
    return [taking.somebody(placed, ref, "shared_with", number) for number, ref in named]


def _maybe(taking: TakingIn, placed: Placed[TrajectoryShape], ref: str | None, name: str) -> Person | None:
    return taking.somebody(placed, ref, name) if ref else None


def _trajectory(taking: TakingIn, shape: TrajectoryShape, named: _Named, trajectory_id: UUID) -> Trajectory:
    trajectory = Trajectory(
        id=trajectory_id,
        owner_id=named.owner.id,
        coach_id=named.coach.id,
        status=STATUSES[shape.status],
        started_on=shape.started_on,
        made_at=taking.moment(shape.started_on),
        learning_question=shape.learning_question.strip(),
        closing=_words(shape.closing_reflection),
        note=_words(shape.note),
        protocol_checked_on=shape.protocol_checked_on,
        protocol_checked_by=named.checked_by.id if named.checked_by else None,
        consent_category_confirmed=shape.consent_category_confirmed,
        next_on=shape.planned_next,
        images_destroyed_on=shape.images_destroyed_on,
        destroyed_confirmed_by=named.wiped_by.id if named.wiped_by else None,
        closed_on=shape.closed_on,
    )
    for each in shape.rounds:
        trajectory = trajectory.with_round(_round(taking, each))
    return trajectory


def _round(taking: TakingIn, shape: RoundShape) -> Round:
    each = Round(
        id=new_id(),
        held_on=shape.date,
        made_at=taking.moment(shape.date),
        activity=shape.activity or "",
        activity_by=By.COACH if taking.school.demo else By.OWNER,
        own_insight=_words(shape.own_insight),
        next_question=_words(shape.next_learning_question),
        strength_seen=_words(shape.strength_seen),
    )
    for clip in shape.clips:
        each = each.with_clip(_clip(clip))
    return each


def _clip(shape: ClipShape) -> Clip:
    return Clip(
        id=new_id(),
        at=shape.at,
        seen=shape.seen.strip(),
        effect=_words(shape.effect),
        by=shape.by,
        code=shape.code,
    )


def _words(text: str | None) -> str:
    return (text or "").strip()


def _renew(taking: TakingIn, shape: TrajectoryShape, named: _Named, known: UUID) -> None:
    """Other words and days where the file has others; rounds of which it says nothing, and readers, stay.

    Of which one of the two is gone, stays as it is.
    """
    with taking.acting_as(named.owner.id):
        old = _whole(taking, known)
        if old is None or old.coach_id != named.coach.id or not named.coach.active:
            taking.told_known(shape.id, same=True)
            return
        new = _placed_in(old, _trajectory(taking, shape, named, known))
        if not taking.told_known(shape.id, same=new == old) or not taking.write:
            return
        coaching.keep(taking.tx, old, new, By.OWNER)
    _coachs_lines(taking, named, new, new)


def _whole(taking: TakingIn, known: UUID) -> Trajectory | None:
    try:
        return queries.get(taking.tx, known, Action.SHARE)
    except NotVisible:  # its owner had everything removed: now it is the coach's
        return None


def _coachs_lines(taking: TakingIn, named: _Named, old: Trajectory, new: Trajectory) -> None:
    if taking.school.demo:
        with taking.acting_as(named.coach.id):
            coaching.keep(taking.tx, old, new, By.COACH)


def _placed_in(old: Trajectory, new: Trajectory) -> Trajectory:
    """The file's trajectory with the ids that its rounds and clips have here; a round is known by its day."""
    made_at, wiped = old.made_at, old.wipe_before
    merged = replace(new, made_at=made_at, wipe_before=wiped, rounds=old.rounds)
    for each in new.rounds:
        known = next((one for one in old.rounds if one.held_on == each.held_on), None)
        merged = merged.with_round(_same_ids(known, each) if known else each)
    return merged


def _same_ids(old: Round, new: Round) -> Round:
    ids = {_told(clip): clip.id for clip in old.clips}
    clips = tuple(replace(clip, id=ids.get(_told(clip), clip.id)) for clip in new.clips)
    changed = replace(new, id=old.id, made_at=old.made_at, clips=())
    for clip in clips:
        changed = changed.with_clip(clip)
    return changed


def _told(clip: Clip) -> tuple[str, ...]:
    return (clip.at, clip.seen, clip.by)
