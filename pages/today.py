"""Vandaag: one question, one field."""

from teamtuin.app import the_app
from teamtuin.texts import texts_for
from teamtuin.ui import today
from teamtuin.ui.session import current_person, current_viewer

viewer = current_viewer()
t = texts_for(current_person(viewer).language)
today.show(the_app(), viewer, t)
