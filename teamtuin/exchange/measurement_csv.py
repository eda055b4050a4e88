"""Measurements as CSV: the columns, and what a row becomes."""

from collections.abc import Mapping
from typing import Any

from teamtuin.exchange.measurement_cells import NotRead, moment_in
from teamtuin.experiments.model import Span

COLUMNS = {
    "proeftuin": "experiment",
    "indicator": "indicator",
    "datum": "date",
    "waarde": "value",
    "van": "of",
    "experiment": "experiment",
    "date": "date",
    "value": "value",
    "of": "of",
}
OPTIONAL = frozenset({"of"})


def measurement_fields(cells: Mapping[str, str]) -> dict[str, Any]:
    """A measurement; a day may be written as Dutch spreadsheets do, 24-11-2026."""
    fields: dict[str, Any] = dict(cells)
    try:
        found = moment_in(fields.get("date", ""))
    except NotRead:
        found = None  # the shape says what is wrong with it, with its line
    if found and found[1] is Span.DAY:
        fields["date"] = found[0].isoformat()
    return fields
