"""The changes that the owner or the coach can make in a trajectory: pure, and never in the other's lines."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from teamtuin.clock import new_id
from teamtuin.coaching import sentences
from teamtuin.coaching.model import (
    OF_ROUND,
    OF_TRAJECTORY,
    By,
    Clip,
    Round,
    Seen,
    Status,
    Trajectory,
    time_code,
)
from teamtuin.errors import NotVisible, Refused

Texts = Mapping[str, str]
Lines = Callable[[Trajectory, By, Texts], Trajectory]
"""A change from what stands in the fields of a form."""


def whole(old: Trajectory, author: By, filled: Texts) -> Trajectory:
    """One's own lines about the whole: the question, the closing, or the coach's note.

    The question may not become empty. Raises Refused.
    """
    words: dict[str, Any] = {name: text for name, text in filled.items() if name in OF_TRAJECTORY[author]}
    if words.get("learning_question") == "":
        raise Refused(sentences.NO_QUESTION)
    return replace(old, **words)


def moment(round_id: UUID) -> Lines:
    """One's own lines of a round: insight and next question, or the strength that the coach saw."""

    def change(old: Trajectory, author: By, filled: Texts) -> Trajectory:
        words: dict[str, Any] = {name: text for name, text in filled.items() if name in OF_ROUND[author]}
        each = _round(old, round_id)
        if each.activity_by is author and filled.get("activity"):
            words["activity"] = filled["activity"]
        return old.with_round(replace(each, **words))

    return change


def clip(round_id: UUID, clip_id: UUID | None = None) -> Lines:
    """A new clip, or other words in one of one's own. Raises Refused, NotVisible."""

    def change(old: Trajectory, author: By, filled: Texts) -> Trajectory:
        each = _round(old, round_id)
        before = _own_clip(each, author, clip_id) if clip_id else None
        at = time_code(filled.get("at", ""))
        if at is None:
            raise Refused(sentences.NO_TIME_CODE)
        if not filled.get("seen"):
            raise Refused(sentences.NOTHING_SEEN)
        new = Clip(
            id=before.id if before else new_id(),
            at=at,
            seen=filled["seen"],
            effect=filled.get("effect", ""),
            by=author,
            code=before.code if before else None,
        )
        return old.with_round(each.with_clip(new))

    return change


def recording(held_on: date | None, now: datetime, today: date) -> Lines:
    """A round more, with what the class was doing. Raises Refused."""

    def change(old: Trajectory, author: By, filled: Texts) -> Trajectory:
        if not old.may_record:
            raise Refused(sentences.NOT_YET)
        if old.has_ended:
            raise Refused(sentences.ENDED)
        if held_on is None or not filled.get("activity"):
            raise Refused(sentences.NO_DAY)
        _refuse_later(held_on, today)
        activity = filled["activity"]
        new = Round(id=new_id(), held_on=held_on, made_at=now, activity=activity, activity_by=author)
        return replace(old.with_round(new), status=Status.RUNNING)

    return change


Facts = Callable[[Trajectory], Trajectory]
"""A change in days, checks or status."""


def wiped(day: date | None, by: UUID, today: date) -> Facts:
    """No image is left since this day, and who confirms that; None changes nothing. Raises Refused."""

    def change(old: Trajectory) -> Trajectory:
        if day is None:
            return old
        _refuse_later(day, today)
        return replace(old, images_destroyed_on=day, destroyed_confirmed_by=by)

    return change


def ended(status: Status, wipe: Facts, today: date) -> Lines:
    """Closed, or stopped earlier, with the owner's last words. What has ended stays as it ended.

    Raises Refused while there may still be images.
    """

    def change(old: Trajectory, author: By, filled: Texts) -> Trajectory:
        if old.has_ended:
            return old
        new = wipe(old)
        if new.rounds and new.images_destroyed_on is None:
            raise Refused(sentences.NOT_WIPED)
        closing = filled.get("closing") if author is By.OWNER else ""
        return replace(new, status=status, closed_on=today, next_on=None, closing=closing or new.closing)

    return change


Change = Callable[[Trajectory, By], Trajectory]
"""A change without a form."""


def code(round_id: UUID, clip_id: UUID, seen: Seen | None) -> Change:
    """Name what one's own clip shows, or name it no more. Raises NotVisible."""

    def change(old: Trajectory, author: By) -> Trajectory:
        each = _round(old, round_id)
        return old.with_round(each.with_clip(replace(_own_clip(each, author, clip_id), code=seen)))

    return change


def without_clip(round_id: UUID, clip_id: UUID) -> Change:
    """Take one's own clip away. Raises NotVisible."""

    def change(old: Trajectory, author: By) -> Trajectory:
        each = _round(old, round_id)
        return old.with_round(each.without_clip(_own_clip(each, author, clip_id).id))

    return change


def without_round(round_id: UUID) -> Change:
    """Take one's own lines of a round away; where nothing is left, the round goes. Raises NotVisible."""

    def change(old: Trajectory, author: By) -> Trajectory:
        other = By.COACH if author is By.OWNER else By.OWNER
        return old.with_round(_round(old, round_id).of(other))

    return change


def _refuse_later(day: date, today: date) -> None:
    if day > today:
        raise Refused(sentences.LATER)


def _round(old: Trajectory, round_id: UUID) -> Round:
    if (found := old.round(round_id)) is None:
        raise NotVisible
    return found


def _own_clip(each: Round, author: By, clip_id: UUID) -> Clip:
    """One's own clip. What the other wrote is not to be changed: it is as if it were not there."""
    found = each.clip(clip_id)
    if found is None or found.by is not author:
        raise NotVisible
    return found
