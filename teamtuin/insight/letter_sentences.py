"""The sentences of the letter of a month, by rule; names are cut short, and after a few of them counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from babel.lists import format_list

from teamtuin.experiments.model import Experiment, Phase
from teamtuin.insight.decision_log import CHOICES
from teamtuin.insight.garden_experiments import let_go_in
from teamtuin.insight.garden_measured import how_many, seen_in
from teamtuin.insight.harvest import decisions_in, tried_in
from teamtuin.insight.our_garden import OurGarden, Soil
from teamtuin.insight.sentences import day
from teamtuin.insight.terms import Period, month_end, when
from teamtuin.study_days.model import shortened
from teamtuin.texts import Texts

LONGEST_NAME = 48  # characters
MOST_DAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """All that a letter is made of: the month, as it stood on its last day, and how much of it is named."""

    soil: Soil
    garden: OurGarden
    period: Period
    on: date
    named: int

    def listed(self, found: Sequence[str], t: Texts) -> str:
        """The first of them, and how many more there are."""
        return _listed(found, self.named, t)


def _listed(found: Sequence[str], most: int, t: Texts) -> str:
    kept = [*found[:most]]
    if more := len(found) - len(kept):
        kept.append(t.ngettext("{n} more", "{n} more", more).format(n=more))
    return format_list(kept, locale=t.language)


def _short(title: str) -> str:
    """A name of one line that can be said in one breath."""
    return shortened(" ".join(title.split()).rstrip("."), LONGEST_NAME)


def tried(month: Month, t: Texts) -> Iterator[str]:
    """What ran."""
    found = tried_in(month.soil.experiments, month.period)
    if found:
        sentence = t.ngettext(
            "{n} proeftuin ran {when}: {titles}.", "{n} proeftuinen ran {when}: {titles}.", len(found)
        )
        if not month.named:
            sentence = t.ngettext("{n} proeftuin ran {when}.", "{n} proeftuinen ran {when}.", len(found))
        titles = month.listed([_short(one.title) for one in found], t)
        yield sentence.format(n=len(found), when=when(month.period, t), titles=titles)


def seen(month: Month, t: Texts) -> Iterator[str]:
    """What was measured and seen, and what the latest closed round of the pulse said."""
    if month.garden.measured.listing:
        yield _measured(month, t)
    seen = sum(month.period.holds(on) for one in month.soil.experiments for on in one.seen_on)
    if seen:
        yield t.ngettext(
            "{n} observation was written down.", "{n} observations were written down.", seen
        ).format(n=seen)
    pulse = month.garden.energy[0]
    if pulse.n is not None:
        yield f"{pulse.question} {pulse.sentence}"


def _measured(month: Month, t: Texts) -> str:
    """The sentence of the exhibit; when that is too long, without what the lines say."""
    if month.named:
        return month.garden.measured.sentence
    return how_many(seen_in(month.soil.experiments, month.period, t), month.period, t)


def decided(month: Month, t: Texts) -> str:
    """What was chosen, and at which proeftuin."""
    found = decisions_in(month.soil.experiments, month.period)
    if not month.named or not found:
        return month.garden.decided.sentence if found else ""
    told = [
        t.gettext("{choice} at {title}").format(
            choice=t.gettext(CHOICES[decision.choice]).lower(), title=_short(one.title)
        )
        for one, decision in found
    ]
    sentence = t.ngettext(
        "We made {n} decision {when}: {decisions}.", "We made {n} decisions {when}: {decisions}.", len(found)
    )
    return sentence.format(n=len(found), when=when(month.period, t), decisions=month.listed(told, t))


def let_go(month: Month, t: Texts) -> Iterator[str]:
    """How many things, and where; what they are was said in somebody's own words, and stands on the wall."""
    found = list(let_go_in(month.soil.experiments, month.soil.days, month.period, t))
    if found:
        yield month.garden.let_go.sentence
        if month.named:
            places = list(dict.fromkeys(_short(thing.where) for thing in found))
            yield t.gettext("That was at {places}.").format(places=month.listed(places, t))


def learned(month: Month, t: Texts) -> Iterator[str]:
    """Sessions and study days, and who else joined in."""
    if month.garden.sessions.figure:
        yield month.garden.sessions.sentence
    until = month.period.today
    held = [one for one in month.soil.days if month.period.holds(one.held_on) and one.held_on <= until]
    if held and month.named:
        titles = month.listed([_short(one.title) for one in held], t)
        sentence = t.ngettext("The study day was {titles}.", "The study days were {titles}.", len(held))
        yield sentence.format(titles=titles)
    if month.garden.voices.listing:
        yield month.garden.voices.sentence


def look_backs(month: Month, first: date, t: Texts) -> str:
    """What waits since before too, in the letter of the month that runs."""
    today, last = month.period.today, month_end(first)
    found = sorted(
        (one.look_back_on, one.title)
        for one in month.soil.experiments
        if one.look_back_on and _asks(one, today) and one.look_back_on <= last
        if one.look_back_on > today or today == month.on
    )
    if not found:
        return ""
    if not month.named:
        sentence = t.ngettext(
            "We look back at {n} proeftuin.", "We look back at {n} proeftuinen.", len(found)
        )
        return sentence.format(n=len(found))
    told = [
        t.gettext("{title} ({day})").format(title=_short(title), day=day(on, t.language, today))
        for on, title in found
    ]
    return t.gettext("We look back at {titles}.").format(titles=month.listed(told, t))


def _asks(one: Experiment, today: date) -> bool:
    return one.phase is not Phase.STOPPED and not one.is_seed and not one.is_paused(today)


def study_days(month: Month, first: date, t: Texts) -> str:
    """Those until the end of the next month, which begins on `first`."""
    today, last = month.period.today, month_end(first)
    coming = sorted(one.held_on for one in month.soil.days if today < one.held_on <= last)
    if not coming:
        return ""
    days = _listed([day(on, t.language, today) for on in coming], MOST_DAYS, t)
    sentence = t.ngettext("There is a study day on {days}.", "There are study days on {days}.", len(coming))
    return sentence.format(days=days)


def rooms(month: Month, t: Texts) -> str:
    """How much room was asked that nobody answered yet."""
    waits = sum(len(one.open_rooms) for one in month.soil.experiments)
    if not waits:
        return ""
    return t.ngettext(
        "{n} question for room waits for an answer.", "{n} questions for room wait for an answer.", waits
    ).format(n=waits)
