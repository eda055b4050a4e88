"""SQL about rounds: opening, answering without a name, closing, and what is shown then."""

from teamtuin.access import policy
from teamtuin.access.policy import Kind, Module, Relation
from teamtuin.people.queries import IN_TEAM, IS_ACTIVE, IS_CARETAKER, IS_DOORKEEPER
from teamtuin.school.queries import module_open

OPEN = module_open(Module.ROUNDS)

policy.register(
    Kind.ROUND,
    {
        Relation.ANYONE: f"SELECT id FROM round WHERE closed_on IS NULL AND {OPEN}",
        Relation.TEAM: f"SELECT id FROM round WHERE {IN_TEAM} AND {OPEN}",
        # Who opened it, and who leads the day it belongs to.
        Relation.FACILITATOR: (
            f"SELECT id FROM round WHERE {IS_ACTIVE} AND {OPEN} AND (opened_by = $viewer OR study_day_id IN"
            " (SELECT study_day_id FROM study_day_facilitator WHERE person_id = $viewer))"
        ),
        Relation.DOORKEEPER: f"SELECT id FROM round WHERE {IS_DOORKEEPER}",
        Relation.CARETAKER: f"SELECT id FROM round WHERE {IS_CARETAKER}",
    },
)
