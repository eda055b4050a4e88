"""Onze tuin: how it goes with our learning, the same for everybody in the team."""

from teamtuin.app import the_app
from teamtuin.texts import texts_for
from teamtuin.ui import our_garden
from teamtuin.ui.session import visit

here = visit()
t = texts_for(here.person.language)
our_garden.show(the_app(), here.viewer, t)
