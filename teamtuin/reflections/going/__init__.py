"""Deleting a text with ten seconds to think again: it is out of sight at once, and then really gone."""
