"""Samen leren: what was agreed, sessions, and what of them is for the team."""

from teamtuin.ui import peer_learning
from teamtuin.ui.room import room

room(peer_learning.show)
