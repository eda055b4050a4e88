"""SQL about proeftuinen and all that hangs on them."""

from teamtuin.access import policy
from teamtuin.access.policy import Kind, Relation
from teamtuin.people.queries import IN_TEAM, IS_CARETAKER, IS_DOORKEEPER, LEADS

policy.register(
    Kind.EXPERIMENT,
    {
        Relation.TEAM: f"SELECT id FROM experiment WHERE {IN_TEAM}",
        Relation.DOORKEEPER: f"SELECT id FROM experiment WHERE {IS_DOORKEEPER}",
    },
)
policy.register(
    Kind.OBSERVATION,
    {
        Relation.WRITER: "SELECT id FROM observation WHERE writer_id = $viewer",
        Relation.TEAM: f"SELECT id FROM observation WHERE {IN_TEAM}",
        Relation.CARETAKER: f"SELECT id FROM observation WHERE {IS_CARETAKER}",
    },
)
policy.register(
    Kind.ROOM_ASKED,
    {
        Relation.TEAM: f"SELECT id FROM room_asked WHERE {IN_TEAM}",
        Relation.PRINCIPAL: f"SELECT id FROM room_asked WHERE {LEADS}",
    },
)
