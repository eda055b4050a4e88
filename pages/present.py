"""Presenteren: what to show a room, in which order, with notes of one's own."""

from teamtuin.ui import presenting
from teamtuin.ui.room import room

room(presenting.show)
