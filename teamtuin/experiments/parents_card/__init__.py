"""What parents read of a proeftuin: one A4 in plain words."""
