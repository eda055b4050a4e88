"""Where a proeftuin goes with a decision, and what waits for whom; pure rules."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from teamtuin.experiments.model import Choice, Experiment, Phase, RoomAsked


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """Where a proeftuin stands once something was decided."""

    phase: Phase
    paused_until: date | None
    look_back_on: date | None


def after(phase: Phase, choice: Choice, next_look_back: date | None) -> After:
    """Where a choice leads from this phase; resting keeps the phase until the next look-back."""
    leads_to = {
        Choice.CONTINUE: Phase.TRY_OUT,
        Choice.ADAPT: Phase.DESIGN,
        Choice.SCALE_UP: Phase.EMBED,
        Choice.REST: phase,
        Choice.LET_GO: Phase.STOPPED,
    }
    until = next_look_back if choice is Choice.REST else None
    return After(phase=leads_to[choice], paused_until=until, look_back_on=next_look_back)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Room that a proeftuin asks for and that nobody answered yet."""

    experiment_id: UUID
    title: str
    room: RoomAsked


def waiting(experiments: list[Experiment]) -> list[Waiting]:
    """All room that waits for an answer, the longest first."""
    found = [
        Waiting(experiment_id=one.id, title=one.title, room=room)
        for one in experiments
        for room in one.open_rooms
    ]
    return sorted(found, key=lambda one: (one.room.asked_on, one.room.made_at))
