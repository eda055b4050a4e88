"""Other voices at a proeftuin: pupils, parents and grandparents, without accounts."""
