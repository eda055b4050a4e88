"""Proeftuinen: what the team tries together, from a seed to a decision."""

from teamtuin.app import the_app
from teamtuin.texts import texts_for
from teamtuin.ui import experiments
from teamtuin.ui.session import visit

here = visit()
t = texts_for(here.person.language)
experiments.show(the_app(), here.viewer, t)
