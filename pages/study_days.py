"""Studiedagen: what a day is for, what happens when, what came out of it, and what became of that."""

from teamtuin.app import the_app
from teamtuin.texts import texts_for
from teamtuin.ui import study_days
from teamtuin.ui.session import visit

here = visit()
t = texts_for(here.person.language)
study_days.show(the_app(), here.viewer, t)
