"""Our garden: how we learned together, what became of what we agreed, and our study days."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from babel.lists import format_list

from teamtuin.agreements.model import Result
from teamtuin.agreements.queries import Counted as CountedAgreement
from teamtuin.errors import N_
from teamtuin.experiments.model import CountsOf
from teamtuin.insight.disclosure import suppress
from teamtuin.insight.drawings import Counted, CountedRow
from teamtuin.insight.exhibit import Exhibit, Table
from teamtuin.insight.sentences import day
from teamtuin.insight.terms import Period, when
from teamtuin.peer_learning.model import Form
from teamtuin.peer_learning.queries import Counted as CountedSession
from teamtuin.study_days.model import Place, StudyDay
from teamtuin.texts import Texts

FORMS = {
    Form.PEER_CONSULTATION: N_("peer consultation"),
    Form.LESSON_VISIT: N_("lesson visit"),
    Form.LESSON_STUDY: N_("lesson study"),
    Form.CO_TEACHING: N_("co-teaching"),
    Form.BOARD_SESSION: N_("board session"),
    Form.WORKSHOP: N_("workshop or something else"),
}
RESULTS = (
    (Result.DONE, N_("done"), "circle"),
    (Result.DONE_DIFFERENTLY, N_("done differently"), "diamond"),
    (Result.LET_GO, N_("let go"), "triangle-up"),
    (None, N_("still open"), "circle"),
)
Seen = Mapping[Result | None, int | None]
"""How many of each result, as far as it may be shown."""
PLACES = (
    (Place.AGREEMENT, N_("agreement")),
    (Place.EXPERIMENT, N_("proeftuin")),
    (Place.HABIT, N_("habit")),
    (Place.PARKED, N_("parked")),
    (Place.LET_GO, N_("let go")),
    (None, N_("no place yet")),
)


def sessions(
    held: Sequence[CountedSession], days: Sequence[StudyDay], period: Period, t: Texts, *, is_open: bool
) -> Exhibit:
    """How often, in which form and in which term; a study day is a form too."""
    past = [one.held_on for one in days if one.held_on <= period.today]
    rows = [
        CountedRow(
            name=t.gettext(name),
            counts=_per_term([one.held_on for one in held if one.form is form], period),
        )
        for form, name in FORMS.items()
    ]
    rows.append(
        CountedRow(name=t.gettext("study day"), counts=_per_term(past, period), symbol="star-diamond")
    )
    seen = tuple(row for row in rows if any(row.counts))
    caveat = [t.gettext("One mark is one session, not one person. Only what was written down counts.")]
    if not is_open:
        caveat = [t.gettext("Sessions do not count yet: the participation council has not opened this part.")]
    return Exhibit(
        key="sessions",
        question=t.gettext("How did we learn together?"),
        sentence=_sessions_sentence(seen, period, t),
        caveat=" ".join(caveat) if seen or not is_open else "",
        figure=Counted(rows=seen, columns=period.names(t)) if seen else None,
        table=_table(t.gettext("Form"), seen, period, t),
        alt=_in_words(seen, period, t),
    )


def _per_term(days: Sequence[date], period: Period) -> tuple[int, ...]:
    return tuple(sum(term.holds(one) for one in days) for term in period.terms)


def _sessions_sentence(rows: Sequence[CountedRow], period: Period, t: Texts) -> str:
    total = sum(sum(row.counts) for row in rows)
    if not total:
        return t.gettext(
            "We cannot say anything about this yet, because nothing was written down {when}."
        ).format(when=when(period, t))
    study_days = sum(sum(row.counts) for row in rows if row.symbol != "circle")
    held = total - study_days
    things = [
        t.ngettext("{n} session", "{n} sessions", held).format(n=held) if held else "",
        t.ngettext("{n} study day", "{n} study days", study_days).format(n=study_days) if study_days else "",
    ]
    forms = t.ngettext("{n} form", "{n} forms", len(rows)).format(n=len(rows))
    sentence = t.ngettext(
        "{n} time {when}: {things}, in {forms}.", "{n} times {when}: {things}, in {forms}.", total
    )
    listed = format_list([thing for thing in things if thing], locale=t.language)
    return sentence.format(n=total, when=when(period, t), things=listed, forms=forms)


def agreements(ours: Sequence[CountedAgreement], year: Period, t: Texts) -> Exhibit:
    """What became of the agreements of groups that were made in this school year.

    Cleared as answers are (product rule R5). Always over the whole year: over a term as well, the two could
    be subtracted.
    """
    counts = Counter(one.result for one in ours if year.holds(one.made_on))
    cleared = suppress([counts[result] for result, _, _ in RESULTS])
    seen = dict(zip((result for result, _, _ in RESULTS), cleared.cells, strict=True))
    rows = tuple(
        CountedRow(name=t.gettext(name), counts=(number,), symbol=symbol, open=result is None)
        for result, name, symbol in RESULTS
        if (number := seen[result]) is not None
    )
    caveat = t.gettext(
        "Total of the school in the whole school year; small steps of one person do not count. Doing it"
        " differently and letting go are results too."
    )
    return Exhibit(
        key="agreements",
        question=t.gettext("What became of what we agreed?"),
        sentence=_agreements_sentence(counts.total(), cleared.total, seen, when(year, t), t),
        caveat=caveat if cleared.total else "",
        counts_of=CountsOf.ANSWERS,
        figure=Counted(rows=rows) if rows else None,
        table=_agreements_table(seen, t) if cleared.total else Table(columns=(), rows=()),
        alt=_in_words(rows, None, t),
    )


def _agreements_table(seen: Seen, t: Texts) -> Table:
    hidden = t.gettext("not shown")
    rows = tuple(
        (t.gettext(name), hidden if (number := seen[result]) is None else number)
        for result, name, _ in RESULTS
    )
    return Table(columns=(t.gettext("Result"), t.gettext("Number")), rows=rows)


def _agreements_sentence(made: int, shown: int | None, seen: Seen, then: str, t: Texts) -> str:
    if not made:
        return t.gettext(
            "We cannot say anything about this yet, because we made no agreement together {when}."
        ).format(when=then)
    if shown is None:
        return t.gettext(
            "We made fewer than five agreements together {when}. From five on it stands here what became of"
            " them."
        ).format(when=then)
    became = [
        t.gettext("{n} {result}").format(n=number, result=t.gettext(name))
        for result, name, _ in RESULTS
        if result and (number := seen[result])
    ]
    listed = format_list(became, locale=t.language) if became else ""
    if None in seen.values():
        return _partly(shown, listed, seen[None], then, t)
    waiting = seen[None] or 0
    if not listed:
        return t.gettext("We made {n} agreements together {when}. Nobody looked back on them yet.").format(
            n=shown, when=then
        )
    said = t.gettext("We looked back on {looked} of {made} agreements that we made {when}: {became}.").format(
        looked=shown - waiting, made=shown, when=then, became=listed
    )
    return f"{said} {_still_open(waiting, t)}" if waiting else said


def _partly(made: int, became: str, waiting: int | None, then: str, t: Texts) -> str:
    """Some of the results are of too few agreements, or would give those away."""
    said = [t.gettext("We made {n} agreements together {when}.").format(n=made, when=then)]
    if became:
        said.append(t.gettext("Of these {became}.").format(became=became))
    if waiting:
        said.append(_still_open(waiting, t))
    if len(said) > 1:
        return " ".join([*said, t.gettext("The other groups are too small to show a number.")])
    return " ".join([*said, t.gettext("What became of them is in groups too small to show a number.")])


def _still_open(number: int, t: Texts) -> str:
    return t.ngettext("{n} is still open.", "{n} are still open.", number).format(n=number)


def study_days(days: Sequence[StudyDay], period: Period, t: Texts) -> Exhibit:
    """When the next one is, and which place was given to what came out of those in this time."""
    held = [one for one in days if period.holds(one.held_on) and one.held_on <= period.today]
    counts = Counter(outcome.place for one in held for outcome in one.outcomes)
    rows = tuple(
        CountedRow(name=t.gettext(name), counts=(counts[place],), open=place is None)
        for place, name in PLACES
        if counts[place]
    )
    outcomes = _outcomes(len(held), counts, when(period, t), t)
    caveat = t.gettext(
        "One mark is one outcome of a study day in this time. Parked and let go are places too."
    )
    return Exhibit(
        key="study_days",
        question=t.gettext("What comes out of our study days?"),
        sentence=f"{next_study_day(days, period.today, t)} {outcomes}",
        caveat=caveat if rows else "",
        figure=Counted(rows=rows) if rows else None,
        table=_table(t.gettext("Place"), rows, None, t),
        alt=_in_words(rows, None, t),
    )


def next_study_day(days: Sequence[StudyDay], today: date, t: Texts) -> str:
    """When it is, or that none is planned."""
    coming = sorted((one for one in days if one.held_on > today), key=lambda one: one.held_on)
    now = next((one for one in days if one.held_on == today), None)
    if now:
        return t.gettext("Today is a study day: {title}.").format(title=now.title.rstrip("."))
    if not coming:
        return t.gettext("No next study day is planned yet.")
    return t.gettext("The next study day is on {day}: {title}.").format(
        day=day(coming[0].held_on, t.language, today), title=coming[0].title.rstrip(".")
    )


def _outcomes(held: int, counts: Counter[Place | None], then: str, t: Texts) -> str:
    if not held:
        return t.gettext(
            "We cannot say anything about this yet, because no study day was held {when}."
        ).format(when=then)
    if not counts.total():
        return t.gettext(
            "We cannot say anything about this yet, because no outcome was written down {when}."
        ).format(when=then)
    made, placed = counts.total(), counts.total() - counts[None]
    said = t.ngettext(
        "{n} outcome was written down {when}.", "{n} outcomes were written down {when}.", made
    ).format(n=made, when=then)
    if not placed:
        return " ".join((said, t.gettext("None has a place yet.")))
    if placed == made:
        return " ".join((said, t.ngettext("It got a place.", "All got a place.", made)))
    got = t.ngettext("{n} of them got a place.", "{n} of them got their places.", placed).format(n=placed)
    return f"{said} {got}"


def _table(first: str, rows: Sequence[CountedRow], period: Period | None, t: Texts) -> Table:
    names = tuple(t.gettext(term.name) for term in period.terms) if period else (t.gettext("Number"),)
    return Table(columns=(first, *names), rows=tuple((row.name, *row.counts) for row in rows))


def _in_words(rows: Sequence[CountedRow], period: Period | None, t: Texts) -> str:
    names = period.names(t) if period else ("",)
    return "; ".join(
        f"{row.name}: "
        + ", ".join(f"{name} {count}".strip() for name, count in zip(names, row.counts, strict=True))
        for row in rows
    )
