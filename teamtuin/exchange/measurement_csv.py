"""Measurements as CSV: the columns, and what a row becomes."""

import re
from collections.abc import Mapping
from typing import Any

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
    found = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})", fields.get("date", ""))
    if found:
        fields["date"] = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    return fields
