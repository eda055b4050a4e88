"""What of a proeftuin is read a page at a time."""
