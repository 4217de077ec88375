"""Reports for hand-in: what a student predicted, ran and explained, as a page and as a file."""
