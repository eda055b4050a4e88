"""How one wants to see Teamtuin: the size of the text, and less of everything."""
