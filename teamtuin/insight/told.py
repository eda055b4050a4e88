"""Numbers on a story line, in a few words: only what their exhibits may show."""

from teamtuin.experiments.model import CountsOf, Indicator
from teamtuin.insight.disclosure import cleared_share
from teamtuin.insight.sentences import NO_UNIT
from teamtuin.insight.sentences import number as in_words
from teamtuin.insight.voices import chosen_in
from teamtuin.rooms.model import RoundResult
from teamtuin.texts import Texts


def measured(indicator: Indicator, t: Texts) -> str:
    """How often something was measured, and the last number if that may be shown."""
    number = len(indicator.measurements)
    times = t.ngettext("{n} measurement", "{n} measurements", number).format(n=number)
    if not (last := _last(indicator, t)):
        return t.gettext("{what}: {times}").format(what=indicator.label, times=times)
    if number == 1:
        return t.gettext("{what}: {times}, {last}").format(what=indicator.label, times=times, last=last)
    return t.gettext("{what}: {times}, the last {last}").format(what=indicator.label, times=times, last=last)


def _last(indicator: Indicator, t: Texts) -> str:
    """The last number in words, or nothing where it may not be shown."""
    last = indicator.measurements[-1]
    if indicator.is_share:
        met, total = cleared_share(indicator.counts_of, last.number, last.total)
        if met is None or total is None:
            return ""
        return t.gettext("{met} of {total}").format(
            met=in_words(met, t.language), total=in_words(total, t.language)
        )
    if indicator.counts_of is CountsOf.ANSWERS:
        return ""
    unit = "" if indicator.unit.lower().startswith(NO_UNIT) else indicator.unit
    return f"{in_words(last.number, t.language)} {unit}".strip()


def answered(result: RoundResult, t: Texts) -> str:
    """What was answered: from 1 to 5 in two groups, or each answer that was chosen, as far as it is shown."""
    said = t.ngettext("{n} answer", "{n} answers", result.answers).format(n=result.answers)
    if chosen := chosen_in(result, t):
        return t.gettext("{answers}: {chosen}").format(answers=said, chosen=chosen)
    if result.low is None or result.high is None:
        return t.gettext("{answers}, groups not shown").format(answers=said)
    return t.gettext("{answers}, {low} chose 1 to 3 and {high} chose 4 or 5").format(
        answers=said, low=result.low, high=result.high
    )
