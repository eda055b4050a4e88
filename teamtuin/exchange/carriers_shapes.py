"""The shape of a task and who carries it, in a file; carriers are in Dutch there."""

from typing import Annotated, Literal

from pydantic import Field

from teamtuin.exchange.shapes import Id, Line, Shape
from teamtuin.experiments.carriers.model import LONGEST_TASK, Carrier

CARRIERS = {
    "team": Carrier.TEAM,
    "leerlingen": Carrier.PUPILS,
    "ouders": Carrier.PARENTS,
    "grootouders": Carrier.GRANDPARENTS,
    "buurt": Carrier.NEIGHBOURHOOD,
    "studenten, zij-instromers en vrijwilligers": Carrier.HELPERS,
    "niemand": Carrier.NOBODY,
}
CarrierWord = Literal[
    "team",
    "leerlingen",
    "ouders",
    "grootouders",
    "buurt",
    "studenten, zij-instromers en vrijwilligers",
    "niemand",
]
Carriers = Annotated[list[CarrierWord], Field(min_length=1)]


class CarriedTaskShape(Shape):
    """One task of a proeftuin, with who carried it and who carries it."""

    id: Id
    experiment: Line
    task: Annotated[Line, Field(max_length=LONGEST_TASK)]
    before: Carriers
    now: Carriers
