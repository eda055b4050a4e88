"""At which proeftuin a shared text stands."""
