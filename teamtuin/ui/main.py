"""What runs at every visit to a page."""

import streamlit as st

from teamtuin.errors import TeamtuinError
from teamtuin.people.model import Person
from teamtuin.school.model import School
from teamtuin.ui import own_look
from teamtuin.ui.exhibit_view import figures_last
from teamtuin.ui.faults import show_fault, show_refusal, show_signed_out
from teamtuin.ui.navigation import in_place_of_rooms, page_asked_for, who_am_i
from teamtuin.ui.session import SignedOut, during, look_up
from teamtuin.web import house

LAST_ROOM = "last_room"
"""Which room this screen showed last, for a room that begins anew when one comes back to it."""


def main() -> None:
    """Find out who looks, draw the way between rooms, and show the page asked for."""
    try:
        visit = look_up()
    except SignedOut:
        in_place_of_rooms(_signed_out)
    except Exception as error:  # no text of a person may reach Streamlit's log
        failed = error
        in_place_of_rooms(lambda: show_fault(failed, "nl"))
    else:
        with during(visit):
            own_look.apply(visit.look)
            _show(visit.person, visit.school)


def _show(person: Person, school: School | None) -> None:
    page = page_asked_for(person)
    try:
        with st.container(key="kamer", gap=None), figures_last():
            page.run()
    except SignedOut:
        return _signed_out()
    except TeamtuinError as error:
        show_refusal(error, person.language)
    except Exception as error:  # no text of a person may reach Streamlit's log
        show_fault(error, person.language)
    st.session_state[LAST_ROOM] = page.url_path
    who_am_i(person, school)
    house.upkeep_of_the_day()  # once a day; the page is on the screen by now


def _signed_out() -> None:
    show_signed_out(house.entrance(), house.language_for(None))
