"""What a proeftuin looks at: whose it is until it is shown, how it is counted, and what was counted."""
