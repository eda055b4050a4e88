"""Schrijven: a way in, and one question at a time."""

from teamtuin.ui import write
from teamtuin.ui.room import room

room(write.show)
