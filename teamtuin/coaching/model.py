"""A trajectory with the video coach, in words: what was seen together, and who wrote which line of it.

Every line is the owner's or the coach's. Only its author changes it, each author's lines are sealed with a
key of their own, and whoever else may read gets the owner's lines alone.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

TIME_CODE = re.compile(r"([0-9]{1,2}):([0-5][0-9])")
"""Minutes and seconds into a recording, as somebody types them."""


class Status(StrEnum):
    """How far a trajectory is."""

    REQUESTED = "requested"
    INTAKE = "intake"
    RUNNING = "running"
    CLOSED = "closed"
    STOPPED = "stopped"


ENDED = frozenset({Status.CLOSED, Status.STOPPED})


class By(StrEnum):
    """Whose line it is."""

    OWNER = "owner"
    COACH = "coach"


class Seen(StrEnum):
    """What a clip may show (practice 2.2). It names one moment and is counted nowhere."""

    ATTEND = "attend"
    NOTICE_INITIATIVE = "notice_initiative"
    RECEIVE = "receive"
    NAME = "name"
    TURN = "turn"
    COOPERATE = "cooperate"
    LEAD = "lead"
    DEEPEN = "deepen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A moment in a recording: its time code, what was seen, and the effect on the children."""

    id: UUID
    at: str
    seen: str
    effect: str
    by: By
    code: Seen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One recording and the talk about it. Own insight and next question are the owner's, the strength is
    the coach's; `activity` is the line of who noted the round, `activity_by`."""

    id: UUID
    held_on: date
    made_at: datetime
    activity: str = ""
    activity_by: By = By.OWNER
    own_insight: str = ""
    next_question: str = ""
    strength_seen: str = ""
    clips: tuple[Clip, ...] = ()

    @property
    def text(self) -> str:
        """All that was written in it."""
        clips = (f"{clip.seen} {clip.effect}" for clip in self.clips)
        return "\n".join([self.activity, self.own_insight, *clips, self.strength_seen, self.next_question])

    def has_lines_of(self, author: By) -> bool:
        """Whether this author wrote anything here."""
        return bool(_round_body(self, author))

    def of(self, author: By) -> "Round":
        """The round with this author's lines alone."""
        owners = author is By.OWNER
        return replace(
            self,
            activity=self.activity if self.activity_by is author else "",
            activity_by=author,
            own_insight=self.own_insight if owners else "",
            next_question=self.next_question if owners else "",
            strength_seen="" if owners else self.strength_seen,
            clips=tuple(clip for clip in self.clips if clip.by is author),
        )

    def clip(self, clip_id: UUID) -> Clip | None:
        return next((clip for clip in self.clips if clip.id == clip_id), None)

    def with_clip(self, new: Clip) -> "Round":
        """The round with this clip, in the place of an earlier version of it."""
        return replace(self, clips=_by_time([*self._clips_but(new.id), new]))

    def without_clip(self, clip_id: UUID) -> "Round":
        return replace(self, clips=self._clips_but(clip_id))

    def _clips_but(self, clip_id: UUID) -> tuple[Clip, ...]:
        return tuple(clip for clip in self.clips if clip.id != clip_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """The owner's question, and the rounds in which the coach looked along. Days are those at school.

    `owner_id` or `coach_id` is None when that person's part ended. `note` is the coach's.
    """

    id: UUID
    owner_id: UUID | None
    coach_id: UUID | None
    status: Status
    started_on: date
    made_at: datetime
    learning_question: str = ""
    closing: str = ""
    note: str = ""
    rounds: tuple[Round, ...] = ()
    protocol_checked_on: date | None = None
    protocol_checked_by: UUID | None = None
    consent_category_confirmed: bool = False
    next_on: date | None = None
    wipe_before: date | None = None
    images_destroyed_on: date | None = None
    destroyed_confirmed_by: UUID | None = None
    closed_on: date | None = None

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED

    @property
    def text(self) -> str:
        """All that was written in it."""
        return "\n".join(
            [self.learning_question, *(each.text for each in self.rounds), self.closing, self.note]
        )

    @property
    def may_record(self) -> bool:
        """Whether a recording may be noted: the protocol was checked and the consent category stands."""
        return self.protocol_checked_on is not None and self.consent_category_confirmed

    def author(self, person_id: UUID) -> By | None:
        """As whom this person writes here; None for everybody else."""
        return {self.coach_id: By.COACH, self.owner_id: By.OWNER}.get(person_id)

    def round(self, round_id: UUID) -> Round | None:
        return next((each for each in self.rounds if each.id == round_id), None)

    def with_round(self, new: Round) -> "Trajectory":
        """The trajectory with this round, in the place of an earlier version of it."""
        others = [each for each in self.rounds if each.id != new.id]
        return replace(self, rounds=in_order([*others, new]))


def in_order(rounds: Iterable[Round]) -> tuple[Round, ...]:
    """Rounds from the first to the last."""
    return tuple(sorted(rounds, key=lambda each: (each.held_on, each.made_at, each.id)))


def as_seen_by_reader(trajectory: Trajectory) -> Trajectory:
    """What somebody reads whom the owner chose: the owner's own lines, and not a word of the coach.

    Nor who the coach is, what was checked or planned, or a round in which the owner wrote nothing.
    """
    own = (each.of(By.OWNER) for each in trajectory.rounds)
    return Trajectory(
        id=trajectory.id,
        owner_id=trajectory.owner_id,
        coach_id=None,
        status=trajectory.status,
        started_on=trajectory.started_on,
        made_at=trajectory.made_at,
        learning_question=trajectory.learning_question,
        closing=trajectory.closing,
        rounds=tuple(each for each in own if each.has_lines_of(By.OWNER)),
    )


def time_code(typed: str) -> str | None:
    """A time code as minutes and seconds: "3:12" gives "03:12"; None when it is none."""
    found = TIME_CODE.fullmatch(typed.strip().replace(".", ":"))
    return f"{int(found[1]):02}:{found[2]}" if found else None


def _by_time(clips: Iterable[Clip]) -> tuple[Clip, ...]:
    return tuple(sorted(clips, key=lambda clip: (clip.at, clip.id)))


OF_TRAJECTORY: Mapping[By, tuple[str, ...]] = {
    By.OWNER: ("learning_question", "closing"),
    By.COACH: ("note",),
}
OF_ROUND: Mapping[By, tuple[str, ...]] = {
    By.OWNER: ("own_insight", "next_question"),
    By.COACH: ("strength_seen",),
}
"""Which lines are whose."""


def to_body(trajectory: Trajectory, author: By) -> dict[str, Any]:
    """What is sealed of this author: every word, and nothing of the other."""
    words = {name: getattr(trajectory, name) for name in OF_TRAJECTORY[author]}
    rounds = {str(each.id): _round_body(each, author) for each in trajectory.rounds}
    return words | {"rounds": {round_id: body for round_id, body in rounds.items() if body}}


def _round_body(each: Round, author: By) -> dict[str, Any]:
    """This author's lines of a round; empty when there are none."""
    words = {name: getattr(each, name) for name in OF_ROUND[author]}
    words["activity"] = each.activity if each.activity_by is author else ""
    body: dict[str, Any] = {name: text for name, text in words.items() if text}
    if clips := [_clip_body(clip) for clip in each.clips if clip.by is author]:
        body["clips"] = clips
    return body


def _clip_body(clip: Clip) -> dict[str, Any]:
    body = {"id": str(clip.id), "at": clip.at, "seen": clip.seen, "effect": clip.effect, "by": clip.by.value}
    return body | ({"code": clip.code.value} if clip.code else {})


def with_body(trajectory: Trajectory, author: By, body: Mapping[str, Any]) -> Trajectory:
    """The trajectory with what was sealed of this author beside what stands in it of the other."""
    words = {name: body[name] for name in OF_TRAJECTORY[author]}
    rounds = (_with_round_body(each, author, body["rounds"].get(str(each.id))) for each in trajectory.rounds)
    return replace(trajectory, rounds=tuple(rounds), **words)


def _with_round_body(each: Round, author: By, body: Mapping[str, Any] | None) -> Round:
    if body is None:
        return each
    words = {name: body.get(name, "") for name in OF_ROUND[author]}
    if "activity" in body:
        words |= {"activity": body["activity"], "activity_by": author}
    clips = (_clip(clip, author) for clip in body.get("clips", ()))
    return replace(each, clips=_by_time([*each.clips, *clips]), **words)


def _clip(body: Mapping[str, Any], author: By) -> Clip:
    """A clip as it was sealed; whose seal it lies under says whose it is."""
    return Clip(
        id=UUID(body["id"]),
        at=body["at"],
        seen=body["seen"],
        effect=body["effect"],
        by=author,
        code=Seen(body["code"]) if body.get("code") else None,
    )
