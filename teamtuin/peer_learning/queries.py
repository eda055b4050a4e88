"""SQL about sessions and what of them is for the whole team."""

from teamtuin.access import policy
from teamtuin.access.policy import Kind, Module, Relation
from teamtuin.people.queries import IN_TEAM, IS_ACTIVE, IS_CARETAKER
from teamtuin.school.queries import module_open

OPEN = module_open(Module.PEER_LEARNING)

policy.register(
    Kind.PEER_SESSION,
    {
        Relation.WRITER: f"SELECT id FROM peer_session WHERE writer_id = $viewer AND {OPEN}",
        Relation.READER: (
            f"SELECT session_id FROM peer_session_reader WHERE person_id = $viewer AND {IS_ACTIVE} AND {OPEN}"
        ),
        Relation.TEAM: f"SELECT id FROM peer_session WHERE {IN_TEAM} AND {OPEN}",
        Relation.CARETAKER: f"SELECT id FROM peer_session WHERE {IS_CARETAKER}",
    },
)
policy.register(
    Kind.TEAM_INSIGHT,
    {
        Relation.TEAM: f"SELECT id FROM team_insight WHERE {IN_TEAM} AND {OPEN}",
        Relation.CARETAKER: f"SELECT id FROM team_insight WHERE {IS_CARETAKER}",
    },
)
