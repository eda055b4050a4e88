"""Proeftuinen: what the team tries together, from a seed to a decision."""

from teamtuin.ui import experiments
from teamtuin.ui.room import room

room(experiments.show)
