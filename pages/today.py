"""Vandaag: one question, one field."""

from teamtuin.app import the_app
from teamtuin.texts import texts_for
from teamtuin.ui import today
from teamtuin.ui.session import visit

here = visit()
t = texts_for(here.person.language)
today.show(the_app(), here.viewer, t)
