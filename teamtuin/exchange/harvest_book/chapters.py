"""The chapters of the book for the team. Every number in it is a part of an exhibit."""

from collections.abc import Iterator, Sequence

from teamtuin.clock import day_of
from teamtuin.exchange.documents.exhibits import as_blocks, as_section
from teamtuin.exchange.documents.model import Block, Listing, Pairs, Section, Words
from teamtuin.exchange.harvest_book.gathering import Harvest
from teamtuin.experiments.model import Decision, Experiment
from teamtuin.insight.decision_log import CHOICES, numbers_then, reasons
from teamtuin.insight.dictionary import meanings
from teamtuin.insight.exhibit import Exhibit
from teamtuin.insight.garden_learning import PLACES
from teamtuin.insight.harvest import decisions_in
from teamtuin.insight.latest import crowded, latest
from teamtuin.insight.looking import looked
from teamtuin.insight.sentences import day_in_full
from teamtuin.insight.terms import Period
from teamtuin.insight.voices import of_voices
from teamtuin.study_days.model import FollowUp, StudyDay
from teamtuin.texts import Texts

PLACE_WORDS = dict(PLACES)


def for_team(book: Harvest, t: Texts) -> Iterator[Section]:
    """All of them, in the order of the book."""
    garden = book.garden
    yield in_short(_said_in_short(book), t)
    yield as_section(book.tried, t, level=1, fresh=True)
    for one in book.experiments:
        yield from _proeftuin(book, one, t)
    yield _decided(book, t)
    yield as_section(garden.let_go, t, level=1)
    yield as_section(garden.room_asked, t, level=1)
    yield Section(heading=t.gettext("Our study days"), level=1, fresh=True)
    yield from (_study_day(day, t) for day in book.days)
    yield as_section(garden.study_days, t)
    yield Section(heading=t.gettext("In numbers"), level=1, fresh=True)
    yield from (as_section(one, t) for one in _in_numbers(book))
    yield dictionary(exhibits_of(book, t), t)


def in_short(exhibits: Sequence[Exhibit], t: Texts) -> Section:
    """One page: the sentence of each, as it stands further on with its caveat."""
    how = t.gettext(
        "These sentences come out of the numbers in this book by fixed rules. No AI wrote or summed up"
        " anything. Further on each stands with its caveat, and at the end what it counts."
    )
    rows = tuple((one.question, tuple(one.sentence.splitlines())) for one in exhibits)
    return Section(
        heading=t.gettext("What this time was"),
        blocks=(Words(text=how, quiet=True), Pairs(rows=rows)),
        level=1,
        fresh=True,
    )


def dictionary(exhibits: Sequence[Exhibit], t: Texts) -> Section:
    """What each number counts."""
    people = t.gettext(
        "A number of people or of their answers is shown from five on, and only when no group of fewer can be"
        " worked out of it. Who looks makes no difference."
    )
    rows = ((t.gettext("Never fewer than five"), (people,)), *meanings(exhibits, t))
    return Section(
        heading=t.gettext("What each number counts"), blocks=(Pairs(rows=tuple(rows)),), level=1, fresh=True
    )


def _said_in_short(book: Harvest) -> list[Exhibit]:
    garden = book.garden
    return [
        book.tried,
        garden.decided,
        garden.let_go,
        garden.room_asked,
        *_in_numbers(book),
        garden.study_days,
    ]


def _in_numbers(book: Harvest) -> list[Exhibit]:
    garden = book.garden
    ours = [garden.agreements] if garden.agreements else []
    return [*garden.energy, garden.sessions, *ours, garden.carriers]


def exhibits_of(book: Harvest, t: Texts) -> list[Exhibit]:
    """Every exhibit of which something stands in the book for the team."""
    looked_at = [each for one in book.experiments for each in _exhibits(book, one, t)]
    return [*_said_in_short(book), *looked_at]


def _proeftuin(book: Harvest, one: Experiment, t: Texts) -> Iterator[Section]:
    """Its plan, what was looked at, seen and tried, and what was decided."""
    yield Section(heading=one.title, blocks=(Pairs(rows=tuple(_plan(one, t))),), fresh=True)
    for exhibit in _exhibits(book, one, t):
        yield as_section(exhibit, t, level=3)
    if rounds := tuple(_rounds(one, book.period, t)):
        heading = t.gettext("What we expected and what came of it")
        yield Section(heading=heading, blocks=(Pairs(rows=rounds),), level=3)
    observed = (each for each in one.observations if book.period.holds(each.seen_on))
    if seen := tuple((each.text, day_in_full(each.seen_on, t)) for each in observed):
        yield Section(heading=t.gettext("What we saw"), blocks=(Listing(items=seen),), level=3)
    for decision in one.decisions:
        if book.period.holds(decision.decided_on):
            yield _decision(decision, t)


def _plan(one: Experiment, t: Texts) -> Iterator[tuple[str, tuple[str, ...]]]:
    told = (
        (t.gettext("What is needed"), one.need),
        (t.gettext("What we expect"), one.expectation),
        (t.gettext("What we do differently"), one.differently),
        (t.gettext("What we let go"), one.let_go),
        (t.gettext("We stop earlier when"), one.stop_rule),
        (t.gettext("Since when"), day_in_full(one.starts_on, t) if one.starts_on else ""),
    )
    yield from ((name, (words,)) for name, words in told if words)


def _exhibits(book: Harvest, one: Experiment, t: Texts) -> list[Exhibit]:
    """What it looks at, the latest part of what is long, and what others said; nothing that is empty."""
    numbers = [crowded(latest(each.exhibit, t), t) for each in looked(one, t)]
    return [*numbers, *of_voices(book.voices[one.id], t)]


def _rounds(one: Experiment, period: Period, t: Texts) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Those that were looked at or began in this time, each with its number of all."""
    for number, cycle in enumerate(one.cycles, start=1):
        if not period.holds(day_of(cycle.looked_at or cycle.predicted_at)):
            continue
        name = t.gettext("Round {n}").format(n=number)
        after = t.gettext("Written afterwards.") if cycle.afterwards else ""
        told = (
            t.gettext("Expected: {what}").format(what=cycle.prediction),
            t.gettext("Surprise: {what}").format(what=cycle.surprise) if cycle.surprise else "",
            t.gettext("Learned: {what}").format(what=cycle.learned) if cycle.learned else "",
            after,
        )
        yield name, tuple(words for words in told if words)


def _decision(decision: Decision, t: Texts) -> Section:
    small = Words(text=day_in_full(decision.decided_on, t), quiet=True)
    pairs = Pairs(rows=(*reasons(decision, t), *numbers_then(decision, t)))
    heading = t.gettext("Decision: {choice}").format(choice=t.gettext(CHOICES[decision.choice]).lower())
    return Section(heading=heading, blocks=(small, pairs), level=3)


def _decided(book: Harvest, t: Texts) -> Section:
    items = tuple(
        (
            t.gettext("{title}: {choice}").format(
                title=one.title, choice=t.gettext(CHOICES[each.choice]).lower()
            ),
            f"{day_in_full(each.decided_on, t)} · {each.because}",
        )
        for one, each in decisions_in(book.experiments, book.period)
    )
    blocks: list[Block] = [*as_blocks(book.garden.decided, t), *([Listing(items=items)] if items else [])]
    return Section(heading=book.garden.decided.question, blocks=tuple(blocks), level=1, fresh=True)


def _study_day(day: StudyDay, t: Texts) -> Section:
    """Why it was held, what came out of it with its place, and what was seen of it later."""
    after = {
        FollowUp.TWO_WEEKS: t.gettext("After two weeks"),
        FollowUp.SIX_WEEKS: t.gettext("After six weeks"),
    }
    told = (
        (t.gettext("What is needed"), day.need),
        (t.gettext("Aim"), day.aim),
        *((after[each.which], each.text) for each in day.look_backs),
    )
    blocks: list[Block] = [Words(text=day_in_full(day.held_on, t), quiet=True)]
    blocks.append(Pairs(rows=tuple((name, (words,)) for name, words in told if words)))
    if day.outcomes:
        items = tuple((each.text, t.gettext(PLACE_WORDS[each.place])) for each in day.outcomes)
        blocks.append(Listing(items=items))
    return Section(heading=day.title, blocks=tuple(blocks))
