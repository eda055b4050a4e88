"""The way between rooms: a rail on a laptop, a bar under the thumb on a phone."""

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from teamtuin.addresses import ROOT, Room, rooms
from teamtuin.people.model import Person
from teamtuin.school.model import School
from teamtuin.texts import Texts, texts_for

UNDER_A_THUMB = 4
"""So many words fit side by side on a phone; with more rooms the far ones lie behind "More"."""


def rooms_for(person: Person) -> tuple[Room, ...]:
    """The rooms to show this person the way to. Hiding is all it does: each page asks its service."""
    return tuple(room for room in rooms() if room.is_for(person.standing))


def page_asked_for(person: Person) -> StreamlitPage:
    """Draw the way between the rooms and give the page that the address asks for."""
    t = texts_for(person.language)
    shown = {room: _page(room, t.gettext(room.name)) for room in rooms_for(person)}
    here = st.navigation(list(shown.values()), position="hidden")
    with st.container(key="wegwijzer", gap=None):
        with st.container(key="naam", gap=None):
            st.html('<p class="tt-brand">Teamtuin</p>')
        far = {room: page for room, page in shown.items() if room.far and len(shown) > UNDER_A_THUMB}
        for room, page in shown.items():
            _way(room, page, t, here=page == here, among="_ver" if room in far else "")
        if far:
            _more(far, here, t)
    return here


def _way(room: Room, page: StreamlitPage, t: Texts, *, here: bool, among: str) -> None:
    mark = "hier" if here else "nav"
    name = room.file.removeprefix("pages/").removesuffix(".py")
    with st.container(key=f"{mark}{among}_{name}", gap=None):
        st.page_link(page, label=t.gettext(room.name))


def _more(far: Mapping[Room, StreamlitPage], here: StreamlitPage, t: Texts) -> None:
    """On a phone: the rooms for which there is no place under the thumb."""
    inside = "_meer_hier" if here in far.values() else "_meer"
    with st.container(key=f"nav{inside}", gap=None), st.popover(t.gettext("More"), width="stretch"):
        for room, page in far.items():
            _way(room, page, t, here=page == here, among="_in_meer")


def in_place_of_rooms(show: Callable[[], None]) -> None:
    """Show this at every address. Without a navigation Streamlit would run the files in pages/ by itself."""
    pages = [_page(room, "", show) for room in rooms()]
    st.navigation(pages, position="hidden").run()


def _page(room: Room, name: str, show: Callable[[], None] | None = None) -> StreamlitPage:
    path = room.path.strip("/")
    title = f"{name} · Teamtuin" if name else "Teamtuin"
    return st.Page(show or ROOT / room.file, title=title, url_path=path or "vandaag", default=not path)


def who_am_i(person: Person, school: School | None) -> None:
    """Whose garden this is, the way out, and the words that do what the hiding key does."""
    t = texts_for(person.language)
    hide = escape(t.gettext("Hide everything"))
    names = "".join(f"<p>{escape(name)}</p>" for name in (person.first_name, school.name if school else ""))
    doors = f'{_way_out(person, school)}<button type="button" data-tt-hide>{hide} <kbd>Esc</kbd></button>'
    with st.container(key="wie_ben_ik", gap=None):
        st.html(f'<div class="tt-who">{names}<div class="tt-doors">{doors}</div></div>')


def _way_out(person: Person, school: School | None) -> str:
    t = texts_for(person.language)
    if school and school.demo:
        somebody_else = t.gettext("Somebody else")
        return f'<a href="/wie-ben-je" target="_self">{escape(somebody_else)}</a>'
    sign_out = t.gettext("Sign out")
    return f'<form method="post" action="/afmelden"><button type="submit">{escape(sign_out)}</button></form>'
