"""Our garden: whom we asked to join in thinking: closed rounds of other voices, as they were cleared."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from babel.lists import format_list

from teamtuin.experiments.model import CountsOf, Experiment
from teamtuin.insight.drawings import Ask, Asks
from teamtuin.insight.exhibit import Exhibit, Table
from teamtuin.insight.sentences import day
from teamtuin.insight.terms import Period, when
from teamtuin.rooms.model import RoundResult
from teamtuin.rooms.voices.model import AUDIENCES, WITHOUT_CODES
from teamtuin.texts import Texts


def voices(
    results: Sequence[RoundResult], experiments: Sequence[Experiment], period: Period, t: Texts
) -> Exhibit:
    """How often whose voices were heard in this time, with how many answers; the latest round first."""
    found = heard_in(results, period)
    at: Mapping[UUID | None, Experiment] = {one.id: one for one in experiments}
    nothing = t.gettext(
        "We cannot say anything about this yet, because no round of others that began {when} was closed with"
        " enough answers."
    )
    return Exhibit(
        key="heard",
        question=t.gettext("Whom did we let join in?"),
        sentence=_sentence(found, period, t) if found else nothing.format(when=when(period, t)),
        caveat=_caveat(found, t) if found else "",
        counts_of=CountsOf.ANSWERS,
        listing=Asks(rows=tuple(_line(one, at.get(one.experiment_id), period, t) for one in found))
        if found
        else None,
        table=_table(found, at, t),
    )


def heard_in(results: Sequence[RoundResult], period: Period) -> list[RoundResult]:
    """A result of each round of others in this time; a round with two questions is one round."""
    of_round = {one.round_id: one for one in results[::-1] if one.audience and period.holds(one.opened_on)}
    return sorted(of_round.values(), key=lambda one: (one.opened_on, one.round_id), reverse=True)


def _sentence(found: Sequence[RoundResult], period: Period, t: Texts) -> str:
    said = t.ngettext(
        "Others joined in {n} time {when}: {voices}.",
        "Others joined in {n} times {when}: {voices}.",
        len(found),
    ).format(n=len(found), when=when(period, t), voices=whose(found, t))
    answers = sum(one.answers for one in found)
    return f"{said} " + t.gettext("Together they gave {n} answers.").format(n=answers)


def whose(found: Sequence[RoundResult], t: Texts) -> str:
    """How often each, in a fixed order: "leerlingen (2) en ouders (1)"."""
    counts = Counter(one.audience for one in found)
    told = [f"{t.gettext(name)} ({counts[who]})" for who, name in AUDIENCES.items() if counts[who]]
    return format_list(told, locale=t.language)


def _caveat(found: Sequence[RoundResult], t: Texts) -> str:
    said = t.gettext(
        "Anonymous. Only closed rounds with five answers or more; one person can have answered in several."
    )
    return " ".join([said, *([t.gettext(WITHOUT_CODES)] if any(one.is_free for one in found) else [])])


def _line(one: RoundResult, at: Experiment | None, period: Period, t: Texts) -> Ask:
    when_asked = day(one.opened_on, t.language, period.today)
    said = t.gettext("{n} answers, round of {day}.").format(n=one.answers, day=when_asked)
    where = t.gettext("At {experiment}.").format(experiment=at.title) if at else ""
    return Ask(
        title=one.question.text,
        strand=at.strand if at else None,
        word=_who(one, t),
        line=f"{said} {where}".rstrip(),
    )


def _who(one: RoundResult, t: Texts) -> str:
    return t.gettext(AUDIENCES[one.audience]) if one.audience else ""


def _table(found: Sequence[RoundResult], at: Mapping[UUID | None, Experiment], t: Texts) -> Table:
    return Table(
        columns=(
            t.gettext("Question"),
            t.gettext("Whose voices"),
            t.gettext("Proeftuin"),
            t.gettext("Round"),
            t.gettext("Answers"),
        ),
        rows=tuple(
            (
                one.question.text,
                _who(one, t),
                at[one.experiment_id].title if one.experiment_id in at else "",
                one.opened_on.isoformat(),
                one.answers,
            )
            for one in found
        ),
    )
