"""Mijn tuin: all that is yours. You decide who reads it and how long it stays."""

from teamtuin.app import the_app
from teamtuin.texts import texts_for
from teamtuin.ui import own_garden
from teamtuin.ui.session import visit

here = visit()
t = texts_for(here.person.language)
own_garden.show(the_app(), here.viewer, t)
