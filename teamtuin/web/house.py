"""What the gate, the plain pages and the rooms ask of the app before they know who is there."""

from uuid import UUID

from teamtuin.access.viewer import DOORKEEPER, Viewer
from teamtuin.app import Teamtuin, the_app, today
from teamtuin.errors import N_, NotVisible, Refused
from teamtuin.exchange.demo import load_demo
from teamtuin.faults import note_fault
from teamtuin.people.look.model import Look
from teamtuin.people.model import Person
from teamtuin.school.model import School
from teamtuin.settings import Language

NOT_THE_DEMO = N_(
    "These data belong to a real school, so the demo school does not open here. Nothing has changed. "
    "Choose another data folder for the demo."
)


def viewer_for(token: str | None) -> Viewer | None:
    """Who this cookie belongs to, or None when it was signed out, has lapsed or never was."""
    return the_app().accounts.viewer_for(token) if token else None


def become(person_id: UUID) -> str:
    """The cookie of somebody in the demo school. Raises NotVisible anywhere else."""
    return the_app().accounts.demo_sign_in(person_id)


def leave(token: str) -> None:
    """This session counts no longer, in any tab."""
    the_app().accounts.sign_out(token)


def school() -> School | None:
    """The school, or None before set-up."""
    return the_app().school.find()


def guests_choice() -> list[Person]:
    """Everybody in the demo school, for who is not signed in yet; elsewhere nobody is named."""
    found = school()
    if found is None or not found.demo:
        return []
    return [person for person in the_app().people.everyone(DOORKEEPER) if person.active]


def begin_demo(app: Teamtuin) -> None:
    """Let the demo school begin in data without a school. Raises Refused on a real school's."""
    found = app.school.find()
    if found is None:
        load_demo(app.store, app.bank, app.now)
    elif not found.demo:
        raise Refused(NOT_THE_DEMO)
    app.rooms.see_to_demo_board()


def upkeep_of_the_day() -> None:
    """Do what the retention rules ask: at the start, and on the first visit of each day."""
    app = the_app()
    try:
        app.keeping.run_if_due(today(app.now))
    except Exception as error:  # upkeep that fails must not take a page from anybody; doctor says more
        note_fault(error)


def entrance() -> str:
    """Where somebody without a session comes in."""
    found = school()
    if found is None:
        return "/welkom"
    return "/wie-ben-je" if found.demo else "/aanmelden"


def person(viewer: Viewer) -> Person:
    """The viewer's own card. Raises NotVisible."""
    return the_app().people.me(viewer)


def look(viewer: Viewer) -> Look:
    """How the viewer wants to see Teamtuin."""
    return the_app().look.mine(viewer)


def language_for(viewer: Viewer | None) -> Language:
    """The viewer's own language, else the school's, else that of this process."""
    try:
        if viewer:
            return person(viewer).language
    except NotVisible:
        pass
    found = school()
    return found.language if found else the_app().settings.language
