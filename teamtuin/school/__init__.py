"""The school itself, and which parts the participation council has opened."""
