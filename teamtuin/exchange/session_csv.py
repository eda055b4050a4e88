"""One's own sessions as CSV: the columns, and what a row becomes."""

import re
from collections.abc import Mapping
from typing import Any

COLUMNS = {
    "datum": "date",
    "vorm": "form",
    "nodig": "need",
    "gezien": "insights",
    "afspraak": "agreement",
    "aanwezig": "attendance_count",
    "date": "date",
    "form": "form",
    "need": "need",
    "seen": "insights",
    "agreement": "agreement",
    "attendance": "attendance_count",
}
FORMS = {
    "intervisie": "peer_consultation",
    "lesbezoek": "lesson_visit",
    "klasbezoek": "lesson_visit",
    "lesson study": "lesson_study",
    "co-teaching": "co_teaching",
    "tandem": "co_teaching",
    "bordsessie": "board_session",
    "werkplaats": "workshop",
    "anders": "workshop",
    "peer consultation": "peer_consultation",
    "lesson visit": "lesson_visit",
    "board session": "board_session",
    "workshop": "workshop",
}
"""What people call the forms; the names in the YAML files are taken as well."""


def session_fields(cells: Mapping[str, str]) -> dict[str, Any]:
    """A session of whoever takes the file in. Each line of what was seen stands apart, as in the field."""
    fields: dict[str, Any] = {
        name: cells[name] for name in ("date", "need", "attendance_count") if name in cells
    }
    if "date" in fields:
        fields["date"] = _day(fields["date"])
    if form := cells.get("form"):
        fields["form"] = FORMS.get(form.lower(), form)
    if seen := cells.get("insights"):
        fields["insights"] = [line.strip() for line in seen.splitlines() if line.strip()]
    if agreed := cells.get("agreement"):
        fields["agreements"] = [{"what": agreed, "whose": "ours"}]
    return fields


def _day(cell: str) -> str:
    """The day as Dutch spreadsheets write it, 10-9-2026, in the way of the files; another text as it is."""
    found = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})", cell)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else cell
