"""Which AI service the school uses, what was signed for it, and whether it works; no text of anybody."""
