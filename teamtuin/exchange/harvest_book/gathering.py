"""What stands in a harvest book: the same for everybody in the team, as it stood on the last day of its time.

Of people's texts only what their writers put on a story line for the whole team, without a name; whatever was
taken back before is not in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.clock import day_of
from teamtuin.errors import NotVisible
from teamtuin.experiments.model import Experiment, Phase
from teamtuin.experiments.parents_card.model import ParentsCard
from teamtuin.harvest_book.model import WHOLE_YEAR, Audience, Which
from teamtuin.insight.exhibit import Exhibit
from teamtuin.insight.harvest import as_it_stood, began, tried, tried_in
from teamtuin.insight.our_garden import OurGarden, Soil, dig, grow_over
from teamtuin.insight.terms import Period, terms_of
from teamtuin.keeping.model import school_year_start
from teamtuin.rooms.model import RoundResult
from teamtuin.study_days.model import StudyDay
from teamtuin.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """All that the viewer may take along for the school; nothing outside the team."""

    school: str
    soil: Soil
    today: date

    @property
    def years(self) -> tuple[int, ...]:
        """The school years in which something was tried or a study day was held, the newest first."""
        found = {day.held_on for day in self.soil.days if day.held_on <= self.today}
        years = {school_year_start(day).year for day in found}
        for one in self.soil.experiments:
            if one.tried_on or not one.is_seed:
                last = _over(one) or self.today
                years |= {*range(school_year_start(began(one)).year, school_year_start(last).year + 1)}
        return tuple(sorted(years, reverse=True))


def _over(one: Experiment) -> date | None:
    """When it was stopped."""
    return one.last_decision.decided_on if one.phase is Phase.STOPPED and one.last_decision else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """One book, ready to be worded. `garden` are the exhibits of our garden over its time."""

    school: str
    which: Which
    period: Period
    experiments: tuple[Experiment, ...]
    tried: Exhibit
    garden: OurGarden
    days: tuple[StudyDay, ...]
    voices: Mapping[UUID, Sequence[RoundResult]]
    cards: tuple[ParentsCard, ...] = ()


def sources(app: Teamtuin, viewer: Viewer) -> Sources:
    """What the viewer may take along."""
    school = app.school.find()
    today = day_of(app.now())
    soil = replace(
        dig(app.store, viewer, today),
        experiments=app.experiments.for_export(viewer, seen=True),
        days=app.study_days.for_export(viewer),
    )
    return Sources(school=school.name if school else "", soil=soil, today=today)


def time_of(which: Which, today: date) -> Period:
    """Its terms, and the last day that the book is about. Raises NotVisible when it has not begun."""
    terms = terms_of(date(which.year, 8, 1))
    chosen = terms if which.term == WHOLE_YEAR else terms[which.term - 1 : which.term]
    begun = tuple(term for term in chosen if term.start <= today)
    if not begun or not WHOLE_YEAR <= which.term <= len(terms):
        raise NotVisible
    return Period(terms=begun, today=min(today, begun[-1].end))


def harvest(found: Sources, which: Which, t: Texts, cards: Sequence[ParentsCard], on: date) -> Harvest:
    """The book as it stood on that day. Raises NotVisible for a year in which there is nothing."""
    if which.year not in found.years:
        raise NotVisible
    period = replace(time_of(which, found.today), today=on)
    experiments = [as_it_stood(one, on) for one in found.soil.experiments]
    soil = replace(
        found.soil,
        experiments=experiments,
        days=[_day_until(day, on) for day in found.soil.days],
    )
    ran = tried_in(experiments, period)
    year = Period(terms=terms_of(period.start), today=on)
    return Harvest(
        school=found.school,
        which=which,
        period=period,
        experiments=tuple(ran),
        tried=tried(experiments, period, t),
        garden=grow_over(soil, period, year, t),
        days=tuple(sorted((day for day in soil.days if _held(day, period)), key=lambda day: day.held_on)),
        voices={one.id: [each for each in soil.results if _asked_at(each, one, period)] for one in ran},
        cards=_cards_until(cards, ran),
    )


def _day_until(day: StudyDay, on: date) -> StudyDay:
    """Without what was seen two and six weeks after it, when that was later."""
    return replace(day, look_backs=tuple(each for each in day.look_backs if each.due_on <= on))


def _held(day: StudyDay, period: Period) -> bool:
    return period.holds(day.held_on) and day.held_on <= period.today


def _asked_at(one: RoundResult, experiment: Experiment, period: Period) -> bool:
    return one.experiment_id == experiment.id and one.opened_on <= period.today


def cards_of(app: Teamtuin, viewer: Viewer, found: Sources, which: Which, t: Texts) -> list[ParentsCard]:
    """The cards for parents of all that was ever tried; a book for the team has none."""
    if which.audience is not Audience.PARENTS:
        return []
    tried_out = (one.id for one in found.soil.experiments if one.tried_on or not one.is_seed)
    return [app.experiments.parents_card.to_take_along(viewer, each, t) for each in tried_out]


def _cards_until(cards: Sequence[ParentsCard], ran: Sequence[Experiment]) -> tuple[ParentsCard, ...]:
    """Those of what ran, with the proeftuin as it stood."""
    card_of = {card.experiment.id: card for card in cards}
    return tuple(replace(card_of[one.id], experiment=one) for one in ran if one.id in card_of)
