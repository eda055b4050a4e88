"""What is being typed: kept from the first word on, for the writer alone."""
