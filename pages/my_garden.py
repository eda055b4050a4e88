"""Mijn tuin: all that is yours. You decide who reads it and how long it stays."""

from teamtuin.ui import own_garden
from teamtuin.ui.room import room

room(own_garden.show)
