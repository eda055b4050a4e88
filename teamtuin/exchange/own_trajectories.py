"""One's own trajectories with the video coach, as they leave in the export of one person (docs/export.md).

The owner takes along all of it, with the coach's lines marked as such; a coach only the coach's own lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.coaching.model import OF_ROUND, OF_TRAJECTORY, By, Clip, Round, Trajectory


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Some words of one of the two; `what` is how the line is called in docs/export.md."""

    by: By
    what: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRound:
    """What leaves of one round."""

    each: Round
    lines: list[Line]
    clips: list[Clip]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTrajectory:
    """What leaves of one trajectory, as whom it leaves, and the first names of the owner's readers."""

    trajectory: Trajectory
    role: By
    lines: list[Line]
    rounds: list[OwnRound]
    readers: list[str]


def gather_trajectories(teamtuin: Teamtuin, viewer: Viewer) -> list[OwnTrajectory]:
    """Those of which the viewer is the owner or the coach; what others let the viewer read stays theirs."""
    found = teamtuin.coaching.overview(viewer, to_take_along=True)
    own = [_own(each, By.OWNER, _readers(teamtuin, viewer, each)) for each in found.own]
    return own + [_own(each, By.COACH, []) for each in found.coaching]


def _readers(teamtuin: Teamtuin, viewer: Viewer, trajectory: Trajectory) -> list[str]:
    return [person.first_name for person in teamtuin.coaching.readers(viewer, trajectory.id)]


def _own(trajectory: Trajectory, role: By, readers: list[str]) -> OwnTrajectory:
    authors = tuple(By) if role is By.OWNER else (By.COACH,)
    rounds = [_round(each, authors) for each in trajectory.rounds]
    return OwnTrajectory(
        trajectory=trajectory,
        role=role,
        lines=[*_lines(trajectory, OF_TRAJECTORY, authors)],
        rounds=[each for each in rounds if each.lines or each.clips],
        readers=readers,
    )


def _round(each: Round, authors: tuple[By, ...]) -> OwnRound:
    lines = [*_lines(each, OF_ROUND, authors)]
    if each.activity and each.activity_by in authors:
        lines.insert(0, Line(by=each.activity_by, what="activity", text=each.activity))
    return OwnRound(each=each, lines=lines, clips=[clip for clip in each.clips if clip.by in authors])


def _lines(thing: Any, names: Any, authors: tuple[By, ...]) -> Iterator[Line]:
    for author in authors:
        for name in names[author]:
            if text := getattr(thing, name):
                yield Line(by=author, what=name, text=text)


def trajectory_document(own: OwnTrajectory) -> dict[str, Any]:
    """One trajectory for another program."""
    trajectory = own.trajectory
    return {
        "id": str(trajectory.id),
        "role": own.role,
        "status": trajectory.status,
        "started_on": trajectory.started_on.isoformat(),
        "closed_on": trajectory.closed_on.isoformat() if trajectory.closed_on else None,
        "lines": [_line(line) for line in own.lines],
        "rounds": [
            {
                "held_on": one.each.held_on.isoformat(),
                "lines": [_line(line) for line in one.lines],
                "clips": [_clip(clip) for clip in one.clips],
            }
            for one in own.rounds
        ],
        "readers": own.readers,
    }


def _line(line: Line) -> dict[str, str]:
    return {"by": line.by, "what": line.what, "text": line.text}


def _clip(clip: Clip) -> dict[str, str | None]:
    return {"by": clip.by, "at": clip.at, "seen": clip.seen, "effect": clip.effect, "code": clip.code}
