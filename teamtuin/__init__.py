"""Teamtuin: where a school team logs what it does, thinks about it, and sees what comes of it."""

__version__ = "2026.11.0"
