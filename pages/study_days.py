"""Studiedagen: what a day is for, what happens when, what came out of it, and what became of that."""

from teamtuin.ui import study_days
from teamtuin.ui.room import room

room(study_days.show)
