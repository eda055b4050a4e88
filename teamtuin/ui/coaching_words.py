"""The small words of the Beeldcoach room: how far a trajectory is, and what a clip shows."""

from teamtuin.coaching.model import By, Seen, Status, Trajectory
from teamtuin.errors import N_
from teamtuin.texts import Texts
from teamtuin.ui import rows

SEEN = {
    Seen.ATTEND: N_("being attentive"),
    Seen.NOTICE_INITIATIVE: N_("noticing initiative"),
    Seen.RECEIVE: N_("receiving"),
    Seen.NAME: N_("naming with approval"),
    Seen.TURN: N_("taking turns"),
    Seen.COOPERATE: N_("doing it together"),
    Seen.LEAD: N_("guiding"),
    Seen.DEEPEN: N_("deepening"),
}


def status_of(trajectory: Trajectory, t: Texts) -> str:
    """How far it is, in a few words."""
    day = rows.short_day(trajectory.closed_on or trajectory.started_on, t.language)
    words = {
        Status.REQUESTED: t.gettext("asked on {day}"),
        Status.INTAKE: t.gettext("the intake, since {day}"),
        Status.RUNNING: t.gettext("runs since {day}"),
        Status.CLOSED: t.gettext("closed on {day}"),
        Status.STOPPED: t.gettext("stopped on {day}"),
    }
    return words[trajectory.status].format(day=day)


def next_step(trajectory: Trajectory, me: By, other: str, t: Texts) -> str:
    """What comes next, as one sentence; nothing when it has ended."""
    if trajectory.has_ended:
        return ""
    if trajectory.next_on:
        day = rows.day_said(trajectory.next_on, t.language)
        return t.gettext("On {day} you look together.").format(day=day)
    if trajectory.status is Status.REQUESTED:
        asked = t.gettext("You asked {name}. Choose together when you talk.")
        return (asked if me is By.OWNER else t.gettext("{name} asks you to look along.")).format(name=other)
    if not trajectory.may_record:
        return t.gettext("Go through what has to stand before a recording. Then you can begin.")
    if not trajectory.rounds:
        return t.gettext("Everything stands. The first recording can come.")
    return t.gettext("When do you look again? Choose a day together.")
