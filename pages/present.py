"""Presenteren: what to show a room, in which order, with notes of one's own."""

from teamtuin.app import the_app
from teamtuin.texts import texts_for
from teamtuin.ui import presenting
from teamtuin.ui.session import visit

here = visit()
t = texts_for(here.person.language)
presenting.show(the_app(), here.viewer, t)
