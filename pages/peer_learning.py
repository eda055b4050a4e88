"""Samen leren: what was agreed, sessions, and what of them is for the team."""

from teamtuin.app import the_app
from teamtuin.texts import texts_for
from teamtuin.ui import peer_learning
from teamtuin.ui.session import visit

here = visit()
t = texts_for(here.person.language)
peer_learning.show(the_app(), here.viewer, t)
