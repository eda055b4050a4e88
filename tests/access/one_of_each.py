"""One thing of each kind in one school, each with words that stand nowhere else, and who may see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from teamtuin.access.policy import Kind, Module
from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking.ai import AiQuestions
from teamtuin.asking.sent.model import Leaving
from teamtuin.clock import new_id
from teamtuin.experiments.evidence import LookedAt
from teamtuin.experiments.model import RoomKind
from teamtuin.peer_learning.model import Form
from teamtuin.peer_learning.service import Noted
from teamtuin.presenting.model import Slide, Sort
from teamtuin.reflections.along.model import Sign
from tests.conftest import Team

TEAM = frozenset({"tessel", "bas", "hester"})
TWO = frozenset({"tessel", "bas"})
EVERYBODY = ("tessel", "bas", "hester", "fenna", "wim", "rachida")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that was made; `words` are in its texts, and `page` is where its address would be,
    with what stands in `at` beside its id.

    What readers said of a text is of no kind of its own: `words` are how a page tells it.
    """

    kind: Kind | None
    name: str
    id: UUID
    words: str
    page: str
    seen_by: frozenset[str]
    at: Mapping[str, str] = field(default_factory=dict)


def typed(app: Teamtuin, viewer: Viewer, form: str, **texts: str) -> Mapping[str, UUID]:
    """Type texts in the fields of a form; gives the drafts that a press hands over."""
    drafts = {}
    for name, text in texts.items():
        draft = app.drafts.open(viewer, f"{form}:{name}")
        drafts[name] = app.drafts.put(viewer, draft.id, draft.rev, text).id
    return drafts


def open_everything(app: Teamtuin, team: Team) -> None:
    """The council consents to every part."""
    for module in Module:
        app.school.consent(team.rachida, module, date(2026, 9, 1), "MR 2026-09, punt 4")


def one_of_each(app: Teamtuin, team: Team) -> list[Thing]:
    """Tessel's things; Bas reads along where something is shared, Fenna coaches and leads a day."""
    open_everything(app, team)
    return [
        *_own_texts(app, team),
        *_learned_together(app, team),
        *_study_day(app, team),
        *_to_present(app, team),
        *_tried(app, team),
        *_looked_at_with_the_coach(app, team),
    ]


def _own_texts(app: Teamtuin, team: Team) -> list[Thing]:
    waiting = app.drafts.open(team.tessel, "write:alact:K1a")
    app.drafts.put(team.tessel, waiting.id, waiting.rev, "Kwetterconcept over de kast.")
    private = app.reflections.keep(
        team.tessel, typed(app, team.tessel, "t", a="Zwijgappel bij de deur.")["a"]
    )
    shared = app.reflections.keep(team.tessel, typed(app, team.tessel, "t", a="Deelperzik in de kring.")["a"])
    app.reflections.share(team.tessel, shared.id, [team.bas.id, team.fenna.id])
    alone, readers = frozenset({"tessel"}), frozenset({"tessel", "bas", "fenna"})
    return [
        _sent_to_an_ai(app, team, private.id),
        *_said_of(app, team, private.id, shared.id),
        _thing(Kind.DRAFT, "draft", waiting.id, "Kwetterconcept", "my_garden", alone),
        _thing(Kind.REFLECTION, "private reflection", private.id, "Zwijgappel", "my_garden", alone),
        _thing(Kind.REFLECTION, "shared reflection", shared.id, "Deelperzik", "my_garden", readers),
    ]


def _sent_to_an_ai(app: Teamtuin, team: Team, about: UUID) -> Thing:
    """What left, masked; with the question that came back for it."""
    what = Leaving(
        text="Verstuurvlier bij de deur.",
        instruction="Stel een open vraag.",
        endpoint="localhost",
        model="klein-model",
        prompt="deepening_question",
        prompt_version="1",
        prompt_hash="0" * 12,
    )
    found = AiQuestions(questions=("Wat zag je bij de deur?",), provenance={})
    sent_id = app.asking.sent.note(team.tessel, what, about)
    app.asking.sent.came_back(team.tessel, sent_id, found)
    return Thing(
        kind=Kind.SENT_TO_AI,
        name="what was sent to an AI",
        id=sent_id,
        words="Verstuurvlier",
        page="my_garden",
        seen_by=frozenset({"tessel"}),
        at={"deel": "ai-verstuurd"},
    )


def _said_of(app: Teamtuin, team: Team, private: UUID, shared: UUID) -> list[Thing]:
    """What Bas said and marked, of which the other reader knows nothing; and an opening by another."""
    for sign in Sign:
        app.reflections.along.say(team.bas, shared, sign)
    with app.store.transaction(team.tessel) as tx:
        tx.execute("INSERT INTO opened_by_another VALUES ($id, current_date)", {"id": private})
    alone, his = frozenset({"tessel"}), frozenset({"bas"})
    return [
        _thing(None, "a tap", shared, "Bas herkent dit", "my_garden", alone),
        _thing(None, "a tap", shared, "Bas wil praten", "my_garden", alone),
        _thing(None, "a thank-you", shared, "hielp bij een besluit", "my_garden", alone),
        _thing(None, "a mark", shared, "Haal het uit mijn tuin", "my_garden", his),
        _thing(None, "an opening", private, "Iemand die niet meeleest", "my_garden", alone),
    ]


def _learned_together(app: Teamtuin, team: Team) -> list[Thing]:
    noted = Noted(form=Form.LESSON_VISIT, held_on=date(2026, 9, 10), attendance=4, due_on=date(2026, 10, 1))
    texts = {
        "need": "Sluierbraam in de gang.",
        "saw": "Sluierbraam keek.\nTeamkers hielp.",
        "agreement": "Wijnoot.",
    }
    session = app.peer_learning.log(team.tessel, typed(app, team.tessel, "s", **texts), noted)
    app.peer_learning.share(team.tessel, session.id, [team.bas.id])
    marked = app.peer_learning.mark(team.tessel, session.id, 1)
    (ours,) = app.agreements.of_session(team.tessel, session.id)
    mine = app.agreements.take_step(
        team.tessel, typed(app, team.tessel, "m", what="Mijnmispel."), date(2026, 10, 2)
    )
    alone, two = frozenset({"tessel"}), frozenset({"tessel", "bas"})
    return [
        _thing(Kind.PEER_SESSION, "session", session.id, "Sluierbraam", "peer_learning", two),
        _thing(Kind.TEAM_INSIGHT, "team insight", marked.for_team[0], "Teamkers", "peer_learning", TEAM),
        _thing(Kind.AGREEMENT, "our agreement", ours.id, "Wijnoot", "peer_learning", two),
        _thing(Kind.AGREEMENT, "my agreement", mine.id, "Mijnmispel", "peer_learning", alone),
    ]


def _study_day(app: Teamtuin, team: Team) -> list[Thing]:
    drafts = typed(app, team.tessel, "d", need="Dagdruif in de ochtend.", aim="Dagdruif kleiner.")
    day = app.study_days.prepare(team.tessel, drafts, date(2027, 1, 26))
    app.study_days.lead(team.tessel, day.id, [team.tessel.id, team.fenna.id])
    return [_thing(Kind.STUDY_DAY, "study day", day.id, "Dagdruif", "study_days", TEAM | {"fenna"})]


def _to_present(app: Teamtuin, team: Team) -> list[Thing]:
    """Hers alone, though what it shows the team sees."""
    slide = Slide(id=new_id(), sort=Sort.TEXT, text="Toonkers?", notes="Toonkers eerst.")
    deck = app.presenting.make(team.tessel, "Toonkers voor de dag", [slide])
    return [_thing(Kind.DECK, "deck", deck.id, "Toonkers", "present", frozenset({"tessel"}))]


def _tried(app: Teamtuin, team: Team) -> list[Thing]:
    seed = app.experiments.plant(
        team.tessel, typed(app, team.tessel, "z", seed="Wat als Zaadzuring?"), signed=False
    )
    seen = typed(app, team.tessel, "o", seen="Waarnemelde bij de kast.")
    app.experiments.evidence.observe(team.tessel, seed.id, seen, signed=False)
    asked = typed(app, team.tessel, "r", room="Ruimterogge op dinsdag.")
    app.experiments.room.ask(team.tessel, seed.id, asked, RoomKind.TIME)
    own = _measured_by_two(app, team, seed.id)
    app.experiments.along.join(team.bas, seed.id)
    return [
        _thing(Kind.INDICATOR, "what two measure", own, "Eigenerwt", "experiments", TWO),
        _thing(Kind.EXPERIMENT, "proeftuin", seed.id, "Zaadzuring", "experiments", TEAM),
        _thing(None, "who thinks along", seed.id, "Bas denkt mee", "experiments", TEAM),
        _thing(Kind.OBSERVATION, "observation", seed.id, "Waarnemelde", "experiments", TEAM),
        _thing(Kind.ROOM_ASKED, "room asked", seed.id, "Ruimterogge", "experiments", TEAM),
    ]


def _measured_by_two(app: Teamtuin, team: Team, experiment_id: UUID) -> UUID:
    """Tessel's and Bas's until they show it; with a number."""
    drafts = typed(app, team.tessel, "l", label="Eigenerwt per week.", unit="aantal", source="Eigenerwt")
    how = LookedAt(few_groups=True, makers=(team.bas.id,))
    app.experiments.evidence.look_at(team.tessel, experiment_id, drafts, how)
    (own,) = app.experiments.looking.own(team.bas, experiment_id)
    app.experiments.evidence.measure(team.bas, own.indicator, 17)
    return own.indicator.id


def _looked_at_with_the_coach(app: Teamtuin, team: Team) -> list[Thing]:
    """Shared with Bas: he reads the owner's lines, and no word of the coach."""
    asked = typed(app, team.tessel, "c", learning_question="Leervijg in de wissel?")
    trajectory = app.coaching.ask(team.tessel, asked, team.fenna.id)
    app.coaching.check_protocol(team.fenna, trajectory)
    app.coaching.confirm_consent(team.fenna, trajectory, stands=True)
    day = date(2026, 11, 10)
    app.coaching.add_round(team.fenna, trajectory, typed(app, team.fenna, "c", activity="Coachcitroen."), day)
    app.coaching.share(team.tessel, trajectory, [team.bas.id])
    both = frozenset({"tessel", "fenna"})
    return [
        _thing(Kind.TRAJECTORY, "the owner's lines", trajectory, "Leervijg", "coaching", both | {"bas"}),
        _thing(Kind.TRAJECTORY, "the coach's lines", trajectory, "Coachcitroen", "coaching", both),
    ]


def _thing(
    kind: Kind | None, name: str, row_id: UUID, words: str, page: str, seen_by: frozenset[str]
) -> Thing:
    return Thing(kind=kind, name=name, id=row_id, words=words, page=page, seen_by=seen_by)
