"""How a proeftuin stands, in a sentence made of what is there; and what it asks next, for a list.

Nobody fills in a status. What was measured and seen since it began or since the last decision is counted.
"""

from datetime import date, timedelta

from babel.dates import format_date

from teamtuin.clock import HOME
from teamtuin.errors import N_
from teamtuin.experiments.model import Choice, Experiment, Phase, RoomKind
from teamtuin.settings import Language
from teamtuin.texts import Texts

SOON = timedelta(days=7)
LONGEST_ASK = 45
ROOM_KINDS = {
    RoomKind.TIME: N_("time"),
    RoomKind.MONEY: N_("money"),
    RoomKind.PLACE: N_("place"),
    RoomKind.PERMISSION: N_("permission"),
    RoomKind.HANDS: N_("hands"),
}


def sentence(one: Experiment, today: date, t: Texts) -> str:
    """How it stands today, in one or two sentences."""
    if one.paused_until is not None and one.paused_until > today:
        return t.gettext("This rests until {day}.").format(day=_day(one.paused_until, today, t.language))
    says = {
        Phase.SIGNAL: _question,
        Phase.EXPLORE: _question,
        Phase.DESIGN: _plan,
        Phase.TRY_OUT: _trying,
        Phase.LOOK_BACK: _looking,
        Phase.DECIDE: _deciding,
        Phase.EMBED: _usual,
        Phase.STOPPED: _stopped,
    }
    return says[one.phase](one, today, t)


def _question(_: Experiment, __: date, t: Texts) -> str:
    return t.gettext("This is still a question. Who thinks along?")


def _plan(one: Experiment, today: date, t: Texts) -> str:
    last = one.last_decision
    if last and last.choice is Choice.ADAPT:
        said = t.gettext("You decided to adapt it on {day}.").format(
            day=_day(last.decided_on, today, t.language)
        )
        return f"{said} {_when_again(one, today, t)}".strip()
    if not one.let_go:
        return t.gettext("We are making a plan. What do we let go for it?")
    return t.gettext("We are making a plan.")


def _when_again(one: Experiment, today: date, t: Texts) -> str:
    if one.look_back_on is None or one.look_back_on <= today:
        return ""
    return t.gettext("On {day} you look again.").format(day=_day(one.look_back_on, today, t.language))


def _trying(one: Experiment, today: date, t: Texts) -> str:
    if one.starts_on and one.starts_on > today:
        return t.gettext("We begin on {day}.").format(day=_day(one.starts_on, today, t.language))
    since = one.starts_on or one.planted_on
    said = t.gettext("We are trying this out since {day}.").format(day=_day(since, today, t.language))
    return f"{said} {_look_back(one, today, t)}".strip()


def _look_back(one: Experiment, today: date, t: Texts) -> str:
    if one.look_back_on is None:
        return ""
    ready = _ready(one, t)
    if one.look_back_on < today:
        return _with(t.gettext("It is time to look back."), ready)
    if one.look_back_on == today:
        return _with(t.gettext("Today you look back."), ready)
    if one.look_back_on - today <= SOON:
        weekday = format_date(one.look_back_on, "EEEE", locale=t.language).capitalize()
        return _with(t.gettext("On {weekday} you look back.").format(weekday=weekday), ready)
    day = _day(one.look_back_on, today, t.language)
    return t.gettext("On {day} you look back.").format(day=day)


def _with(said: str, ready: str) -> str:
    """A sentence, and after its colon what lies ready for it."""
    return f"{said.rstrip('.')}: {ready}." if ready else said


def _ready(one: Experiment, t: Texts) -> str:
    """What lies ready to look back on, since it began or since the last decision."""
    measured, seen = evidence(one)
    numbers = t.ngettext("{n} measurement", "{n} measurements", measured).format(n=measured)
    stories = t.ngettext("{n} story", "{n} stories", seen).format(n=seen)
    if measured and seen:
        both = t.gettext("{measurements} and {stories}").format(measurements=numbers, stories=stories)
        return t.gettext("{things} lie ready").format(things=both)
    if not measured and not seen:
        return ""
    return t.ngettext("{things} lies ready", "{things} lie ready", measured or seen).format(
        things=numbers if measured else stories
    )


def evidence(one: Experiment) -> tuple[int, int]:
    """How many measurements and stories there are since it began, or since the last decision."""
    since = one.starts_on or one.planted_on
    if one.last_decision:
        since = max(since, one.last_decision.decided_on)
    measured = sum(m.measured_on >= since for i in one.indicators for m in i.measurements)
    learned = sum(
        c.looked_at is not None and c.looked_at.astimezone(HOME).date() >= since for c in one.cycles
    )
    return measured, sum(seen.seen_on >= since for seen in one.observations) + learned


def _looking(one: Experiment, _: date, t: Texts) -> str:
    return _with(t.gettext("You are looking back."), _ready(one, t))


def _deciding(_: Experiment, __: date, t: Texts) -> str:
    return t.gettext("You looked back. Now a decision, with a reason.")


def _usual(one: Experiment, today: date, t: Texts) -> str:
    said = t.gettext("This has become usual.")
    if one.look_back_on is None:
        return said
    if one.look_back_on <= today:
        return f"{said} {t.gettext('Is it still alive?')}"
    month = _month(one.look_back_on, today, t.language)
    return f"{said} " + t.gettext("In {month} we see whether it is still alive.").format(month=month)


def _stopped(one: Experiment, today: date, t: Texts) -> str:
    last = one.last_decision
    if last is None:
        return t.gettext("Let go.")
    said = t.gettext("Let go on {day}.").format(day=_day(last.decided_on, today, t.language))
    if not last.keep:
        return said
    kept = last.keep.split(". ")[0].rstrip(".")
    return f"{said} " + t.gettext("We take along: {what}.").format(what=kept[:1].lower() + kept[1:])


def asks(one: Experiment, today: date, t: Texts) -> str:
    """What it asks next, in at most 45 characters."""
    return _ask(one, today, t)[:LONGEST_ASK]


def _ask(one: Experiment, today: date, t: Texts) -> str:
    if one.open_rooms:
        kind = t.gettext(ROOM_KINDS[one.open_rooms[0].kind])
        return t.gettext("Asks for room: {kind}").format(kind=kind)
    if one.paused_until is not None and one.paused_until > today:
        return t.gettext("Rests until {day}").format(day=_day(one.paused_until, today, t.language))
    if one.phase is Phase.TRY_OUT:
        return _ask_while_trying(one, today, t)
    if one.phase is Phase.DESIGN:
        return t.gettext("What do we let go?") if not one.let_go else _look_again(one, today, t)
    if one.phase is Phase.STOPPED and one.last_decision:
        day = _day(one.last_decision.decided_on, today, t.language)
        return t.gettext("Let go on {day}").format(day=day)
    if one.phase is Phase.EMBED and one.look_back_on:
        month = _month(one.look_back_on, today, t.language)
        return t.gettext("Still alive? Look in {month}").format(month=month)
    return t.gettext(ASKS[one.phase])


ASKS = {
    Phase.SIGNAL: N_("Who thinks along?"),
    Phase.EXPLORE: N_("Who thinks along?"),
    Phase.LOOK_BACK: N_("What did you see, and what does it teach?"),
    Phase.DECIDE: N_("A decision, with a reason"),
    Phase.EMBED: N_("Is it still alive?"),
    Phase.STOPPED: N_("Asks nothing more"),
}


def _look_again(one: Experiment, today: date, t: Texts) -> str:
    if one.look_back_on is None:
        return t.gettext("When do you start?")
    return t.gettext("Look again on {day}").format(day=_day(one.look_back_on, today, t.language))


def _ask_while_trying(one: Experiment, today: date, t: Texts) -> str:
    if one.look_back_on and one.look_back_on <= today:
        return t.gettext("Look back now")
    if not any(indicator.measurements for indicator in one.indicators) and not one.observations:
        return t.gettext("A first observation or measurement")
    if one.look_back_on is None:
        return t.gettext("When do you look back?")
    return t.gettext("Look back on {day}").format(day=_day(one.look_back_on, today, t.language))


def _day(day: date, today: date, language: Language) -> str:
    """A day in a sentence, with its year when it lies far away."""
    near = day.year == today.year or abs((day - today).days) < 120
    return format_date(day, "d MMMM" if near else "d MMMM y", locale=language)


def _month(day: date, today: date, language: Language) -> str:
    near = abs((day - today).days) < 330
    return format_date(day, "LLLL" if near else "LLLL y", locale=language)
