"""Whom a writer lets read along."""
