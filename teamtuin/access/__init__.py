"""Who may see and do what. Nothing else decides."""
