"""The one table of who may do what, by how a person stands to a thing.

`TABLE[kind][relation]` gives the actions. The `queries.py` of each kind registers, for each relation,
a SELECT of the ids of the things to which `$viewer` stands in that relation. What a viewer may see is
the union of those, for lists and for one id alike. No role opens a text, because no role is in the
relations of a text (product rule R4).
"""

import hashlib
from collections.abc import Iterator, Mapping
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of things that somebody may or may not see."""

    REFLECTION = "reflection"
    DRAFT = "draft"
    SENT_TO_AI = "sent_to_ai"
    PERSON = "person"
    ACCOUNT = "account"
    INVITATION = "invitation"
    SCHOOL = "school"
    COUNCIL_CONSENT = "council_consent"
    EXPERIMENT = "experiment"
    INDICATOR = "indicator"
    OBSERVATION = "observation"
    ROOM_ASKED = "room_asked"
    PEER_SESSION = "peer_session"
    TEAM_INSIGHT = "team_insight"
    AGREEMENT = "agreement"
    STUDY_DAY = "study_day"
    HARVEST_BOOK = "harvest_book"
    LEFT_OUT_FIELD = "left_out_field"
    TRAJECTORY = "trajectory"
    ROUND = "round"
    DECK = "deck"


class Relation(StrEnum):
    """How a viewer can stand to a thing."""

    WRITER = "writer"
    READER = "reader"
    OWNER = "owner"
    MAKER = "maker"
    COACH = "coach"
    FACILITATOR = "facilitator"
    TEAM = "team"
    PRINCIPAL = "principal"
    SELF = "self"
    COLLEAGUE = "colleague"
    ADMINISTRATOR = "administrator"
    COUNCIL = "council"
    DOORKEEPER = "doorkeeper"
    CARETAKER = "caretaker"
    ANYONE = "anyone"


class Action(StrEnum):
    """What can be done. `card` is knowing that it exists and what it is called; `people` who reads it.

    `sign` is for who reads a text of another: telling the writer something, marking it, reading it no more.
    `answer` is taking part in a round.
    `count` is for numbers about the whole school, which only `insight` may ask.
    """

    CARD = "card"
    READ = "read"
    PEOPLE = "people"
    WRITE = "write"
    SHARE = "share"
    SIGN = "sign"
    ANSWER = "answer"
    CLOSE = "close"
    DELETE = "delete"
    EXPORT = "export"
    COUNT = "count"


class Module(StrEnum):
    """A part with data about people, closed until the council consents (product rule R7)."""

    SHARING = "sharing"
    PEER_LEARNING = "peer_learning"
    AGREEMENTS = "agreements"
    COACHING = "coaching"
    ROUNDS = "rounds"


A = Action
TABLE: Mapping[Kind, Mapping[Relation, frozenset[Action]]] = {
    Kind.REFLECTION: {
        Relation.WRITER: frozenset({A.CARD, A.READ, A.PEOPLE, A.WRITE, A.SHARE, A.DELETE, A.EXPORT}),
        Relation.READER: frozenset({A.CARD, A.READ, A.SIGN}),
        Relation.CARETAKER: frozenset({A.CLOSE, A.DELETE}),
    },
    Kind.DRAFT: {
        Relation.WRITER: frozenset({A.READ, A.WRITE, A.DELETE, A.EXPORT}),
        Relation.CARETAKER: frozenset({A.DELETE}),
    },
    # No role and no reader: not even that something was sent is known to anybody else.
    Kind.SENT_TO_AI: {
        Relation.OWNER: frozenset({A.READ, A.WRITE, A.DELETE, A.EXPORT}),
        Relation.CARETAKER: frozenset({A.DELETE}),
    },
    Kind.PERSON: {
        Relation.SELF: frozenset({A.CARD, A.WRITE, A.DELETE, A.EXPORT}),
        Relation.COLLEAGUE: frozenset({A.CARD}),
        Relation.ADMINISTRATOR: frozenset({A.CARD, A.WRITE}),
        Relation.DOORKEEPER: frozenset({A.CARD, A.WRITE}),
        Relation.CARETAKER: frozenset({A.CARD, A.DELETE}),
    },
    Kind.ACCOUNT: {
        Relation.SELF: frozenset({A.READ, A.WRITE, A.DELETE}),
        Relation.DOORKEEPER: frozenset({A.READ, A.WRITE, A.DELETE}),
        Relation.CARETAKER: frozenset({A.DELETE}),
    },
    Kind.INVITATION: {
        Relation.ADMINISTRATOR: frozenset({A.WRITE}),
        Relation.DOORKEEPER: frozenset({A.READ, A.DELETE}),
        Relation.CARETAKER: frozenset({A.DELETE}),
    },
    Kind.SCHOOL: {
        Relation.ANYONE: frozenset({A.CARD}),
        Relation.COLLEAGUE: frozenset({A.CARD}),
        Relation.ADMINISTRATOR: frozenset({A.CARD, A.WRITE}),
        Relation.DOORKEEPER: frozenset({A.CARD, A.WRITE}),
        Relation.CARETAKER: frozenset({A.CARD}),
    },
    Kind.COUNCIL_CONSENT: {
        Relation.COLLEAGUE: frozenset({A.READ}),
        Relation.COUNCIL: frozenset({A.READ, A.WRITE}),
    },
    # What the team does together, the team sees and writes together: also all that hangs on a proeftuin.
    Kind.EXPERIMENT: {
        Relation.TEAM: frozenset({A.READ, A.WRITE, A.EXPORT, A.COUNT}),
        Relation.DOORKEEPER: frozenset({A.WRITE, A.EXPORT, A.COUNT}),
    },
    # What one or two groups measure is known to its makers only, until they show it: then it is the team's.
    Kind.INDICATOR: {
        Relation.MAKER: frozenset({A.READ, A.WRITE, A.SHARE, A.DELETE, A.EXPORT}),
        Relation.TEAM: frozenset({A.READ, A.WRITE, A.DELETE, A.EXPORT, A.COUNT}),
        Relation.DOORKEEPER: frozenset({A.WRITE, A.EXPORT, A.COUNT}),
        Relation.CARETAKER: frozenset({A.DELETE}),
    },
    Kind.OBSERVATION: {
        Relation.WRITER: frozenset({A.READ, A.DELETE, A.EXPORT}),
        Relation.TEAM: frozenset({A.READ}),
        Relation.CARETAKER: frozenset({A.DELETE}),
    },
    # Who may write in a proeftuin asks for room there; this is about what was asked.
    Kind.ROOM_ASKED: {
        Relation.TEAM: frozenset({A.READ}),
        Relation.PRINCIPAL: frozenset({A.CLOSE}),
    },
    # Who was there is kept nowhere. Readers are named by the writer, and name nobody else (R3).
    Kind.PEER_SESSION: {
        Relation.WRITER: frozenset({A.READ, A.PEOPLE, A.WRITE, A.SHARE, A.DELETE, A.EXPORT}),
        Relation.READER: frozenset({A.READ, A.PEOPLE, A.WRITE}),
        Relation.TEAM: frozenset({A.COUNT}),
        Relation.CARETAKER: frozenset({A.CLOSE, A.DELETE}),
    },
    Kind.TEAM_INSIGHT: {
        Relation.TEAM: frozenset({A.READ}),
    },
    Kind.AGREEMENT: {
        Relation.OWNER: frozenset({A.READ, A.WRITE, A.DELETE, A.EXPORT}),
        Relation.READER: frozenset({A.READ, A.WRITE, A.EXPORT}),
        Relation.TEAM: frozenset({A.COUNT}),
        Relation.CARETAKER: frozenset({A.DELETE}),
    },
    Kind.STUDY_DAY: {
        Relation.TEAM: frozenset({A.READ, A.WRITE, A.EXPORT, A.COUNT}),
        Relation.FACILITATOR: frozenset({A.READ, A.WRITE, A.CLOSE}),
        Relation.DOORKEEPER: frozenset({A.WRITE, A.EXPORT, A.COUNT}),
    },
    # That the team looked a harvest book over. What stands in a book is asked thing by thing.
    Kind.HARVEST_BOOK: {
        Relation.TEAM: frozenset({A.READ, A.WRITE}),
        Relation.DOORKEEPER: frozenset({A.EXPORT}),
    },
    # Which fields the forms of this school ask no longer, and since when; who left them out is kept nowhere.
    Kind.LEFT_OUT_FIELD: {
        Relation.COLLEAGUE: frozenset({A.READ}),
        Relation.TEAM: frozenset({A.READ, A.WRITE}),
        Relation.DOORKEEPER: frozenset({A.EXPORT}),
    },
    # To a reader the owner's own lines only; what the coach wrote stays between the two.
    Kind.TRAJECTORY: {
        Relation.OWNER: frozenset({A.READ, A.PEOPLE, A.WRITE, A.SHARE, A.CLOSE, A.DELETE, A.EXPORT}),
        Relation.COACH: frozenset({A.READ, A.WRITE, A.CLOSE, A.EXPORT}),
        Relation.READER: frozenset({A.READ}),
        Relation.CARETAKER: frozenset({A.CLOSE, A.DELETE}),
    },
    # With the code anybody answers. A number from 1 to 5 can be read by nobody, only counted when
    # the round is closed; words are read by who may close it first, never by the principal (R19).
    Kind.ROUND: {
        Relation.ANYONE: frozenset({A.ANSWER}),
        Relation.TEAM: frozenset({A.CARD, A.COUNT}),
        Relation.FACILITATOR: frozenset({A.CARD, A.READ, A.CLOSE}),
        Relation.DOORKEEPER: frozenset({A.CARD, A.CLOSE}),
        Relation.CARETAKER: frozenset({A.CARD, A.CLOSE, A.COUNT}),
    },
    # What somebody is going to show, with her notes: hers alone. What it shows is what the team sees.
    Kind.DECK: {
        Relation.MAKER: frozenset({A.READ, A.WRITE, A.DELETE, A.EXPORT}),
        Relation.CARETAKER: frozenset({A.DELETE}),
    },
}
MODULE_KINDS: Mapping[Module, tuple[Kind, ...]] = {
    Module.SHARING: (Kind.REFLECTION,),
    Module.PEER_LEARNING: (Kind.PEER_SESSION, Kind.TEAM_INSIGHT),
    Module.AGREEMENTS: (Kind.AGREEMENT,),
    Module.COACHING: (Kind.TRAJECTORY,),
    Module.ROUNDS: (Kind.ROUND,),
}
"""Which part of the table the council consents to with each module."""

_relations: dict[Kind, Mapping[Relation, str]] = {}


def register(kind: Kind, relations: Mapping[Relation, str]) -> None:
    """Say, for each relation in the table, which ids `$viewer` has it to. Raises ValueError if one misses."""
    if set(relations) != set(TABLE[kind]):
        raise ValueError(f"{kind}: the table and its relations differ")
    _relations[kind] = dict(relations)


def visible(kind: Kind, action: Action) -> str:
    """SQL of the ids on which `$viewer` may do this action: a union of relations, never a role."""
    selects = [_relations[kind][relation] for relation, actions in TABLE[kind].items() if action in actions]
    if not selects:
        raise ValueError(f"{kind}: the table gives {action} to nobody")
    return " UNION ".join(selects)


def related(kind: Kind, relation: Relation, action: Action) -> str:
    """SQL of the ids on which `$viewer` may do this by this one relation. Raises ValueError if it may not."""
    if action not in TABLE[kind][relation]:
        raise ValueError(f"{kind}: the table does not give {action} to {relation}")
    return _relations[kind][relation]


def lines() -> Iterator[tuple[Kind, Relation, tuple[Action, ...]]]:
    """The table row by row, in a fixed order."""
    for kind in Kind:
        for relation in Relation:
            if actions := TABLE[kind].get(relation):
                yield kind, relation, tuple(action for action in Action if action in actions)


def fingerprint(*kinds: Kind) -> str:
    """The first 16 hex digits of SHA-256 over the table, or over the part about these kinds."""
    rows = (
        f"{kind}|{relation}|{','.join(actions)}"
        for kind, relation, actions in lines()
        if not kinds or kind in kinds
    )
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


def module_fingerprint(module: Module) -> str:
    """What the council consents to: it changes when this module's part of the table changes."""
    return fingerprint(*MODULE_KINDS[module])


def matrix() -> str:
    """The whole policy as a Markdown table with its fingerprint."""
    head = "| kind | relation | " + " | ".join(Action) + " |\n" + "|---" * (len(Action) + 2) + "|"
    rows = [
        f"| {kind} | {relation} | " + " | ".join("x" if action in actions else "" for action in Action) + " |"
        for kind, relation, actions in lines()
    ]
    return "\n".join([head, *rows, "", f"fingerprint: {fingerprint()}"])
