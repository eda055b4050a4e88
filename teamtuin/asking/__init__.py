"""Questions: the bank, and which question opens what is not yet in a text."""
