"""Our garden: how it goes with our learning. The same for everybody in the team, and about nobody alone."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date

from teamtuin.access.policy import Module
from teamtuin.access.viewer import Viewer
from teamtuin.agreements import queries as agreement_queries
from teamtuin.experiments import queries as experiment_queries
from teamtuin.experiments.carriers import queries as carrier_queries
from teamtuin.experiments.carriers.model import CarriedTask
from teamtuin.experiments.model import Experiment
from teamtuin.insight import garden_carriers
from teamtuin.insight.exhibit import Exhibit
from teamtuin.insight.garden_energy import energy
from teamtuin.insight.garden_experiments import let_go, proeftuinen
from teamtuin.insight.garden_learning import agreements, sessions, study_days
from teamtuin.insight.garden_measured import measured
from teamtuin.insight.garden_room import room_asked
from teamtuin.insight.garden_voices import voices
from teamtuin.insight.garden_year import school_year
from teamtuin.insight.harvest import decided
from teamtuin.insight.terms import Period, Stretch, Term, period, terms_of
from teamtuin.peer_learning import queries as session_queries
from teamtuin.people import queries as people_queries
from teamtuin.rooms.closing import queries as round_queries
from teamtuin.rooms.model import RoundResult
from teamtuin.school import queries as school_queries
from teamtuin.store import Store, Transaction
from teamtuin.store.kept import Look
from teamtuin.study_days import queries as study_day_queries
from teamtuin.study_days.model import StudyDay
from teamtuin.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Soil:
    """What our garden is made of: nothing in it depends on who of the team looks.

    Of `experiments` only the lines that were measured in the last two school years are whole.
    """

    results: Sequence[RoundResult]
    experiments: Sequence[Experiment]
    sessions: Sequence[session_queries.Counted]
    agreements: Sequence[agreement_queries.Counted]
    days: Sequence[StudyDay]
    carried: Sequence[CarriedTask]
    open_modules: frozenset[Module]


@dataclass(frozen=True, slots=True, kw_only=True)
class OurGarden:
    """The exhibits in the order of the page."""

    energy: tuple[Exhibit, ...]
    room_asked: Exhibit
    school_year: Exhibit
    proeftuinen: Exhibit
    measured: Exhibit
    decided: Exhibit
    voices: Exhibit
    let_go: Exhibit
    sessions: Exhibit
    agreements: Exhibit | None
    study_days: Exhibit
    carriers: Exhibit

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """All of them."""
        tries = (self.school_year, self.proeftuinen, self.measured, self.decided, self.voices)
        ours = (self.agreements,) if self.agreements else ()
        learned = (self.let_go, self.sessions, *ours, self.study_days, self.carriers)
        return (*self.energy, self.room_asked, *tries, *learned)


def seen_by(store: Store, viewer: Viewer) -> AbstractContextManager[Look]:
    """A look at what the whole team sees: what is made in it, is made once for everybody in the team."""
    return store.looking(viewer, people_queries.WHOLE_TEAM)


def look(
    store: Store, viewer: Viewer, stretch: Stretch, today: date, t: Texts, leader: str = ""
) -> OurGarden:
    """Our garden over one stretch of time, until something changes; outside the team it is empty.

    Whether the viewer is in the team is asked at every look. `leader` is who answers to room that is asked.
    """
    with seen_by(store, viewer) as here:
        soil = dig_in(here, stretch, today)
        return here.kept(
            ("garden", stretch, today, t.language, leader), lambda _: grow(soil, stretch, today, t, leader)
        )


def dig(store: Store, viewer: Viewer, today: date) -> Soil:
    """What the viewer may count and read, in one unit of work; outside the team that is nothing."""
    with seen_by(store, viewer) as here:
        return dig_in(here, Stretch.YEAR_BEFORE, today)


def dig_in(here: Look, stretch: Stretch, today: date) -> Soil:
    """The same within another look, for this stretch and what is later."""
    since = period(Stretch.YEAR if stretch is Stretch.TERM else stretch, today).start
    return here.kept(("soil", since), lambda tx: _dig(tx, since))


def _dig(tx: Transaction, since: date) -> Soil:
    return Soil(
        results=round_queries.results(tx),
        experiments=experiment_queries.in_brief(tx, since),
        sessions=list(session_queries.counted(tx)),
        agreements=list(agreement_queries.ours_counted(tx)),
        days=study_day_queries.readable(tx),
        carried=carrier_queries.readable(tx),
        open_modules=frozenset(school_queries.open_modules(tx)),
    )


def grow(soil: Soil, stretch: Stretch, today: date, t: Texts, leader: str = "") -> OurGarden:
    """The exhibits over one stretch of time; `leader` is the name of who answers to room that is asked."""
    over = period(stretch, today)
    year = period(Stretch.YEAR, today) if stretch is Stretch.TERM else over
    return grow_over(soil, over, year, t, leader)


def grow_over(soil: Soil, over: Period, year: Period, t: Texts, leader: str = "") -> OurGarden:
    """The same over any time; `year` is the school year in which it lies."""
    is_open = soil.open_modules.__contains__
    return OurGarden(
        energy=tuple(energy(soil.results, over, t, is_open=is_open(Module.ROUNDS))),
        room_asked=room_asked(soil.experiments, over, t, leader),
        school_year=school_year(soil.experiments, soil.days, over, _drawn(over, year), t),
        proeftuinen=proeftuinen(soil.experiments, over, t),
        measured=measured(soil.experiments, over, t),
        decided=decided(soil.experiments, over, t),
        voices=voices(soil.results, soil.experiments, over, t),
        let_go=let_go(soil.experiments, soil.days, over, t),
        sessions=sessions(soil.sessions, soil.days, over, t, is_open=is_open(Module.PEER_LEARNING)),
        agreements=agreements(soil.agreements, over, t) if is_open(Module.AGREEMENTS) else None,
        study_days=study_days(soil.days, over, t),
        carriers=garden_carriers.together(soil.experiments, soil.carried, t),
    )


def _drawn(over: Period, year: Period) -> Term:
    """The whole school year with what is planned in it, or the term that is looked at."""
    if over.terms != year.terms:
        return Term(start=over.start, end=over.end, name="")
    return Term(start=year.start, end=terms_of(year.start)[-1].end, name="")
