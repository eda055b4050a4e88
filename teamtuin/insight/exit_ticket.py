"""What an exit ticket said of a day, in two groups, as far as it may be shown: on that day's page alone."""

from collections.abc import Iterable

from teamtuin.experiments.model import CountsOf
from teamtuin.insight.drawings import Groups, TwoGroups
from teamtuin.insight.exhibit import Exhibit
from teamtuin.insight.garden_energy import groups_in_words, groups_table
from teamtuin.insight.sentences import short_day
from teamtuin.rooms.model import QuestionKind, RoundResult
from teamtuin.texts import Texts


def of_exit_ticket(results: Iterable[RoundResult], t: Texts) -> list[Exhibit]:
    """An exhibit for each question of this one round that is answered from 1 to 5."""
    return [_question(one, t) for one in results if one.question.kind is QuestionKind.SCALE]


def _question(one: RoundResult, t: Texts) -> Exhibit:
    groups = Groups(
        label=short_day(one.opened_on, t.language), answers=one.answers, low=one.low, high=one.high
    )
    return Exhibit(
        key=f"exit_ticket_{one.round_id}_{one.question.place}",
        question=t.gettext(one.question.sentence),
        sentence=_sentence(one, t),
        n=one.answers,
        counts_of=CountsOf.ANSWERS,
        figure=None if one.high is None else TwoGroups(rounds=(groups,)),
        table=groups_table([groups], t),
        alt=groups_in_words(groups, t),
    )


def _sentence(one: RoundResult, t: Texts) -> str:
    if one.high is None:
        words = t.ngettext("{n} answer.", "{n} answers.", one.answers).format(n=one.answers)
        return f"{words} " + t.gettext("The two groups are not shown, so that nobody can be recognised.")
    return t.ngettext(
        "{high} of {n} answer is a 4 or a 5.", "{high} of {n} answers are a 4 or a 5.", one.answers
    ).format(high=one.high, n=one.answers)
