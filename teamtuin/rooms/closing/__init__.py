"""Closing a round: what it leaves behind, and what is destroyed."""
