"""A programme with its times, in words and as a list."""

from html import escape

from teamtuin.errors import N_
from teamtuin.study_days import model
from teamtuin.study_days.model import ProgrammeItem, Slot, StudyDay
from teamtuin.texts import Texts

# Ways of working that schools know (practice 4); own words are as good.
FORMATS = (
    N_("check-in"),
    N_("success stories in pairs"),
    N_("silent wall"),
    N_("world café"),
    N_("open space"),
    N_("think, share, exchange"),
    N_("gallery walk"),
    N_("fishbowl"),
    N_("looking at a video fragment together"),
    N_("practising in pairs"),
    N_("let-go list"),
    N_("dotmocracy"),
    N_("design table"),
    N_("exit ticket"),
    N_("break"),
)


def how_one_works(item: ProgrammeItem, t: Texts) -> str:
    """The way of working in the viewer's words; own words stay as they were written."""
    return t.gettext(item.activity_format) if item.activity_format in FORMATS else item.activity_format


def clock(minute: int, t: Texts) -> str:
    """A time of the day as people write it: "09.00" in Dutch, "09:00" in English."""
    hours, minutes = divmod(minute, 60)
    return f"{hours:02}{'.' if t.language == 'nl' else ':'}{minutes:02}"


def programme_list(t: Texts, day: StudyDay, now: Slot | None) -> str:
    """The programme as HTML: time, part, and how one works; what goes on now is marked in words too."""
    lines = "".join(_line(t, slot, is_now=slot == now) for slot in day.slots)
    end = clock(model.ends_at(day.starts_at, day.programme), t)
    words = escape(t.gettext("End"))
    last = f"<li><time>{end}</time><span>{words}</span></li>"
    return f'<ol class="tt-programme">{lines}{last}</ol>'


def _line(t: Texts, slot: Slot, *, is_now: bool) -> str:
    word = escape(t.gettext("now"))
    now = f" <em>· {word}</em>" if is_now else ""
    how = how_one_works(slot.item, t)
    small = f" <small>· {escape(how)}</small>" if how and how.lower() != slot.item.title.lower() else ""
    mark = ' class="nu" aria-current="time"' if is_now else ""
    time = clock(slot.begins, t)
    return f"<li{mark}><time>{time}</time><span>{escape(slot.item.title)}{small}{now}</span></li>"


def overrun(t: Texts, day: StudyDay) -> str:
    """That the programme passes its planned end; nothing when it fits."""
    minutes = model.over_by(day)
    if minutes <= 0 or day.planned_end is None:
        return ""
    return t.ngettext(
        "The programme goes on {n} minute past the planned end at {end}.",
        "The programme goes on {n} minutes past the planned end at {end}.",
        minutes,
    ).format(n=minutes, end=clock(model.minute_of(day.planned_end), t))
