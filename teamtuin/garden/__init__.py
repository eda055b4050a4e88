"""All that is one's own, together: in time, by thread, by word, and what is perhaps related."""
