"""The harvest book of a term or a school year, for the team and for parents; and one's own portfolio."""
