"""SQL about agreements: mine, and ours."""

from teamtuin.access import policy
from teamtuin.access.policy import Kind, Module, Relation
from teamtuin.people.queries import IN_TEAM, IS_ACTIVE, IS_CARETAKER
from teamtuin.school.queries import module_open

OPEN = module_open(Module.AGREEMENTS)
OURS = "owner_id IS NULL"

policy.register(
    Kind.AGREEMENT,
    {
        Relation.OWNER: f"SELECT id FROM agreement WHERE owner_id = $viewer AND {OPEN}",
        # Ours is read by who reads where it was made: a study day by the team, a session by its readers.
        Relation.READER: (
            f"SELECT id FROM agreement WHERE {OURS} AND {OPEN} AND {IS_ACTIVE} AND ("
            f"(study_day_id IS NOT NULL AND {IN_TEAM})"
            " OR session_id IN (SELECT id FROM peer_session WHERE writer_id = $viewer"
            " UNION SELECT session_id FROM peer_session_reader WHERE person_id = $viewer))"
        ),
        Relation.TEAM: f"SELECT id FROM agreement WHERE {OURS} AND {IN_TEAM} AND {OPEN}",
        Relation.CARETAKER: f"SELECT id FROM agreement WHERE {IS_CARETAKER}",
    },
)
