"""SQL about trajectories with the video coach."""

from teamtuin.access import policy
from teamtuin.access.policy import Kind, Module, Relation
from teamtuin.people.queries import IS_ACTIVE, IS_CARETAKER
from teamtuin.school.queries import module_open

OPEN = module_open(Module.COACHING)

policy.register(
    Kind.TRAJECTORY,
    {
        Relation.OWNER: f"SELECT id FROM trajectory WHERE owner_id = $viewer AND {OPEN}",
        Relation.COACH: f"SELECT id FROM trajectory WHERE coach_id = $viewer AND {IS_ACTIVE} AND {OPEN}",
        Relation.READER: (
            "SELECT trajectory_id FROM trajectory_reader WHERE person_id = $viewer"
            f" AND {IS_ACTIVE} AND {OPEN}"
        ),
        Relation.CARETAKER: f"SELECT id FROM trajectory WHERE {IS_CARETAKER}",
    },
)
