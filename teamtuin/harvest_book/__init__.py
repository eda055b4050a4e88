"""The harvest of a term or a school year as a book: which there are, and which the team has looked over."""
