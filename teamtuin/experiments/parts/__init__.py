"""What hangs on a proeftuin: what it looks at, what was seen, rounds, decisions and room asked."""
