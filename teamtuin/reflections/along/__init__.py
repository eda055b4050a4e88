"""What goes on between a text that is shared, its writer and its readers."""
