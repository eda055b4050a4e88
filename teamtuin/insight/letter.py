"""The letter of a month: what we tried, decided, let go and learned, to be read aloud in two minutes.

Every sentence comes out of the exhibits, or out of the same counts, by rule. Of people's own words only the
names of proeftuinen and study days stand in it; nobody is in it, and no number of fewer than five people.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from teamtuin.insight import letter_sentences as say
from teamtuin.insight.harvest import as_it_stood
from teamtuin.insight.our_garden import Soil, grow_over
from teamtuin.insight.sentences import day_in_full, written
from teamtuin.insight.terms import month_end, month_of, when
from teamtuin.texts import Texts

MOST_WORDS = 260
"""Two minutes, read aloud without haste: about 130 words in each."""
MOST_NAMED = 3
"""Names in one sentence; who listens forgets the first at the fourth."""
MONTHS_BACK = 6
TWO_ENDS = re.compile(r"([?!…])\.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some sentences under a heading, or without one."""

    heading: str
    sentences: tuple[str, ...]

    @staticmethod
    def of(heading: str, *sentences: str) -> "Part":
        """Whose sentences end once, also after a name that ends with a sign of its own."""
        return Part(heading=heading, sentences=tuple(TWO_ENDS.sub(r"\1", one) for one in sentences))


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is read: the title, the parts, and at the end what it is and of which day."""

    title: str
    made: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """All of it in plain words, to be copied or read aloud."""
        parts = (f"{part.heading}\n{' '.join(part.sentences)}".strip() for part in self.parts)
        return "\n\n".join((self.title, self.made, *parts))

    @property
    def words(self) -> int:
        """How many words who reads it aloud has to say."""
        return len(self.text.split())


def months(today: date) -> tuple[date, ...]:
    """The first days of the months that have a letter, the latest first."""
    found = [today.replace(day=1)]
    while len(found) < MONTHS_BACK:
        found.append((found[-1] - timedelta(1)).replace(day=1))
    return tuple(found)


def month_to_read(today: date) -> date:
    """Whose letter one most likely looks for: of this month, but in its first week of the one before."""
    return (today - timedelta(7)).replace(day=1)


def letter(soil: Soil, month: date, on: date, t: Texts) -> Letter:
    """The letter of the month in which this day lies, as it is made `on` a day.

    When names make it too long to be read in two minutes, fewer things are named and more are counted.
    """
    period = month_of(month, on)
    until = period.today
    then = replace(soil, experiments=[as_it_stood(one, until) for one in soil.experiments])
    garden = grow_over(then, period, period, t)
    for named in range(MOST_NAMED, -1, -1):
        made = _made(say.Month(soil=then, garden=garden, period=period, on=on, named=named), t)
        if made.words <= MOST_WORDS:
            break
    return made


def _made(month: say.Month, t: Texts) -> Letter:
    name = written(month.period.start, "LLLL y", t.language)
    how = t.gettext(
        "This letter was made on {day} by fixed rules, from what the team wrote down. Nobody wrote it, no AI"
        " either, and it is about nobody alone. What was not written down is not in it."
    )
    return Letter(
        title=t.gettext("The letter of {month}").format(month=name),
        made=how.format(day=day_in_full(month.on, t)),
        parts=(*_parts(month, t), _asked(month, t)),
    )


def _parts(month: say.Month, t: Texts) -> Iterator[Part]:
    """The four parts about the month; when nothing was written down they are one."""
    tried, seen, decided = tuple(say.tried(month, t)), tuple(say.seen(month, t)), say.decided(month, t)
    gone, learned = tuple(say.let_go(month, t)), tuple(say.learned(month, t))
    then = when(month.period, t)
    if not (seen or decided or gone or learned):
        quiet = t.gettext(
            "It was a quiet month: nothing new was written down. That says nothing about what went on in"
            " class."
        )
        yield Part.of("", quiet, *tried)
        return
    nothing = {
        "tried": t.gettext("No proeftuin ran {when}."),
        "decided": t.gettext("Nothing was decided {when}."),
        "let_go": t.gettext("Nothing was let go {when}."),
        "learned": t.gettext("Nothing was written down about learning together {when}."),
    }
    nothing = {part: words.format(when=then) for part, words in nothing.items()}
    yield Part.of(t.gettext("What we tried and saw"), *(tried or (nothing["tried"],)), *seen)
    yield Part.of(t.gettext("What we decided"), decided or nothing["decided"])
    yield Part.of(t.gettext("What we let go"), *(gone or (nothing["let_go"],)))
    yield Part.of(t.gettext("What we learned together"), *(learned or (nothing["learned"],)))


def _asked(month: say.Month, t: Texts) -> Part:
    """Until the end of the next month: looking back, study days, and the room that still waits."""
    first = month_end(month.period.start) + timedelta(1)
    asks = tuple(
        sentence
        for sentence in (
            say.look_backs(month, first, t),
            say.study_days(month, first, t),
            say.rooms(month, t),
        )
        if sentence
    )
    name = written(first, "LLLL", t.language)
    heading = t.gettext("What {month} asks of us").format(month=name)
    return Part.of(heading, *(asks or (t.gettext("Nothing is planned yet."),)))
