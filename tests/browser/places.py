"""Every address of the demo school where somebody can stand: rooms, things, forms, papers and plain pages."""

from collections.abc import Iterable, Iterator

from teamtuin.access.viewer import Viewer
from teamtuin.addresses import (
    DECISIONS,
    HARVEST,
    HARVEST_FOR_PARENTS,
    LETTER,
    PARENTS_CARD,
    PORTFOLIO,
    PRESENTATION,
    PRINT_CARDS,
    PRINT_CODES,
    PRINT_POSTER,
    QUICK,
    TAKE_PART,
    rooms,
)
from teamtuin.app import Teamtuin, today
from teamtuin.clock import new_id
from teamtuin.exchange import decision_log
from teamtuin.insight.deck import on_offer
from teamtuin.presenting.model import Over, Slide, Sort
from teamtuin.study_days.model import FollowUp
from teamtuin.texts import texts_for
from teamtuin.ui import (
    coaching_forms,
    experiment,
    peer_session,
    presenting_address,
    study_day_address,
)

DAY_FORMS = (
    *(study_day_address.PROGRAMME, study_day_address.DESCRIBE, study_day_address.PLAN),
    *(study_day_address.OUTCOME, study_day_address.BOARD, *FollowUp),
)
SESSION_FORMS = (peer_session.LOOK_BACK, peer_session.AGREE, peer_session.STEP, peer_session.CHANGE)
DECK_FORMS = (presenting_address.CHOOSE, presenting_address.WRITE, presenting_address.NAME)


def everywhere(app: Teamtuin, viewer: Viewer) -> list[str]:
    """All addresses for a teacher, of proeftuinen first the one with most to look at.

    A deck is made for it, of all that can be in one.
    """
    return [
        *(room.path for room in rooms() if room.path != "/beheer"),
        *_of_rooms(app, viewer),
        *_papers(app, viewer),
        *_plain(app, viewer),
        *_deck(app, viewer),
    ]


def _of_rooms(app: Teamtuin, viewer: Viewer) -> Iterator[str]:
    found = sorted(app.experiments.all(viewer), key=lambda one: len(one.indicators), reverse=True)
    yield from (f"/proeftuinen?id={one.id}" for one in found)
    yield from _forms("/proeftuinen", found[0].id, experiment.FORMS)
    yield from ("/proeftuinen?id=new&doe=seed", "/proeftuinen?doe=measure", "/proeftuinen?doe=ruimte")
    yield from ("/proeftuinen?doe=besluiten", "/onze-tuin?doe=oogst", "/onze-tuin?doe=brief")
    yield from ("/studiedagen?id=new&doe=prepare", "/schrijven?manier=alact", "/samen-leren?id=new")
    yield "/beeldcoach?id=new&doe=vraag"
    for day in app.study_days.days(viewer):
        yield from (f"/studiedagen?id={day.id}", *_forms("/studiedagen", day.id, DAY_FORMS))
    for session in app.peer_learning.readable(viewer)[:1]:
        yield from (f"/samen-leren?id={session.id}", *_forms("/samen-leren", session.id, SESSION_FORMS))
    for one in app.coaching.overview(viewer).own[:1]:
        yield from (f"/beeldcoach?id={one.id}", *_forms("/beeldcoach", one.id, coaching_forms.FORMS))


def _forms(room: str, thing: object, forms: Iterable[str]) -> Iterator[str]:
    return (f"{room}?id={thing}&doe={form}" for form in forms)


def _papers(app: Teamtuin, viewer: Viewer) -> Iterator[str]:
    year = decision_log.gather(app, viewer, texts_for("nl")).year
    yield from (DECISIONS.format(year=year), HARVEST.format(year=year), HARVEST_FOR_PARENTS.format(year=year))
    yield PARENTS_CARD.format(id=app.experiments.all(viewer)[0].id)
    yield LETTER.format(month=f"{today():%Y-%m}")
    yield PORTFOLIO


def _plain(app: Teamtuin, viewer: Viewer) -> Iterator[str]:
    yield from (QUICK, "/wie-ben-je", "/welkom", "/aanmelden", "/vertrokken", "/er-staat-hier-niets")
    for one in app.rooms.listed(viewer):
        if one.code:
            yield f"{TAKE_PART}{one.code}"
            yield from (
                path.format(id=one.id, code=one.code) for path in (PRINT_CODES, PRINT_POSTER, PRINT_CARDS)
            )


def _deck(app: Teamtuin, viewer: Viewer) -> Iterator[str]:
    offered = on_offer(app, viewer, Over.YEAR, texts_for("nl"))
    slides = [
        *(Slide(id=new_id(), sort=Sort.EXHIBIT, of=key, notes="Eerst stil.") for key in offered.exhibits),
        *(Slide(id=new_id(), sort=Sort.EXPERIMENT, of=key) for key in offered.experiments),
        Slide(id=new_id(), sort=Sort.TEXT, text="Wat had deze klas nodig?\nDenk aan één kind."),
    ]
    deck = app.presenting.make(viewer, f"Wat zien we op {today():%d-%m}?", slides)
    yield f"/presenteren?id={deck.id}"
    yield from _forms("/presenteren", deck.id, (*DECK_FORMS, f"dia-{slides[0].id}"))
    yield PRESENTATION.format(id=deck.id)
