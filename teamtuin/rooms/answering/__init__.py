"""Answering a round without a name."""
