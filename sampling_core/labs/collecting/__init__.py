"""The hand-ins of a class as one table and one picture."""
