"""Beeldcoach: a question of one's own, and a coach who looks along; in words, never in images."""

from teamtuin.ui import coaching
from teamtuin.ui.room import room

room(coaching.show)
