"""What a writer sent to an AI: a list for nobody but the writer, to read, take along and delete."""
