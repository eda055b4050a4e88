"""What Teamtuin asks of us: its forms, about how long each takes, and how often they were filled in.

An estimate of a hand and a keyboard, by the keystroke-level model (registration/keystrokes): nobody was
measured. It is about forms that make something the whole team sees; of all others only that they exist.
"""

from babel.lists import format_list

from teamtuin.errors import N_
from teamtuin.insight.drawings import Ask, Asks
from teamtuin.insight.exhibit import Cell, Exhibit, Table
from teamtuin.insight.sentences import number
from teamtuin.insight.terms import Period, when
from teamtuin.registration.catalogue import COUNTED, FORMS
from teamtuin.registration.keystrokes import TYPING
from teamtuin.registration.model import CHARACTERS, FieldKind, Form, Registration, Whose
from teamtuin.texts import Texts

UNKNOWN = N_("how often, we do not know and do not count")
AN_HOUR = 60
MOST_LINES = 5
"""So many forms stand on the page; all of them stand in the table."""
TENS = 10
"""From an hour on an estimate is told in steps of so many minutes."""


def asks_of_us(found: Registration, over: Period, t: Texts) -> Exhibit:
    """The whole list; the sentence and the lines are about what was filled in."""
    lines = _lines(found, t)
    return Exhibit(
        key="asks_of_us",
        question=t.gettext("What does Teamtuin ask of us?"),
        sentence=_sentence(found, when(over, t), t),
        caveat=_caveat(found, t),
        listing=Asks(rows=(*lines, _own_line(found, t))) if lines else None,
        table=_table(found, t),
        alt="; ".join(f"{line.title}: {line.line}, {line.word}" for line in lines),
    )


def in_all(found: Registration, typing: float) -> float:
    """Minutes of all the times together, with so many seconds for each character."""
    times = found.times or {}
    return sum(times.get(form.key, 0) * form.minutes(found.gone, typing) for form in COUNTED)


def _sentence(found: Registration, when: str, t: Texts) -> str:
    if found.times is None:
        return t.gettext(
            "These are the forms of Teamtuin, and about how long each takes. The team sees how often they are"
            " filled in."
        )
    times = sum(found.times.values())
    if not times:
        return t.gettext("No form was filled in {when} for what we share.").format(when=when)
    quick, middle, slow = (_time(in_all(found, typing), t) for typing in sorted(TYPING.values()))
    told = t.ngettext(
        "{n} time {when} a form was filled in for what we share.",
        "{n} times {when} a form was filled in for what we share.",
        times,
    ).format(n=times, when=when)
    about = t.gettext(
        "We estimate that it took {middle} of all of us together: {quick} with quick fingers, {slow} with"
        " slow ones."
    )
    return f"{told} {about.format(middle=middle, quick=quick, slow=slow)}"


def _time(minutes: float, t: Texts) -> str:
    """ "40 minutes", or from an hour on "1 hour and 50 minutes"."""
    if minutes < AN_HOUR:
        return _minutes(max(1, round(minutes)), t)
    hours, rest = divmod(round(minutes / TENS) * TENS, AN_HOUR)
    told = t.ngettext("{n} hour", "{n} hours", hours).format(n=hours)
    return format_list([told, _minutes(rest, t)], locale=t.language) if rest else told


def _minutes(number: int, t: Texts) -> str:
    return t.ngettext("{n} minute", "{n} minutes", number).format(n=number)


def _caveat(found: Registration, t: Texts) -> str:
    estimate = t.gettext(
        "This is an estimate of a hand and a keyboard that fill in every field, with {line} signs in one line"
        " and {text} in an open field. It was measured of nobody, and thinking about what you want to say is"
        " not in it."
    ).format(line=CHARACTERS[FieldKind.LINE], text=CHARACTERS[FieldKind.TEXT])
    if found.times is None:
        return estimate
    return " ".join(
        (
            estimate,
            t.gettext(
                "A number that came from the plus, a column or a file counts as one that was typed. What is"
                " yours alone is not in it."
            ),
        )
    )


def _lines(found: Registration, t: Texts) -> tuple[Ask, ...]:
    """The forms that took longest together."""
    times = found.times or {}
    took = {form: times.get(form.key, 0) * form.minutes(found.gone) for form in COUNTED}
    longest = sorted(took, key=lambda form: -took[form])[:MOST_LINES]
    return tuple(_line(form, times[form.key], took[form], found, t) for form in longest if took[form])


def _line(form: Form, times: int, minutes: float, found: Registration, t: Texts) -> Ask:
    often = t.ngettext("{n} time", "{n} times", times).format(n=times)
    each = t.gettext("{minutes} minutes each").format(minutes=_number(form.minutes(found.gone), t))
    count = len(form.asked(found.gone))
    fields = t.ngettext("{n} field", "{n} fields", count).format(n=count)
    return Ask(
        title=t.gettext(form.name), strand=None, word=_time(minutes, t), line=f"{often} · {fields} · {each}"
    )


def _own_line(found: Registration, t: Texts) -> Ask:
    """What is one's own, of a few, or kept without a day: that it exists, and nothing more."""
    minutes = [form.minutes(found.gone) for form in FORMS if form.whose is Whose.NOT_COUNTED]
    line = t.gettext(
        "{n} forms of {least} to {most} minutes: a line of today, a question to the coach, other words for a"
        " plan. How often, we do not know and do not count."
    )
    return Ask(
        title=t.gettext("What is your own, or kept without a day"),
        strand=None,
        word="",
        line=line.format(n=len(minutes), least=_number(min(minutes), t), most=_number(max(minutes), t)),
    )


def _number(minutes: float, t: Texts) -> str:
    return number(round(minutes, 1), t.language)


def _table(found: Registration, t: Texts) -> Table:
    columns = (
        t.gettext("The form"),
        t.gettext("Fields"),
        t.gettext("Minutes each"),
        t.gettext("Times"),
        t.gettext("Minutes in all"),
    )
    return Table(columns=columns, rows=tuple(_row(form, found, t) for form in FORMS))


def _row(form: Form, found: Registration, t: Texts) -> tuple[Cell, ...]:
    minutes = round(form.minutes(found.gone), 1)
    return (t.gettext(form.name), len(form.asked(found.gone)), minutes, *_counted(form, found, t))


def with_fields(exhibit: Exhibit, found: Registration, t: Texts) -> Table:
    """The same table with the words over each field, for a file."""
    rows = zip(exhibit.table.rows, FORMS, strict=True)
    return Table(
        columns=(*exhibit.table.columns, t.gettext("What it asks")),
        rows=tuple((*row, _asked(form, found, t)) for row, form in rows),
    )


def _asked(form: Form, found: Registration, t: Texts) -> str:
    return "; ".join(
        t.gettext(each.label)
        if each.required
        else t.gettext("{field} (may stay open)").format(field=t.gettext(each.label))
        for each in form.asked(found.gone)
    )


def _counted(form: Form, found: Registration, t: Texts) -> tuple[Cell, Cell]:
    if form.whose is Whose.NOT_COUNTED:
        return t.gettext(UNKNOWN), ""
    if found.times is None:
        return t.gettext("the team sees this"), ""
    times = found.times.get(form.key, 0)
    return times, round(times * form.minutes(found.gone), 1)
