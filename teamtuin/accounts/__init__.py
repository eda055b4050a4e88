"""Signing in, sessions, invitations, set-up and recovery."""
