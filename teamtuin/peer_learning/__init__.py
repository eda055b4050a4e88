"""Learning from each other: sessions, and what of them is for the whole team."""
