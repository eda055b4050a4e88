"""Decks: what somebody who stands before a room shows, in which order, with her own notes."""
