"""Data only: found through importlib.resources in source, wheel and bundle alike."""
