"""Vandaag: one question, one field."""

from teamtuin.texts import texts_for
from teamtuin.ui import theme
from teamtuin.ui.session import current_person, current_viewer

viewer = current_viewer()
person = current_person(viewer)
t = texts_for(person.language)

theme.kicker(theme.day_in_words(theme.today(), person.language))
# The writing field comes here and takes the question over as its label:
# writing_field(viewer, place="today", question=…)
theme.title(t.gettext("What would you like to hold on to from today?"))
