"""How a proeftuin stands, in a sentence made of what is there; and what it asks next, for a list.

Nobody fills in a status, and it never judges. Of what is true the first says it, in at most two sentences:

| when                                                   | it says                                          |
| ------------------------------------------------------ | ------------------------------------------------ |
| it rests                                               | until when                                       |
| it is a seed                                           | who thinks along?                                |
| it runs, and a number passed its limit (stopping.py)   | stop rule touched: talk about it                 |
| it is tried, the day is there, something is there      | ready to talk about, and what                    |
| it is tried, the day is there, nothing is there        | time to look back, nothing yet                   |
| it is tried or planned, nothing is known of before     | when one looks back, and: not looked at before   |
| it is tried, the look-back is within a week            | on which weekday, and what lies ready            |
| it is tried, the look-back is within four weeks        | in how many days                                 |
| it is tried, the look-back is later                    | on which day                                     |
| other steps                                            | what was decided, or what is done now            |

"It runs" is trying out, looking back, deciding, and what has become usual. "Something" is what was measured
and seen since it began or since the last decision (found.py).
"""

from datetime import date, timedelta

from babel.dates import format_date

from teamtuin.errors import N_
from teamtuin.experiments.found import begun, evidence, looked_before
from teamtuin.experiments.model import Choice, Experiment, Phase, RoomKind
from teamtuin.experiments.stopping import touched
from teamtuin.settings import Language
from teamtuin.texts import Texts

SOON, COUNTED = timedelta(days=7), timedelta(days=28)
LONGEST_KEPT = 90
RUNS = (Phase.TRY_OUT, Phase.LOOK_BACK, Phase.DECIDE, Phase.EMBED)
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
    said = t.gettext("We are making a plan.")
    return f"{said} {_before(one, t)}".strip()


def _before(one: Experiment, t: Texts) -> str:
    return "" if looked_before(one) else t.gettext("You have not looked yet at how it was before.")


def _talk(t: Texts) -> str:
    return t.gettext("Stop rule touched: talk about it.")


def _when_again(one: Experiment, today: date, t: Texts) -> str:
    if one.look_back_on is None or one.look_back_on <= today:
        return ""
    return t.gettext("On {day} you look again.").format(day=_day(one.look_back_on, today, t.language))


def _trying(one: Experiment, today: date, t: Texts) -> str:
    if begun(one) > today:
        said = t.gettext("We begin on {day}.").format(day=_day(begun(one), today, t.language))
        return f"{said} {_before(one, t)}".strip()
    since = t.gettext("We are trying this out since {day}.").format(day=_day(begun(one), today, t.language))
    if touched(one):
        return f"{since} {_talk(t)}"
    if one.look_back_on is not None and one.look_back_on <= today:
        return f"{since} {_due(one, t)}"
    coming = _coming(one, today, t)
    if not looked_before(one):
        return f"{coming or since} {_before(one, t)}"
    return f"{since} {coming}".strip()


def _due(one: Experiment, t: Texts) -> str:
    """The day of looking back is there."""
    ready = _things(one, t)
    if not ready:
        return t.gettext("It is time to look back, and nothing was measured or seen yet.")
    return t.gettext("Ready to talk about: {things}.").format(things=ready)


def _coming(one: Experiment, today: date, t: Texts) -> str:
    """When one looks back; in the last week also what lies ready."""
    if one.look_back_on is None:
        return ""
    left = one.look_back_on - today
    if left < SOON:  # a week ahead its name would be that of today
        weekday = format_date(one.look_back_on, "EEEE", locale=t.language).capitalize()
        return _with(t.gettext("On {weekday} you look back.").format(weekday=weekday), _ready(one, t))
    if left <= COUNTED:
        return t.ngettext("In {n} day you look back.", "In {n} days you look back.", left.days).format(
            n=left.days
        )
    day = _day(one.look_back_on, today, t.language)
    return t.gettext("On {day} you look back.").format(day=day)


def _with(said: str, ready: str) -> str:
    """A sentence, and after its colon what lies ready for it."""
    return f"{said.rstrip('.')}: {ready}." if ready else said


def _things(one: Experiment, t: Texts) -> str:
    """How many measurements and stories there are to look back on; empty when there are none."""
    measured, seen = evidence(one)
    numbers = t.ngettext("{n} measurement", "{n} measurements", measured).format(n=measured)
    stories = t.ngettext("{n} story", "{n} stories", seen).format(n=seen)
    if measured and seen:
        return t.gettext("{measurements} and {stories}").format(measurements=numbers, stories=stories)
    return numbers if measured else stories if seen else ""


def _ready(one: Experiment, t: Texts) -> str:
    """What lies ready to look back on, since it began or since the last decision."""
    things = _things(one, t)
    if not things:
        return ""
    return t.ngettext("{things} lies ready", "{things} lie ready", sum(evidence(one))).format(things=things)


def _looking(one: Experiment, _: date, t: Texts) -> str:
    said = t.gettext("You are looking back.")
    if touched(one):
        return f"{said} {_talk(t)}"
    ready = _ready(one, t)
    if not ready:
        nothing = t.gettext("Nothing was measured or seen yet.")
        return f"{said} {nothing}"
    return f"{_with(said, ready)} {_before(one, t)}".strip()


def _deciding(one: Experiment, _: date, t: Texts) -> str:
    said = t.gettext("You looked back.")
    if touched(one):
        return f"{said} {_talk(t)}"
    return t.gettext("You looked back. Now a decision, with a reason.")


def _usual(one: Experiment, today: date, t: Texts) -> str:
    said = t.gettext("This has become usual.")
    if touched(one):
        return f"{said} {_talk(t)}"
    if one.look_back_on is None:
        return said
    if one.look_back_on <= today:
        alive = t.gettext("Is it still alive?")
        return f"{said} {alive}"
    month = _month(one.look_back_on, today, t.language)
    return f"{said} " + t.gettext("In {month} we see whether it is still alive.").format(month=month)


def _stopped(one: Experiment, today: date, t: Texts) -> str:
    last = one.last_decision
    if last is None:
        return t.gettext("Let go.")
    said = t.gettext("Let go on {day}.").format(day=_day(last.decided_on, today, t.language))
    kept = next(iter(last.keep.splitlines()), "").split(". ")[0].strip(" .?!…")
    if not kept or len(kept) > LONGEST_KEPT:
        return said  # the decision itself tells it whole
    return f"{said} " + t.gettext("We take along: {what}.").format(what=kept[:1].lower() + kept[1:])


def asks(one: Experiment, today: date, t: Texts) -> str:
    """What it asks next, in at most 45 characters."""
    return _ask(one, today, t)[:LONGEST_ASK]


def _ask(one: Experiment, today: date, t: Texts) -> str:
    rests = one.is_paused(today)
    if one.phase in RUNS and not rests and touched(one):
        return t.gettext("Stop rule touched: talk about it")
    if one.open_rooms:
        kind = t.gettext(ROOM_KINDS[one.open_rooms[0].kind])
        return t.gettext("Asks for room: {kind}").format(kind=kind)
    if one.paused_until is not None and rests:
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
    measured, seen = evidence(one)
    if one.look_back_on and one.look_back_on <= today:
        return t.gettext("Ready to talk about") if measured or seen else t.gettext("Look back now")
    if not looked_before(one):
        return t.gettext("How was it before?")
    if not measured and not seen:
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
