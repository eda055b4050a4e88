"""What a proeftuin looks at, as an exhibit: a run chart, or how often it came off of the times it could.

Numbers from people's answers are cleared here, point by point: what may not be shown is in no part of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from babel.dates import format_date

from teamtuin.experiments.model import CountsOf, Indicator, Measurement, Span
from teamtuin.insight import sentences
from teamtuin.insight.disclosure import cleared_share
from teamtuin.insight.drawings import Drawing, Occasion, Occasions, RunLine
from teamtuin.insight.exhibit import Cell, Exhibit, Table
from teamtuin.insight.line_words import Changes, in_words, with_changes
from teamtuin.insight.runchart import ENOUGH, RunChart, Verdict, run_chart
from teamtuin.insight.sentences import number
from teamtuin.settings import Language
from teamtuin.texts import Texts

Number = int | float | None
ONE_COLUMN = 15  # marks; more do not fit in a column
HARDLY_MOVES = 1.25  # the largest total against the smallest: then a line of the first number is honest


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many, as far as it may be shown."""

    measurement: Measurement
    met: int | float | None
    total: int | float | None

    @property
    def shown(self) -> bool:
        return self.met is not None


def of_indicator(
    indicator: Indicator, t: Texts, *, strand: str | None = None, changes: Changes = ()
) -> Exhibit:
    """The exhibit of one indicator; `changes` are marked in time with their words."""
    exhibit = _of(indicator, t, strand, changes)
    if not indicator.few_groups:
        return exhibit
    return replace(exhibit, caveat=f"{few_groups(t)} {exhibit.caveat}".strip())


def few_groups(t: Texts) -> str:
    """What stands at a number that was measured with few."""
    return t.gettext("Measured in one or two groups. That says nothing about other groups.")


def _of(indicator: Indicator, t: Texts, strand: str | None, changes: Changes) -> Exhibit:
    if not indicator.measurements:
        return _empty(indicator, t.gettext("There are no measurements yet."), _before(indicator, t))
    if indicator.is_share:
        return _share(indicator, t, strand, changes)
    if indicator.counts_of is CountsOf.ANSWERS:
        return _empty(
            indicator,
            t.gettext(
                "These are answers of people, and how many people is not known. So we do not show them."
            ),
        )
    return _line(indicator, t, strand, changes)


def _empty(indicator: Indicator, sentence: str, caveat: str = "") -> Exhibit:
    return Exhibit(
        key=f"indicator_{indicator.id}",
        question=indicator.label,
        sentence=sentence,
        caveat=caveat,
        counts_of=indicator.counts_of,
        table=Table(columns=(), rows=()),
    )


def _line(indicator: Indicator, t: Texts, strand: str | None, changes: Changes) -> Exhibit:
    points = indicator.measurements
    before = _made_before(indicator)
    usable = before if before >= ENOUGH else None
    chart = run_chart([plain(point.number) for point in points], usable)
    labels = day_labels(points, t.language)
    days = tuple(point.measured_on for point in points)
    sentence = sentences.of_run_chart(chart, t, unit=indicator.unit, days=days)
    drawing = RunLine(
        days=days, labels=labels, chart=chart, unit=indicator.unit, strand=strand, changes=tuple(changes)
    )
    rows = tuple(zip(labels, chart.measurements, strict=True))
    table = Table(columns=(t.gettext("When"), indicator.unit or t.gettext("Number")), rows=rows)
    return Exhibit(
        key=f"indicator_{indicator.id}",
        question=indicator.label,
        sentence=sentence,
        caveat=_line_caveat(indicator, chart, t),
        counts_of=indicator.counts_of,
        figure=drawing,
        table=with_changes(table, days, changes, t),
        alt=in_words(drawing, t),
    )


def _line_caveat(indicator: Indicator, chart: RunChart, t: Texts) -> str:
    before = _made_before(indicator)
    parts = [sentences.not_why(t)] if chart.verdict is Verdict.SIGNAL else []
    if chart.baseline:
        parts.append(
            t.gettext("Before: the first {n} measurements; the middle is of those.").format(n=chart.baseline)
        )
    elif before:
        parts.append(
            t.ngettext(
                "Before there was {n} measurement, too few for a middle. It is of all measurements.",
                "Before there were {n} measurements, too few for a middle. It is of all measurements.",
                before,
            ).format(n=before)
        )
    else:
        parts.append(_before(indicator, t))
    return " ".join([*(part for part in parts if part), *_source(indicator, t)])


def _made_before(indicator: Indicator) -> int:
    """How many of its measurements were made before; in a book of an earlier day some are not there yet."""
    return min(indicator.baseline_points or 0, len(indicator.measurements))


def _before(indicator: Indicator, t: Texts) -> str:
    """How it was before, if that may be shown."""
    if indicator.baseline is None:
        return ""
    if indicator.baseline_total is not None:
        met, total = _cleared(indicator.counts_of, indicator.baseline, indicator.baseline_total)
        if met is None or total is None:
            return ""
        met_words, total_words = number(met, t.language), number(total, t.language)
        return t.gettext("Before it was {met} of {total}.").format(met=met_words, total=total_words)
    if indicator.counts_of is CountsOf.ANSWERS:
        return ""
    return t.gettext("Before it was {number}.").format(number=number(indicator.baseline, t.language))


def _source(indicator: Indicator, t: Texts) -> list[str]:
    if not indicator.source:
        return []
    return [t.gettext("Source: {source}.").format(source=indicator.source.rstrip("."))]


def _share(indicator: Indicator, t: Texts, strand: str | None, changes: Changes) -> Exhibit:
    points = indicator.measurements
    shares = [_cleared_share(indicator.counts_of, point) for point in points]
    labels = day_labels(points, t.language)
    words = [_in_words(share, t) for share in shares]
    shown = [share for share in shares if share.shown]
    last = shown[-1].total if shown else None
    figure = _share_figure(shares, strand, changes, t)
    sentence, alt = _share_sentence(labels, shares, t), ""
    if isinstance(figure, RunLine):
        sentence = f"{sentence} {sentences.of_verdict(figure.chart, t, days=figure.days)}"
        alt = in_words(figure, t)
    rows = tuple(_row(label, share, t) for label, share in zip(labels, shares, strict=True))
    table = Table(columns=(t.gettext("When"), t.gettext("So many"), t.gettext("Of")), rows=rows)
    return Exhibit(
        key=f"indicator_{indicator.id}",
        question=indicator.label,
        sentence=sentence,
        caveat=_share_caveat(indicator, figure, len(shown) < len(shares), t),
        n=int(last) if indicator.counts_of is CountsOf.ANSWERS and last is not None else None,
        counts_of=indicator.counts_of,
        figure=figure,
        table=with_changes(table, [point.measured_on for point in points], changes, t),
        alt=alt or "; ".join(f"{label}: {said}" for label, said in zip(labels, words, strict=True)),
    )


def _share_caveat(indicator: Indicator, figure: Drawing | None, withheld: bool, t: Texts) -> str:
    signal = isinstance(figure, RunLine) and figure.chart.verdict is Verdict.SIGNAL
    parts = [sentences.not_why(t)] if signal else []
    parts.append(_before(indicator, t))
    if withheld:
        parts.append(t.gettext("“Not shown”: too few people, so that nobody can be recognised."))
    return " ".join([*(part for part in parts if part), *_source(indicator, t)])


def _row(label: str, share: Share, t: Texts) -> tuple[Cell, ...]:
    if share.met is None or share.total is None:
        return (label, t.gettext("not shown"), t.gettext("not shown"))
    return (label, share.met, share.total)


def _cleared_share(counts_of: CountsOf, point: Measurement) -> Share:
    met, total = _cleared(counts_of, point.number, point.total)
    return Share(measurement=point, met=met, total=total)


def _cleared(counts_of: CountsOf, met: float, total: float | None) -> tuple[Number, Number]:
    """Both numbers as they may be shown, or neither."""
    if total is None or not 0 <= met <= total:
        return None, None
    shown_met, shown_total = cleared_share(counts_of, met, total)
    if shown_met is None or shown_total is None:
        return None, None
    return plain(shown_met), plain(shown_total)


def plain(value: float) -> int | float:
    """4.0 is 4."""
    return int(value) if value == int(value) else value


def _in_words(share: Share, t: Texts) -> str:
    if share.met is None or share.total is None:
        return t.gettext("not shown")
    return t.gettext("{met} of {total}").format(
        met=number(share.met, t.language), total=number(share.total, t.language)
    )


def _share_sentence(labels: Sequence[str], shares: Sequence[Share], t: Texts) -> str:
    shown = [place for place, share in enumerate(shares) if share.shown]
    if not shown:
        return t.gettext("Each time there are too few people to show a number.")
    first, last = shown[0], shown[-1]
    if first == last:
        return t.gettext("One number can be shown: {share} ({day}).").format(
            share=_in_words(shares[last], t), day=labels[last]
        )
    return t.gettext("The last number is {last} ({last_day}). The first was {first} ({first_day}).").format(
        last=_in_words(shares[last], t),
        last_day=labels[last],
        first=_in_words(shares[first], t),
        first_day=labels[first],
    )


def _share_figure(shares: Sequence[Share], strand: str | None, changes: Changes, t: Texts) -> Drawing | None:
    """Columns of marks; a line when the totals hardly differ; else the table says it."""
    shown = [share for share in shares if share.met is not None and share.total]
    totals = [share.total for share in shown if share.total]
    if not shown or any(isinstance(total, float) for total in totals):
        return None
    if max(totals) <= ONE_COLUMN and not any(isinstance(share.met, float) for share in shown):
        return Occasions(columns=tuple(_occasion(share, t.language) for share in shares), strand=strand)
    if max(totals) > HARDLY_MOVES * min(totals):
        return None
    points = [share.measurement for share in shown]
    chart = run_chart([share.met for share in shown])
    fewest, most = number(min(totals), t.language), number(max(totals), t.language)
    unit = t.gettext("of {fewest} to {most}").format(fewest=fewest, most=most)
    return RunLine(
        days=tuple(point.measured_on for point in points),
        labels=day_labels(points, t.language),
        chart=chart,
        unit=unit if fewest != most else t.gettext("of {most}").format(most=most),
        strand=strand,
        changes=tuple(changes),
        ends=(_in_words(shown[0], t), _in_words(shown[-1], t)),
    )


def _occasion(share: Share, language: Language) -> Occasion:
    pattern = "LLL" if share.measurement.span is Span.MONTH else "d MMM"
    label = format_date(share.measurement.measured_on, pattern, locale=language).rstrip(".")
    if share.met is None or share.total is None:
        return Occasion(label=label, met=None, total=None)
    return Occasion(label=label, met=int(share.met), total=int(share.total))


def day_labels(points: Sequence[Measurement], language: Language) -> tuple[str, ...]:
    """When each was measured; the year is said when they lie more than a school year apart."""
    days = [point.measured_on for point in points]
    far = max(days) - min(days) > sentences.A_SCHOOL_YEAR
    patterns = {Span.DAY: "d MMMM", Span.WEEK: "d MMMM", Span.MONTH: "LLLL"}
    return tuple(
        sentences.written(point.measured_on, patterns[point.span] + (" y" if far else ""), language)
        for point in points
    )
