"""What one measures in one or two groups and did not show, as it leaves in the export of one person."""

from dataclasses import dataclass
from typing import Any

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.experiments.model import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLooking:
    """What is looked at, the name of its proeftuin, and the first names of the others who measure it."""

    indicator: Indicator
    experiment: str
    others: list[str]


def gather_looking(teamtuin: Teamtuin, viewer: Viewer) -> list[OwnLooking]:
    """All that the viewer keeps so, alone or with a few."""
    names = {person.id: person.first_name for person in teamtuin.people.colleagues(viewer)}
    return [
        OwnLooking(
            indicator=own.indicator,
            experiment=title,
            others=sorted(names[one] for one in own.makers if one != viewer.id and one in names),
        )
        for own, title in teamtuin.experiments.looking.for_export(viewer)
    ]


def looking_document(own: OwnLooking) -> dict[str, Any]:
    """One for another program."""
    one = own.indicator
    return {
        "experiment": own.experiment,
        "label": one.label,
        "unit": one.unit,
        "source": one.source,
        "direction": one.direction,
        "counts_of": one.counts_of,
        "baseline": one.baseline,
        "baseline_total": one.baseline_total,
        "measured_with": own.others,
        "measurements": [
            {
                "measured_on": point.measured_on.isoformat(),
                "span": point.span,
                "number": point.number,
                "total": point.total,
            }
            for point in one.measurements
        ],
    }
