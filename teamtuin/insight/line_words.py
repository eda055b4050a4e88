"""A line in words, for who does not see it, and the days that are marked on it as rows of its table."""

from collections.abc import Collection, Sequence
from datetime import date

from teamtuin.insight import sentences
from teamtuin.insight.drawings import RunLine
from teamtuin.insight.exhibit import Cell, Table
from teamtuin.insight.sentences import number
from teamtuin.texts import Texts

MOST_GAPS = 4

Changes = Sequence[tuple[date, str]]


def in_words(drawing: RunLine, t: Texts) -> str:
    """All that the picture shows: numbers, the middle, what is marked, and where it breaks.

    Not what it means: that is the sentence, which always stands beside it and would be heard twice.
    """
    return " ".join([_numbers(drawing, t), *_middle(drawing, t), *_marked(drawing, t), *_gaps(drawing, t)])


def _numbers(drawing: RunLine, t: Texts) -> str:
    values, labels = drawing.drawn_values, drawing.labels[drawing.drawn_from :]
    first, last = (number(values[place], t.language) for place in (0, -1))
    if drawing.ends:
        first, last = (drawing.ends[0] if not drawing.drawn_from else first), drawing.ends[1]
    pattern = (
        t.gettext("One measurement, on {first_day}, in {unit}: {last}.")
        if len(values) == 1
        else t.gettext(
            "Line of {n} measurements from {first_day} to {last_day}, in {unit}."
            " First {first}, last {last}, lowest {low}, highest {high}."
        )
    )
    return pattern.format(
        n=len(values),
        first_day=labels[0],
        last_day=labels[-1],
        unit=drawing.unit,
        first=first,
        last=last,
        low=number(min(values), t.language),
        high=number(max(values), t.language),
    )


def _middle(drawing: RunLine, t: Texts) -> list[str]:
    chart = drawing.chart
    if not chart.has_line or chart.median is None:
        return []
    median = number(chart.median, t.language)
    if chart.baseline:
        words = t.gettext("The middle of before is {median}, and is drawn on in dashes after the first {n}.")
        return [words.format(median=median, n=chart.baseline)]
    return [t.gettext("The middle is {median}.").format(median=median)]


def _marked(drawing: RunLine, t: Texts) -> list[str]:
    pattern = _pattern([*drawing.drawn_days, *(when for when, _ in drawing.drawn_changes)])
    return [
        f"{sentences.written(when, pattern, t.language)}: {words.rstrip('.')}."
        for when, words in drawing.drawn_changes
    ]


def _gaps(drawing: RunLine, t: Texts) -> list[str]:
    """Where the line breaks."""
    if not drawing.gaps or not drawing.chart.has_line:
        return []
    if len(drawing.gaps) > MOST_GAPS:
        return [t.gettext("The line breaks {n} times, where measurements miss.").format(n=len(drawing.gaps))]
    words, pattern = t.gettext("The line breaks between {before} and {after}."), _pattern(drawing.drawn_days)
    return [
        words.format(
            before=sentences.written(before, pattern, t.language),
            after=sentences.written(after, pattern, t.language),
        )
        for before, after in drawing.gaps
    ]


def _pattern(days: Collection[date]) -> str:
    """How these days are written: with their year where they are so far apart that it could be another."""
    return "d MMMM y" if max(days) - min(days) > sentences.A_SCHOOL_YEAR else "d MMMM"


def with_changes(table: Table, days: Sequence[date], changes: Changes, t: Texts) -> Table:
    """The same table with what changed: at its measurement, or in a row of its own between them.

    `days` are those of the rows. The table holds all of it, also what does not fit above the line.
    """
    if not changes:
        return table
    width = len(table.columns)
    told: dict[date, list[str]] = {}
    for when, words in changes:
        told.setdefault(when, []).append(words)
    pattern = _pattern([*days, *told])
    rows: list[tuple[date, tuple[Cell, ...]]] = [
        (when, (*row, ", ".join(told.pop(when, [])))) for when, row in zip(days, table.rows, strict=True)
    ]
    for when, words_of_day in told.items():
        label = sentences.written(when, pattern, t.language)
        rows.append((when, (label, *([""] * (width - 1)), ", ".join(words_of_day))))
    rows.sort(key=lambda row: row[0])
    return Table(columns=(*table.columns, t.gettext("What happened")), rows=tuple(row for _, row in rows))
