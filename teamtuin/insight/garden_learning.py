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
from teamtuin.insight.terms import Period
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
    sentence = _sessions_sentence(seen, t)
    return Exhibit(
        key="sessions",
        question=t.gettext("How did we learn together?"),
        sentence=sentence,
        caveat=" ".join(caveat) if seen or not is_open else "",
        figure=Counted(rows=seen, columns=period.names(t)) if seen else None,
        table=_table(t.gettext("Form"), seen, period, t),
        alt=_in_words(seen, period, t),
    )


def _per_term(days: Sequence[date], period: Period) -> tuple[int, ...]:
    return tuple(sum(term.holds(one) for one in days) for term in period.terms)


def _sessions_sentence(rows: Sequence[CountedRow], t: Texts) -> str:
    total = sum(sum(row.counts) for row in rows)
    if not total:
        return t.gettext(
            "We cannot say anything about this yet, because nothing was written down in this time."
        )
    study_days = sum(sum(row.counts) for row in rows if row.symbol != "circle")
    held = total - study_days
    things = [
        t.ngettext("{n} session", "{n} sessions", held).format(n=held) if held else "",
        t.ngettext("{n} study day", "{n} study days", study_days).format(n=study_days) if study_days else "",
    ]
    forms = t.ngettext("{n} form", "{n} forms", len(rows)).format(n=len(rows))
    sentence = t.ngettext("{n} time: {things}, in {forms}.", "{n} times: {things}, in {forms}.", total)
    listed = format_list([thing for thing in things if thing], locale=t.language)
    return sentence.format(n=total, things=listed, forms=forms)


def agreements(ours: Sequence[CountedAgreement], period: Period, t: Texts) -> Exhibit:
    """What became of the agreements of groups that were made in this time."""
    made = [one for one in ours if period.holds(one.made_on)]
    counts = Counter(one.result for one in made)
    rows = tuple(
        CountedRow(name=t.gettext(name), counts=(counts[result],), symbol=symbol, open=result is None)
        for result, name, symbol in RESULTS
    )
    if not made:
        rows = ()
    caveat = t.gettext(
        "Total of the school; small steps of one person do not count. Doing it differently and letting go"
        " are results too."
    )
    return Exhibit(
        key="agreements",
        question=t.gettext("What became of what we agreed?"),
        sentence=_agreements_sentence(counts, t),
        caveat=caveat if made else "",
        figure=Counted(rows=rows) if rows else None,
        table=_table(t.gettext("Result"), rows, None, t),
        alt=_in_words(rows, None, t),
    )


def _agreements_sentence(counts: Counter[Result | None], t: Texts) -> str:
    made = counts.total()
    looked = made - counts[None]
    if not made:
        return t.gettext(
            "We cannot say anything about this yet, because we made no agreement together in this time."
        )
    if not looked:
        return t.ngettext(
            "We made {n} agreement together. Nobody looked back on it yet.",
            "We made {n} agreements together. Nobody looked back on them yet.",
            made,
        ).format(n=made)
    became = [
        t.gettext("{n} {result}").format(n=counts[result], result=t.gettext(name))
        for result, name, _ in RESULTS
        if result and counts[result]
    ]
    listed = format_list(became, locale=t.language)
    if made == 1:
        return t.gettext("We made one agreement together and looked back on it: {became}.").format(
            became=listed
        )
    said = t.gettext("We looked back on {looked} of {made} agreements: {became}.").format(
        looked=looked, made=made, became=listed
    )
    return f"{said} {_still_open(counts[None], t)}" if counts[None] else said


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
    caveat = t.gettext(
        "One mark is one outcome of a study day in this time. Parked and let go are places too."
    )
    return Exhibit(
        key="study_days",
        question=t.gettext("What comes out of our study days?"),
        sentence=f"{_next_day(days, period, t)} {_outcomes(len(held), counts, t)}",
        caveat=caveat if rows else "",
        figure=Counted(rows=rows) if rows else None,
        table=_table(t.gettext("Place"), rows, None, t),
        alt=_in_words(rows, None, t),
    )


def _next_day(days: Sequence[StudyDay], period: Period, t: Texts) -> str:
    coming = sorted((one for one in days if one.held_on > period.today), key=lambda one: one.held_on)
    today = next((one for one in days if one.held_on == period.today), None)
    if today:
        return t.gettext("Today is a study day: {title}.").format(title=today.title.rstrip("."))
    if not coming:
        return t.gettext("No next study day is planned yet.")
    return t.gettext("The next study day is on {day}: {title}.").format(
        day=day(coming[0].held_on, t.language, period.today), title=coming[0].title.rstrip(".")
    )


def _outcomes(held: int, counts: Counter[Place | None], t: Texts) -> str:
    if not held:
        return t.gettext("We cannot say anything about this yet, because no study day was held in this time.")
    if not counts.total():
        return t.gettext(
            "We cannot say anything about this yet, because no outcome was written down in this time."
        )
    made, placed = counts.total(), counts.total() - counts[None]
    said = t.ngettext("{n} outcome was written down.", "{n} outcomes were written down.", made).format(n=made)
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
