"""Vandaag: one question, one field."""

from teamtuin.ui import today
from teamtuin.ui.room import room

room(today.show)
