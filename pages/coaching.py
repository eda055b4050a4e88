"""Beeldcoach: a question of one's own, and a coach who looks along; in words, never in images."""

from teamtuin.app import the_app
from teamtuin.texts import texts_for
from teamtuin.ui import coaching
from teamtuin.ui.session import visit

here = visit()
t = texts_for(here.person.language)
coaching.show(the_app(), here.viewer, t)
