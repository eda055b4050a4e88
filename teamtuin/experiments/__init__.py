"""Proeftuinen: small experiments at work, from a seed to a decision."""
