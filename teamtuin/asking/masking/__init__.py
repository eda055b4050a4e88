"""Names and what else points to a person, found in a text and hidden, without any model or network."""
