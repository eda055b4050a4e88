"""Whatever enters or leaves as a file."""
