"""Answers of a student beside what is right, in words."""
