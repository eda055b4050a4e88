"""What runs at every visit to a page."""

from teamtuin.errors import TeamtuinError
from teamtuin.people.model import Person
from teamtuin.ui.faults import show_fault, show_refusal, show_signed_out
from teamtuin.ui.navigation import page_asked_for, who_am_i
from teamtuin.ui.session import SignedOut, current_person, current_viewer
from teamtuin.web import house


def main() -> None:
    """Find out who looks, draw the way between rooms, and show the page asked for."""
    try:
        person = current_person(current_viewer())
        _show(person)
    except SignedOut:
        show_signed_out(house.entrance(), house.language_for(None))
    except Exception as error:  # no text of a person may reach Streamlit's log
        show_fault(error, "nl")


def _show(person: Person) -> None:
    page = page_asked_for(person)
    try:
        page.run()
    except SignedOut:
        raise
    except TeamtuinError as error:
        show_refusal(error, person.language)
    except Exception as error:  # no text of a person may reach Streamlit's log
        show_fault(error, person.language)
    who_am_i(person, house.school())
