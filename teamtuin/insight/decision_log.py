"""What was decided at the proeftuinen, school year by school year, and what was let go in it.

The same rows are a page, a file for a spreadsheet and a document for a meeting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from teamtuin.errors import N_
from teamtuin.experiments.model import Choice, Decision, Experiment
from teamtuin.insight.exhibit import Exhibit, Table
from teamtuin.insight.garden_experiments import ever_let_go, let_go
from teamtuin.insight.sentences import day_in_full
from teamtuin.insight.terms import Period, terms_of
from teamtuin.keeping.model import school_year_start
from teamtuin.study_days.model import StudyDay
from teamtuin.texts import Texts

Pair = tuple[str, tuple[str, ...]]
"""What something is called, and what is said of it: one text, or lines."""
CHOICES = {
    Choice.CONTINUE: N_("Go on"),
    Choice.ADAPT: N_("Adapt"),
    Choice.SCALE_UP: N_("Make it wider"),
    Choice.REST: N_("Let it rest"),
    Choice.LET_GO: N_("Let it go"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision and the proeftuin that it is about."""

    experiment: Experiment
    decision: Decision


def decisions(experiments: Sequence[Experiment], year: int) -> tuple[Decided, ...]:
    """Those of the school year that began in this year, the newest first."""
    found = [
        Decided(experiment=one, decision=decision)
        for one in experiments
        for decision in one.decisions
        if school_year_start(decision.decided_on).year == year
    ]
    found.sort(key=lambda each: (each.decision.decided_on, each.decision.made_at), reverse=True)
    return tuple(found)


def school_years(
    experiments: Sequence[Experiment], days: Sequence[StudyDay], today: date, t: Texts
) -> tuple[int, ...]:
    """In which school years something was decided or let go, the newest first."""
    gone = [thing.since for thing in ever_let_go(experiments, days, t) if thing.since <= today]
    decided = [decision.decided_on for one in experiments for decision in one.decisions]
    return tuple(sorted({school_year_start(day).year for day in (*decided, *gone)}, reverse=True))


def wall(
    experiments: Sequence[Experiment], days: Sequence[StudyDay], year: int, today: date, t: Texts
) -> Exhibit:
    """What was let go in that school year."""
    return let_go(experiments, days, Period(terms=terms_of(date(year, 8, 1)), today=today), t)


def reasons(decision: Decision, t: Texts) -> list[Pair]:
    """Why, what is kept, and when one looks again."""
    again = decision.next_look_back_on
    letting_go = decision.choice is Choice.LET_GO
    kept = t.gettext("We take along") if letting_go else t.gettext("We keep")
    pairs = (
        (t.gettext("Because"), decision.because),
        (kept, decision.keep),
        (t.gettext("We look again"), day_in_full(again, t) if again else ""),
    )
    return [(name, (words,)) for name, words in pairs if words]


def numbers_then(decision: Decision, t: Texts) -> list[Pair]:
    """What the numbers said and left open on the day of the decision, as it was frozen then."""
    pairs = (
        (t.gettext("What the numbers said"), decision.numbers_said),
        (t.gettext("What they did not say"), decision.numbers_did_not_say),
    )
    return [(name, tuple(words.splitlines())) for name, words in pairs if words]


def table(found: Sequence[Decided], t: Texts) -> Table:
    """A row for each decision, with all that the page says of it."""
    return Table(
        columns=(
            t.gettext("Day"),
            t.gettext("Proeftuin"),
            t.gettext("Decision"),
            t.gettext("Because"),
            t.gettext("What we keep or take along"),
            t.gettext("We look again"),
            t.gettext("What the numbers said"),
            t.gettext("What they did not say"),
        ),
        rows=tuple(_row(each, t) for each in found),
    )


def _row(each: Decided, t: Texts) -> tuple[str, ...]:
    decision = each.decision
    again = decision.next_look_back_on
    return (
        decision.decided_on.isoformat(),
        each.experiment.title,
        t.gettext(CHOICES[decision.choice]),
        decision.because,
        decision.keep,
        again.isoformat() if again else "",
        decision.numbers_said,
        decision.numbers_did_not_say,
    )
