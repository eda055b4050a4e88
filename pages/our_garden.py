"""Onze tuin: how it goes with our learning, the same for everybody in the team."""

from teamtuin.ui import our_garden
from teamtuin.ui.room import room

room(our_garden.show)
