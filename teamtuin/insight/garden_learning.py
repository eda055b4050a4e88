"""Our garden: how we learned together, what became of what we agreed, and our study days."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from babel.lists import format_list

from teamtuin.agreements.model import Result
from teamtuin.agreements.queries import Counted as CountedAgreement
from teamtuin.errors import N_
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


def agreements(ours: Sequence[CountedAgreement], period: Period, t: Texts) -> Exhibit:
    """What had become of the agreements of study days in this time, on the day on which one looks."""
    made = [one for one in ours if period.holds(one.made_on) and one.made_on <= period.today]
    counts = Counter(one.result_on(period.today) for one in made)
    rows = tuple(
        CountedRow(name=t.gettext(name), counts=(counts[result],), symbol=symbol, open=result is None)
        for result, name, symbol in RESULTS
        if counts[result]
    )
    caveat = t.gettext(
        "What came from study days, which the whole team reads. What a few agree in a session is theirs and"
        " is counted nowhere. Doing it differently and letting go are results too."
    )
    return Exhibit(
        key="agreements",
        question=t.gettext("What became of what we agreed?"),
        sentence=_agreements_sentence(counts, when(period, t), t),
        caveat=caveat if rows else "",
        figure=Counted(rows=rows) if rows else None,
        table=_table(t.gettext("Result"), rows, None, t),
        alt=_in_words(rows, None, t),
    )


def _agreements_sentence(counts: Counter[Result | None], then: str, t: Texts) -> str:
    made = counts.total()
    if not made:
        return t.gettext(
            "We cannot say anything about this yet, because no agreement of ours came from a study day"
            " {when}."
        ).format(when=then)
    came = t.ngettext(
        "{n} agreement of ours came from study days {when}.",
        "{n} agreements of ours came from study days {when}.",
        made,
    ).format(n=made, when=then)
    if counts[None] == made:
        return " ".join((came, t.gettext("Nobody looked back on that yet.")))
    became = [f"{t.gettext(name)} ({counts[result]})" for result, name, _ in RESULTS if counts[result]]
    said = t.gettext("What became of it: {results}.")
    return " ".join((came, said.format(results=format_list(became, locale=t.language))))


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
