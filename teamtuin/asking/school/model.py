"""The conditions for an AI service (product rule R13), who signed them, and what a test found out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from teamtuin.errors import N_


class Where(StrEnum):
    """Where the model runs; elsewhere it may not."""

    OWN = "own"
    PROCESSOR = "processor"


class Condition(StrEnum):
    """What has to be so before anybody may choose AI questions."""

    OWN_COMPUTER = "own_computer"
    IN_EU = "in_eu"
    AGREEMENT = "agreement"
    NO_TRAINING = "no_training"
    NO_STORAGE = "no_storage"
    NO_FREE_ACCOUNTS = "no_free_accounts"
    DPIA = "dpia"


WHERE: Mapping[Where, str] = {
    Where.OWN: N_("On a computer of the school or the board"),
    Where.PROCESSOR: N_("With a company in the EU"),
}
CONDITIONS: Mapping[Where, Mapping[Condition, str]] = {
    Where.OWN: {
        Condition.OWN_COMPUTER: N_(
            "The model runs on a computer of the school or the board, and keeps no texts."
        ),
        Condition.NO_FREE_ACCOUNTS: N_("Nobody uses a personal account of a free chatbot for this."),
        Condition.DPIA: N_("We looked at the DPIA of the school, with these AI questions in it."),
    },
    Where.PROCESSOR: {
        Condition.IN_EU: N_("The company handles the texts in the EU."),
        Condition.AGREEMENT: N_("There is a processing agreement with it."),
        Condition.NO_TRAINING: N_("It trains no model with the texts. That stands in the agreement."),
        Condition.NO_STORAGE: N_("It does not keep the texts. That stands in the agreement."),
        Condition.NO_FREE_ACCOUNTS: N_("Nobody uses a personal account of a free chatbot for this."),
        Condition.DPIA: N_("We looked at the DPIA of the school, with these AI questions in it."),
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A service by its address, and the model there; nothing in it is secret."""

    url: str
    model: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """An administrator's, for one service and one model. `document` tells where the papers are."""

    id: UUID
    of: Chosen
    where: Where
    document: str
    signed_by: UUID
    signed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What the test found: the service asked a good question in so many seconds.

    `takes_json` says that it takes `response_format`, so that its answers have a form.
    """

    of: Chosen
    takes_json: bool
    seconds: float
    tried_at: datetime
