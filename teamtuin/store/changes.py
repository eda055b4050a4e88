"""Which statements change something that a number could be made of."""

import re

NO_NUMBER = frozenset(
    {
        *("reflection", "reflection_share", "reflection_at", "opened_by_another", "draft", "sent_to_ai"),
        *("session", "one_time_code", "account", "own_look", "deck"),
        *("answer", "answer_count", "spent_ticket"),
    }
)
"""Tables of which no number is ever made, and which are written all day: texts of one person alone, sign-ins,
and answers of open rounds. A change of any other lets everything go, also of one that is not made yet."""
READS = re.compile(r"\s*SELECT\b", re.IGNORECASE)
WRITES = re.compile(
    r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+(?P<table>\w+)", re.IGNORECASE
)


def may_change_a_number(sql: str) -> bool:
    """Whether it writes something else than what no number is made of; what is not understood, does."""
    if READS.match(sql):
        return False
    found = WRITES.match(sql)
    return found is None or found["table"].lower() not in NO_NUMBER
