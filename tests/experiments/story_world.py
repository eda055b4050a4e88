"""Proeftuinen with things of every kind on their story line, made as pages make them, for generated tests."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from teamtuin.access.policy import Module
from teamtuin.clock import new_id
from teamtuin.experiments.model import RoomAnswer, RoomKind
from teamtuin.peer_learning.model import Form, Noted
from teamtuin.rooms.model import Answer
from teamtuin.study_days.model import Place
from tests.access.one_of_each import typed

TEAM = ("tessel", "bas", "hester")
OUTSIDE = ("fenna", "wim", "rachida")
EVERYBODY = (*TEAM, *OUTSIDE)
OPEN = (Module.SHARING, Module.PEER_LEARNING, Module.AGREEMENTS, Module.ROUNDS)


@dataclass(frozen=True, slots=True)
class Plain:
    """What a world knows of one entry: its words, and who reads it.

    While a part in `needs` is closed only its owner does, then with the words in `alone`; while one in
    `always` is closed nobody does.
    """

    words: str
    owner: str
    readers: frozenset[str] = frozenset()
    needs: frozenset[Module] = frozenset()
    always: frozenset[Module] = frozenset()
    alone: str = ""


def begin(app, team, plan) -> tuple[UUID, list[Plain]]:
    """A new proeftuin in a school in which all is open and everybody is there, and its things."""
    for name in EVERYBODY[1:4]:
        app.people.set_active(team.wim, getattr(team, name).id, active=True)
    for module in OPEN:
        app.school.consent(team.rachida, module, date(2026, 9, 1), "MR 4")
    there, begun = of_a_study_day(app, team) if plan["of_a_day"] else planted(app, team)
    for number, (kind, owner, readers, back) in enumerate(plan["things"]):
        made = Made(number, owner, frozenset(readers - {owner}), back)
        begun += MAKE[kind](app, team, there, made)
    for name in plan["away"]:
        app.people.set_active(team.wim, getattr(team, name).id, active=False)
    for module in plan["closed"]:
        app.school.withdraw_consent(team.rachida, module)
    return there, begun


@dataclass(frozen=True, slots=True)
class Made:
    """How one thing is to be made; `back`: it is taken back again."""

    number: int
    owner: str
    readers: frozenset[str]
    back: bool

    def words(self, name: str) -> str:
        return f"{name}{self.number} van {self.owner}."


def planted(app, team):
    seed = typed(app, team.bas, "s", seed="Wat als de bel weg mag?")
    return app.experiments.plant(team.bas, seed, signed=False).id, []


def of_a_study_day(app, team):
    texts = typed(app, team.tessel, "d", need="Rust.", aim="Rust.")
    day = app.study_days.prepare(team.tessel, texts, date(2027, 1, 26))
    words = f"Uitkomst {new_id()}"
    day = app.study_days.harvest(team.tessel, day.id, typed(app, team.tessel, "d", outcome=words))
    placed = app.study_days.give_place(team.tessel, day.id, day.outcomes[0].id, Place.EXPERIMENT)
    return placed.became_id, [Plain(words, "", frozenset(TEAM))]


def reflection(app, team, there, made):
    owner = getattr(team, made.owner)
    kept = app.reflections.keep(owner, typed(app, owner, "t", a=made.words("Reflectie"))["a"])
    app.reflections.along.put_at(owner, kept.id, there)
    if not made.readers:
        return []
    app.reflections.share(owner, kept.id, [getattr(team, name).id for name in made.readers])
    if made.back:
        take_back(app, owner, kept.id, made.number)
        return []
    return [Plain(made.words("Reflectie"), made.owner, made.readers, frozenset({Module.SHARING}))]


def take_back(app, owner, reflection_id, way):
    ways = (
        lambda: app.reflections.revoke(owner, reflection_id),
        lambda: app.reflections.along.put_at(owner, reflection_id, None),
        lambda: app.reflections.delete(owner, reflection_id),
    )
    ways[way % len(ways)]()


def noted(there):
    return Noted(form=Form.LESSON_VISIT, held_on=date(2026, 9, 10), attendance=4, experiment_id=there)


def session_of(app, team, there, made, **more):
    owner = getattr(team, made.owner)
    texts = {"need": made.words("Nood"), "saw": made.words("Inzicht"), **more}
    session = app.peer_learning.log(owner, typed(app, owner, "s", **texts), noted(there))
    readers = [getattr(team, name).id for name in made.readers if name in TEAM]
    if readers:
        app.peer_learning.share(owner, session.id, readers)
    return owner, session


def session(app, team, there, made):
    owner, kept = session_of(app, team, there, made)
    if made.back:
        app.peer_learning.delete(owner, kept.id)
        return []
    return [of_session(made)]


def of_session(made, *, told_already=False):
    need, both = made.words("Nood"), f"{made.words('Nood')}\n{made.words('Inzicht')}"
    readers, needs = made.readers.intersection(TEAM), frozenset({Module.PEER_LEARNING})
    return Plain(need if told_already else both, made.owner, readers, needs, alone=both)


def insight(app, team, there, made):
    owner, kept = session_of(app, team, there, made)
    marked = app.peer_learning.mark(owner, kept.id, 0)
    if made.back:
        app.peer_learning.unmark(owner, kept.id, marked.for_team[0])
        return [of_session(made)]
    always = frozenset({Module.PEER_LEARNING})
    for_team = Plain(made.words("Inzicht"), "", frozenset(TEAM), always=always)
    return [for_team, of_session(made, told_already=True)]


def agreement(app, team, there, made):
    owner, kept = session_of(app, team, there, made, agreement=made.words("Afspraak"))
    if made.back:
        app.peer_learning.delete(owner, kept.id)
        return []
    session_is = of_session(made)
    always = frozenset({Module.AGREEMENTS})
    ours = Plain(made.words("Afspraak"), made.owner, session_is.readers, session_is.needs, always)
    return [ours, session_is]


def observation(app, team, there, made):
    owner = getattr(team, made.owner)
    seen = app.experiments.evidence.observe_also(owner, there, made.words("Waarneming"), signed=made.back)
    if made.number % 2:
        app.experiments.evidence.withdraw(owner, seen.id)
        return []
    return [Plain(made.words("Waarneming"), "", frozenset(TEAM))]


def of_the_team(app, team, there, made):
    """What hangs on the proeftuin itself: it goes along with who may open it."""
    owner = getattr(team, made.owner)
    texts = typed(app, owner, "r", room=made.words("Ruimte"))
    asked = app.experiments.room.ask(owner, there, texts, RoomKind.TIME)
    because = typed(app, team.hester, "a", because=made.words("Antwoord"))
    app.experiments.room.answer(team.hester, asked.rooms_asked[-1].id, RoomAnswer.ARRANGED, because)
    return [Plain(made.words(name), "", frozenset(TEAM)) for name in ("Ruimte", "Antwoord")]


def board(app, team, there, made):
    opener = team.tessel  # never who leads
    asked = typed(app, opener, "b", question=made.words("Vraag"))
    opened = app.rooms.open_board(opener, asked, experiment_id=there)
    door = app.rooms.door(opened.code)
    note = (Answer(question=1, text=made.words("Briefje")),)
    app.rooms.answer(door, door.new_ticket(), note).result(10)
    app.rooms.close(opener, opened.id)
    if made.back:
        return []  # nothing of it was shown yet
    app.rooms.show_text(opener, app.rooms.to_read_first(opener, opened.id)[0].id)
    return [Plain(made.words("Briefje"), "", frozenset(TEAM), always=frozenset({Module.ROUNDS}))]


MAKE = {
    "reflection": reflection,
    "session": session,
    "insight": insight,
    "agreement": agreement,
    "observation": observation,
    "team": of_the_team,
    "board": board,
}
