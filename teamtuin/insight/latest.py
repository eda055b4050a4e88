"""A long series: the page draws the latest part of it. The verdict and the file are about all of it."""

from dataclasses import replace

from teamtuin.insight.drawings import Occasions, RunLine
from teamtuin.insight.exhibit import Exhibit, Table
from teamtuin.insight.line_words import in_words
from teamtuin.insight.marks import MOST, few, of_days
from teamtuin.texts import Texts

DRAWN = 40
"""Measurements: a school year of weeks, as many points as a line on a phone lets one tell apart."""
COLUMNS = 12
"""Occasions beside each other on a laptop."""


def is_long(exhibit: Exhibit) -> bool:
    """Whether there is more than the page draws."""
    figure = exhibit.figure
    if isinstance(figure, RunLine):
        return len(figure.days) > DRAWN
    return isinstance(figure, Occasions) and len(figure.columns) > COLUMNS


def latest(exhibit: Exhibit, t: Texts) -> Exhibit:
    """The same, with the latest part of its figure and table; it says how many there are in all."""
    figure = exhibit.figure
    if isinstance(figure, RunLine) and is_long(exhibit):
        drawn = replace(figure, drawn_from=len(figure.days) - DRAWN)
        return replace(
            exhibit,
            figure=drawn,
            table=_from(exhibit.table, drawn.labels[drawn.drawn_from]),
            caveat=_and(_so_many(DRAWN, len(figure.days), t), exhibit.caveat),
            alt=in_words(drawn, t),
        )
    if isinstance(figure, Occasions) and is_long(exhibit):
        table = _measured(exhibit.table)
        words = "; ".join(exhibit.alt.split("; ")[-COLUMNS:])
        return replace(
            exhibit,
            figure=replace(figure, columns=figure.columns[-COLUMNS:]),
            table=table,
            caveat=_and(_so_many(COLUMNS, len(figure.columns), t), exhibit.caveat),
            alt=words,
        )
    return exhibit


def crowded(exhibit: Exhibit, t: Texts) -> Exhibit:
    """It says so when more days are marked than fit above the line."""
    figure = exhibit.figure
    if not isinstance(figure, RunLine):
        return exhibit
    days = of_days(figure.drawn_changes, t.language)
    if len(days) <= MOST:
        return exhibit
    words = t.gettext(
        "Above the line stand {few} of the {n} days on which something happened. The table has all."
    )
    return replace(exhibit, caveat=_and(exhibit.caveat, words.format(few=len(few(days)), n=len(days))))


def _so_many(drawn: int, n: int, t: Texts) -> str:
    return t.gettext(
        "The latest {drawn} of {n} measurements are drawn. The sentence is about all {n}."
    ).format(drawn=drawn, n=n)


def _from(table: Table, label: str) -> Table:
    first = next((place for place, row in enumerate(table.rows) if row[0] == label), 0)
    return replace(table, rows=table.rows[first:])


def _measured(table: Table) -> Table:
    """From the first occasion that is drawn; a day on which something happened is a row without a number."""
    occasions = [place for place, row in enumerate(table.rows) if row[1] != ""]
    return replace(table, rows=table.rows[occasions[-COLUMNS] :])


def _and(*parts: str) -> str:
    return " ".join(part for part in parts if part)
