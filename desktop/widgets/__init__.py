"""Reusable widgets that know nothing of a session."""
