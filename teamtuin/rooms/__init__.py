"""One anonymous round for everything anonymous."""
