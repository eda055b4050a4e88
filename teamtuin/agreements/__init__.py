"""What we agreed, mine or ours, and what became of it."""
