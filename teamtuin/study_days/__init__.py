"""Study days: prepare, hold the room, harvest, follow up."""
