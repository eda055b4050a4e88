"""SQL about study days."""

from teamtuin.access import policy
from teamtuin.access.policy import Kind, Relation
from teamtuin.people.queries import IN_TEAM, IS_ACTIVE, IS_DOORKEEPER

policy.register(
    Kind.STUDY_DAY,
    {
        Relation.TEAM: f"SELECT id FROM study_day WHERE {IN_TEAM}",
        Relation.FACILITATOR: (
            f"SELECT study_day_id FROM study_day_facilitator WHERE person_id = $viewer AND {IS_ACTIVE}"
        ),
        Relation.DOORKEEPER: f"SELECT id FROM study_day WHERE {IS_DOORKEEPER}",
    },
)
