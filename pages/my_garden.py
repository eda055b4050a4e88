"""Mijn tuin: all that is yours. You decide who reads it and how long it stays."""

from teamtuin.app import the_app
from teamtuin.texts import texts_for
from teamtuin.ui import own_garden
from teamtuin.ui.session import current_person, current_viewer

viewer = current_viewer()
t = texts_for(current_person(viewer).language)
own_garden.show(the_app(), viewer, t)
