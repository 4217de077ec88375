"""Turns runs, engines and orders into the pictures that the Compare view shows."""
