"""The only way to a number: exhibits, disclosure control, run charts."""
