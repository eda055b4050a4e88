"""Our garden: where we are in the school year: study days and proeftuinen that were tried out, in time."""

from collections.abc import Iterator, Sequence
from datetime import date

from teamtuin.experiments.model import Experiment, Phase
from teamtuin.insight.decision_log import CHOICES
from teamtuin.insight.drawings import SchoolYear, YearRow
from teamtuin.insight.exhibit import Exhibit, Table
from teamtuin.insight.garden_learning import next_study_day
from teamtuin.insight.harvest import began, tried_in
from teamtuin.insight.sentences import day
from teamtuin.insight.terms import Period, Term, when
from teamtuin.study_days.model import StudyDay
from teamtuin.texts import Texts


def school_year(
    experiments: Sequence[Experiment], days: Sequence[StudyDay], period: Period, drawn: Term, t: Texts
) -> Exhibit:
    """What ran in this time, and the study days; on the time that is `drawn` what is planned stands too."""
    rows = tuple(_row(one, period, drawn, t) for one in tried_in(experiments, period))
    held = sorted((one for one in days if drawn.holds(one.held_on)), key=lambda one: one.held_on)
    picture = SchoolYear(
        start=drawn.start,
        end=drawn.end,
        today=period.today,
        rows=rows,
        study_days=tuple((one.held_on, one.title) for one in held),
    )
    told = [*_rows_in_words(rows, t), *_days_in_words(held, t)]
    caveat = t.gettext(
        "A line runs from the start to the planned end, or until today. An open mark on it is a decision. A"
        " star is a study day, and an open one is still to come."
    )
    return Exhibit(
        key="school_year",
        question=t.gettext("Where are we in the school year?"),
        sentence=_sentence(len(rows), held, days, period, t),
        caveat=caveat if told else "",
        figure=picture if told else None,
        table=_table(rows, held, t),
        alt="; ".join(told),
    )


def _row(one: Experiment, period: Period, drawn: Term, t: Texts) -> YearRow:
    """Its line, and what was decided, as far as they lie in the time that is drawn."""
    start, until = max(began(one), drawn.start), min(drawn.end, period.today)
    decided = [each for each in one.decisions if drawn.start <= each.decided_on <= until]
    return YearRow(
        title=one.title,
        strand=one.strand,
        start=start,
        end=max(start, min(_ends(one, period.today), drawn.end)),
        decision=t.gettext(CHOICES[decided[-1].choice]).lower() if decided else "",
        decided=tuple(each.decided_on for each in decided),
    )


def _ends(one: Experiment, today: date) -> date:
    """When it stopped; while it runs the planned end, or today."""
    if one.phase is Phase.STOPPED and one.last_decision:
        return one.last_decision.decided_on
    return max(today, began(one), one.ends_on or one.look_back_on or today)


def _sentence(
    tried: int, drawn: Sequence[StudyDay], days: Sequence[StudyDay], period: Period, t: Texts
) -> str:
    then, past = when(period, t), _past(drawn, period)
    tries = t.ngettext("{n} proeftuin", "{n} proeftuinen", tried).format(n=tried)
    held = t.ngettext("{n} study day", "{n} study days", past).format(n=past)
    if tried and past:
        said = t.gettext("We tried out {proeftuinen} {when} and held {study_days}.")
    elif tried:
        said = t.gettext("We tried out {proeftuinen} {when}.")
    elif past:
        said = t.gettext("We held {study_days} {when}.")
    else:
        said = t.gettext(
            "We cannot say anything about this yet, because nothing was tried out and no study day was held"
            " {when}."
        )
    said = said.format(proeftuinen=tries, study_days=held, when=then)
    coming = period.holds(period.today) and any(one.held_on > period.today for one in days)
    return f"{said} {next_study_day(days, period.today, t)}" if coming else said


def _past(days: Sequence[StudyDay], period: Period) -> int:
    return sum(period.holds(one.held_on) and one.held_on <= period.today for one in days)


def _rows_in_words(rows: Sequence[YearRow], t: Texts) -> Iterator[str]:
    for row in rows:
        first, last = day(row.start, t.language), day(row.end, t.language)
        if row.decision:
            yield t.gettext("{title}: from {first} to {last}, decided on {day}: {decision}").format(
                title=row.title,
                first=first,
                last=last,
                day=day(row.decided[-1], t.language),
                decision=row.decision,
            )
        else:
            yield t.gettext("{title}: from {first} to {last}").format(title=row.title, first=first, last=last)


def _days_in_words(days: Sequence[StudyDay], t: Texts) -> Iterator[str]:
    for one in days:
        yield t.gettext("study day {title} on {day}").format(
            title=one.title, day=day(one.held_on, t.language)
        )


def _table(rows: Sequence[YearRow], days: Sequence[StudyDay], t: Texts) -> Table:
    study_day = t.gettext("study day")
    return Table(
        columns=(
            t.gettext("What"),
            t.gettext("From"),
            t.gettext("Until"),
            t.gettext("Decision"),
            t.gettext("Decided on"),
        ),
        rows=(
            *(
                (
                    row.title,
                    row.start.isoformat(),
                    row.end.isoformat(),
                    row.decision,
                    ", ".join(each.isoformat() for each in row.decided),
                )
                for row in rows
            ),
            *(
                (f"{study_day}: {one.title}", one.held_on.isoformat(), one.held_on.isoformat(), "", "")
                for one in days
            ),
        ),
    )
