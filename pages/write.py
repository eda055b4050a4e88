"""Schrijven: a way in, and one question at a time."""

from teamtuin.app import the_app
from teamtuin.texts import texts_for
from teamtuin.ui import write
from teamtuin.ui.session import visit

here = visit()
t = texts_for(here.person.language)
write.show(the_app(), here.viewer, t)
