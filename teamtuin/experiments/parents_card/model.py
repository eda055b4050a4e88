"""The card for parents: what the team says on it, and what stands there until it has.

Nothing on it is a number of the team's own looking, and nobody's name: only plan, days and choice.
"""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from babel.dates import format_date

from teamtuin.errors import N_
from teamtuin.experiments.model import Choice, Decision, Experiment, Phase
from teamtuin.texts import Texts

OWN = ("trying", "why", "notice", "joining")
"""What the team words itself, by the names of the fields."""
BECAUSE = re.compile(r",?\s+\b(omdat|because)\b.*", re.IGNORECASE | re.DOTALL)
SHORT = 240  # characters of a reason that still belong on one page; the log has it whole
ASK_US = N_(
    "Would you like to ask something, think along or join in? Come by, or tell your child's teacher. "
    "You do not need to know anything about it beforehand."
)
DECIDED = {
    Choice.CONTINUE: N_("On {day} we decided to go on with it."),
    Choice.ADAPT: N_("On {day} we decided to do it differently."),
    Choice.SCALE_UP: N_("On {day} we decided to do it in more places."),
    Choice.REST: N_("On {day} we decided to let it rest for a while."),
    Choice.LET_GO: N_("On {day} we decided to stop with it."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The sentences that the team gives parents."""

    trying: str
    why: str
    notice: str
    joining: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What stands on the card beside the words, out of the proeftuin itself.

    `title` is None where nobody knows any more under which one the words were given.
    """

    title: str | None
    let_go: str
    decision_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The words as the team left them, with what it saw beside them on the card then."""

    words: Words
    seen: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentsCard:
    """The card of one proeftuin. `looked_over`: the team read all that stands on it now."""

    experiment: Experiment
    words: Words
    looked_over: bool


def card_of(one: Experiment, kept: Kept | None, t: Texts) -> ParentsCard:
    """With the team's own words, else with a first version made of the plan."""
    return ParentsCard(
        experiment=one,
        words=kept.words if kept else first_version(one, t),
        looked_over=kept is not None and kept.seen == beside(one),
    )


def beside(one: Experiment) -> Seen:
    """What stands beside the words now."""
    decision_id = one.last_decision.id if one.last_decision else None
    return Seen(title=one.title, let_go=one.let_go, decision_id=decision_id)


def first_version(one: Experiment, t: Texts) -> Words:
    """Made of the need and the expectation; what only the team expects of it is left out."""
    hoped = BECAUSE.sub(".", one.expectation).strip()
    return Words(
        trying=one.differently or hoped or one.title,
        why=one.need,
        notice=hoped if one.differently else "",
        joining=t.gettext(ASK_US),
    )


def until(one: Experiment, today: date, t: Texts) -> str:
    """Until when, and when the team looks back; only days that are still to come."""
    if one.phase is Phase.STOPPED:
        return ""
    said = []
    if one.is_paused(today) and one.paused_until:
        said.append(t.gettext("It rests until {day}.").format(day=_day(one.paused_until, t)))
    ends = one.ends_on if one.ends_on != one.look_back_on and one.phase is not Phase.EMBED else None
    if ends and ends >= today:
        said.append(t.gettext("Up to and including {day}.").format(day=_day(ends, t)))
    if one.look_back_on and one.look_back_on >= today:
        said.append(
            t.gettext("On {day} we look together at what it brought.").format(day=_day(one.look_back_on, t))
        )
    return " ".join(said)


def decided(one: Experiment, t: Texts) -> str:
    """What was decided last, with a reason that is short enough, and what goes along."""
    last = one.last_decision
    if last is None:
        return ""
    said = [t.gettext(DECIDED[last.choice]).format(day=_day(last.decided_on, t)), *_short(last.because)]
    if last.choice is Choice.LET_GO and _short(last.keep):
        said.append(t.gettext("This we take along: {what}").format(what=_lower(last)))
    return " ".join(said)


def _lower(last: Decision) -> str:
    return last.keep[:1].lower() + last.keep[1:]


def _short(text: str) -> list[str]:
    return [text] if text and len(text) <= SHORT else []


def _day(day: date, t: Texts) -> str:
    return str(format_date(day, "d MMMM y", locale=t.language))
