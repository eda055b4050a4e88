"""What the team says along the way of a proeftuin: who thinks along with a seed, and later thoughts."""
