"""Sentences about numbers, by rule: bare facts first, then what a rule of thumb says. Never a cause."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from teamtuin.insight.runchart import A_LINE, ENOUGH, Run, RunChart, Verdict
from teamtuin.settings import Language
from teamtuin.texts import Texts

MANY_TIES = 2
A_SCHOOL_YEAR = timedelta(330)
"""As long as this a day needs no year: its name is not there twice."""
NO_UNIT = ("aantal", "number")
"""How the unit of a bare count begins: "from 4 to 14 number" is no sentence."""


def number(value: float, language: Language) -> str:
    """A number in running text: decimal comma in Dutch, no thousands sign, no trailing ",0"."""
    return str(format_decimal(value, "0.##", locale=language))


def day(moment: date, language: Language, today: date | None = None) -> str:
    """A day in a sentence: "14 september"; beside `today`, with its year when that is another one."""
    other_year = today is not None and today.year != moment.year
    return written(moment, "d MMMM y" if other_year else "d MMMM", language)


def short_day(moment: date, language: Language) -> str:
    """A day in a figure: "14 sep"."""
    return written(moment, "d MMM", language).rstrip(".")


def day_in_full(moment: date, t: Texts) -> str:
    """A day on paper, that is still clear in ten years: "vrijdag 13 november 2026"."""
    return written(moment, "EEEE d MMMM y", t.language)


@lru_cache(maxsize=8_192)
def written(moment: date, pattern: str, language: Language) -> str:
    """A day as Babel writes it; kept, for ten years of weeks are written at every look."""
    return format_date(moment, pattern, locale=language)


def of_run_chart(chart: RunChart, t: Texts, *, unit: str = "", days: Sequence[date] = ()) -> str:
    """What a run chart says, in one to four sentences; `days` are those of its measurements, if known."""
    facts = [_from_to(chart, unit, t)] if chart.verdict is Verdict.NO_SIGNAL else []
    return " ".join([*facts, of_verdict(chart, t, days=days)])


def of_verdict(chart: RunChart, t: Texts, *, days: Sequence[date] = ()) -> str:
    """What the rule says, for a line whose first and last number were said already."""
    if chart.verdict is Verdict.TOO_FEW:
        said = [_too_few(chart, t)]
    elif chart.long_run and chart.run:
        said = [_long_run(chart, chart.run, t), _around(chart.run, days, t)]
    elif chart.few_crossings:
        said = [_few_crossings(chart, t)]
    else:
        said = [_no_shift(chart, t)]
    return " ".join([*said, *_thin_baseline(chart, t), *_ties(chart, t)])


def not_why(t: Texts) -> str:
    """What always stands under a signal."""
    return t.gettext("This does not say why.")


def _too_few(chart: RunChart, t: Texts) -> str:
    if chart.baseline:
        return t.ngettext(
            "Since before there is {n} useful measurement. That is too few to tell a change from chance.",
            "Since before there are {n} useful measurements. That is too few to tell a change from chance.",
            chart.n_useful,
        ).format(n=chart.n_useful)
    if not chart.n_obs:
        return t.gettext("There are no measurements yet.")
    if chart.n_obs < A_LINE:
        return t.gettext("Too few measurements to draw a line: {n}. We show only the dots.").format(
            n=chart.n_obs
        )
    if not chart.n_useful:
        return t.gettext(
            "All {n} measurements are the same, so the rule of thumb has nothing to say here."
        ).format(n=chart.n_obs)
    if chart.n_useful < A_LINE:
        return t.gettext("Too few useful measurements to draw a line: {n}. We show only the dots.").format(
            n=chart.n_useful
        )
    return t.gettext(
        "There are {n} useful measurements. That is too few to tell a change from chance."
    ).format(n=chart.n_useful)


def _long_run(chart: RunChart, run: Run, t: Texts) -> str:
    sentences = {
        (True, True): t.gettext(
            "{n} measurements in a row are above the middle of before ({median})."
            " By chance such a run is unusual."
        ),
        (True, False): t.gettext(
            "{n} measurements in a row are below the middle of before ({median})."
            " By chance such a run is unusual."
        ),
        (False, True): t.gettext(
            "{n} measurements in a row are above the middle ({median}). By chance such a run is unusual."
        ),
        (False, False): t.gettext(
            "{n} measurements in a row are below the middle ({median}). By chance such a run is unusual."
        ),
    }
    sentence = sentences[chart.baseline is not None, run.above]
    return sentence.format(n=run.length, median=number(chart.median or 0, t.language))


def _around(run: Run, days: Sequence[date], t: Texts) -> str:
    """With its year when that is long before the last measurement."""
    if not days:
        return t.gettext("What changed around measurement {n}?").format(n=run.first + 1)
    long_ago = days[-1] - days[run.first] > A_SCHOOL_YEAR
    when = day(days[run.first], t.language, days[-1] if long_ago else None)
    return t.gettext("What changed around {day}?").format(day=when)


def _few_crossings(chart: RunChart, t: Texts) -> str:
    return t.ngettext(
        "The line crosses the middle only {c} time in {n} measurements."
        " By chance that is unusually few. Something may have shifted.",
        "The line crosses the middle only {c} times in {n} measurements."
        " By chance that is unusually few. Something may have shifted.",
        chart.crossings or 0,
    ).format(c=chart.crossings, n=chart.n_useful)


def _from_to(chart: RunChart, unit: str, t: Texts) -> str:
    first, last = (number(value, t.language) for value in (chart.judged[0], chart.judged[-1]))
    if unit and not unit.lower().startswith(NO_UNIT):
        return t.gettext("From {first} to {last} {unit}.").format(first=first, last=last, unit=unit)
    return t.gettext("From {first} to {last}.").format(first=first, last=last)


def _no_shift(chart: RunChart, t: Texts) -> str:
    return t.gettext(
        "In these {n} measurements the rule of thumb finds no shift."
        " That is not the same as: nothing changed."
    ).format(n=chart.n_obs)


def _thin_baseline(chart: RunChart, t: Texts) -> list[str]:
    """A median of few points is no firm ground."""
    if not chart.baseline or chart.baseline >= ENOUGH:
        return []
    return [
        t.ngettext(
            "The middle rests on only {n} measurement of before.",
            "The middle rests on only {n} measurements of before.",
            chart.baseline,
        ).format(n=chart.baseline)
    ]


def _ties(chart: RunChart, t: Texts) -> list[str]:
    """Said only where a median is drawn, and when more than the one in the middle lies on it."""
    if chart.ties < MANY_TIES or chart.n_useful < A_LINE:
        return []
    return [
        t.gettext("{ties} of the {n} measurements lie exactly on the middle and do not count here.").format(
            ties=chart.ties, n=chart.n_obs
        )
    ]
