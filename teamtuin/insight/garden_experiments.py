"""Our garden: what the proeftuinen ask next, and what was let go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from teamtuin.errors import N_
from teamtuin.experiments import status
from teamtuin.experiments.model import Choice, Experiment, Phase, Step
from teamtuin.insight.drawings import Ask, Asks, PhaseRow, Phases, Wall
from teamtuin.insight.exhibit import Exhibit, Table
from teamtuin.insight.garden_room import with_stop
from teamtuin.insight.sentences import day
from teamtuin.insight.terms import Period, when
from teamtuin.study_days.model import StudyDay
from teamtuin.texts import Texts

STEPS = {
    Step.SEED: N_("Seed"),
    Step.TRY: N_("Trying out"),
    Step.LOOK: N_("Looking back"),
    Step.DECISION: N_("Decision"),
}
CHOICES = {
    Choice.CONTINUE: N_("going on"),
    Choice.ADAPT: N_("adapting"),
    Choice.SCALE_UP: N_("making it wider"),
    Choice.REST: N_("resting for a while"),
    Choice.LET_GO: N_("let go"),
}


def proeftuinen(experiments: Sequence[Experiment], period: Period, t: Texts) -> Exhibit:
    """Where they are and what they ask next, the soonest first; what was stopped in this time last."""
    running = [one for one in experiments if one.phase is not Phase.STOPPED and not one.is_seed]
    seeds = [one for one in experiments if one.is_seed]
    stopped = [one for one in experiments if one.phase is Phase.STOPPED and period.holds(_decided(one))]
    running.sort(key=lambda one: (one.paused_until or one.look_back_on or date.max, one.title))
    shown = (*running, *stopped)
    asks = tuple(_ask_row(one, period.today, t) for one in shown)
    seed, trying, looking, decision = (t.gettext(name) for name in STEPS.values())
    caveat = t.gettext("The phase follows from what was written down. Going back a step is normal.")
    return Exhibit(
        key="proeftuinen",
        question=t.gettext("What do our proeftuinen ask of us now?"),
        sentence=_ask_sentence(running, len(seeds), period.today, t),
        caveat=caveat if shown else "",
        figure=(
            Phases(
                rows=tuple(_phase_row(one, period.today, t) for one in shown),
                steps=(seed, trying, looking, decision),
            )
            if shown
            else None
        ),
        listing=Asks(rows=asks) if asks else None,
        table=Table(
            columns=(t.gettext("Proeftuin"), t.gettext("Phase"), t.gettext("Asks")),
            rows=tuple((row.title, row.word, row.line) for row in asks),
        ),
        alt="; ".join(f"{row.title}: {row.word}. {row.line}" for row in asks),
    )


def _decided(experiment: Experiment) -> date | None:
    last = experiment.last_decision
    return last.decided_on if last else experiment.ends_on


def _ask_row(experiment: Experiment, today: date, t: Texts) -> Ask:
    return Ask(
        title=experiment.title,
        strand=experiment.strand,
        word=_word(experiment, t).lower(),
        line=with_stop(status.asks(experiment, today, t)),
    )


def _word(experiment: Experiment, t: Texts) -> str:
    last = experiment.last_decision
    return t.gettext(CHOICES[last.choice]) if last else t.gettext(STEPS[experiment.step])


def _phase_row(experiment: Experiment, today: date, t: Texts) -> PhaseRow:
    last = experiment.last_decision
    return PhaseRow(
        title=experiment.title,
        strand=experiment.strand,
        step=list(STEPS).index(experiment.step),
        decision=t.gettext(CHOICES[last.choice]) if last else "",
        let_go=experiment.phase is Phase.STOPPED,
        ask=status.asks(experiment, today, t),
    )


def _ask_sentence(running: Sequence[Experiment], seeds: int, today: date, t: Texts) -> str:
    if not running and not seeds:
        return t.gettext("No proeftuin is running now. A seed is one sentence: what if …?")
    parts = [
        t.ngettext("{n} proeftuin is running.", "{n} proeftuinen are running.", len(running)).format(
            n=len(running)
        )
        if running
        else t.gettext("No proeftuin is running now."),
        *([_this_week(running, today, t)] if running else []),
    ]
    if seeds:
        parts.append(t.ngettext("{n} seed lies ready.", "{n} seeds lie ready.", seeds).format(n=seeds))
    return " ".join(parts)


def _this_week(running: Sequence[Experiment], today: date, t: Texts) -> str:
    """Those with a look-back in this week, or one that was planned before."""
    sunday = today + timedelta(6 - today.weekday())
    soon = [
        one for one in running if one.look_back_on and one.look_back_on <= sunday and not one.is_paused(today)
    ]
    if not soon:
        return t.gettext("None of them has a look-back this week.")
    if len(soon) > 1:
        return t.ngettext("{n} asks something this week.", "{n} ask something this week.", len(soon)).format(
            n=len(soon)
        )
    when = day(soon[0].look_back_on or today, t.language, today)
    return t.gettext("One asks something this week: the look-back of {title}, {day}.").format(
        title=soon[0].title, day=when
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LetGo:
    """What was let go, since when, and by what."""

    text: str
    since: date
    where: str


def let_go(experiments: Sequence[Experiment], days: Sequence[StudyDay], period: Period, t: Texts) -> Exhibit:
    """Everything that was let go in this time, each once, the latest first."""
    things = list(let_go_in(experiments, days, period, t))[::-1]
    items = tuple(
        (
            thing.text.rstrip("."),
            t.gettext("since {day}, {where}").format(
                day=day(thing.since, t.language, period.today), where=thing.where
            ),
        )
        for thing in things
    )
    sentence = t.ngettext("We let go of {n} thing {when}.", "We let go of {n} things {when}.", len(items))
    nothing = t.gettext("We cannot say anything about this yet, because nothing was let go {when}.")
    then = when(period, t)
    return Exhibit(
        key="let_go",
        question=t.gettext("What did we let go?"),
        sentence=(sentence if items else nothing).format(n=len(items), when=then),
        listing=Wall(items=items) if items else None,
        table=Table(
            columns=(t.gettext("What"), t.gettext("Since"), t.gettext("Where")),
            rows=tuple((thing.text, thing.since.isoformat(), thing.where) for thing in things),
        ),
    )


def let_go_in(
    experiments: Sequence[Experiment], days: Sequence[StudyDay], period: Period, t: Texts
) -> Iterator[LetGo]:
    """Each once, where it was said first in this time; the earliest first."""
    seen: set[str] = set()
    for thing in sorted(ever_let_go(experiments, days, t), key=lambda thing: thing.since):
        alike = " ".join(thing.text.split()).rstrip(".").casefold()
        if alike not in seen and period.holds(thing.since) and thing.since <= period.today:
            seen.add(alike)
            yield thing


def ever_let_go(experiments: Sequence[Experiment], days: Sequence[StudyDay], t: Texts) -> list[LetGo]:
    """Every time that something was let go, or will be; the same thing again is another time."""
    return [
        *_of_days(days, t),
        *(
            LetGo(text=one.let_go, since=one.starts_on, where=one.title)
            for one in experiments
            if one.let_go and one.starts_on
        ),
        *(
            LetGo(text=one.title, since=stopped, where=t.gettext("a proeftuin that stopped"))
            for one in experiments
            if one.phase is Phase.STOPPED and (stopped := _decided(one))
        ),
    ]


def _of_days(days: Sequence[StudyDay], t: Texts) -> Iterator[LetGo]:
    for one in days:
        where = t.gettext("study day {title}").format(title=one.title)
        for outcome in one.let_go:
            yield LetGo(text=outcome.text, since=one.held_on, where=where)
