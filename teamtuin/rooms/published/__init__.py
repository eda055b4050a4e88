"""Closed rounds as the story line of a proeftuin tells them."""
