"""Keeping things as long as agreed and no longer: backups, forgetting, and upkeep."""
