"""What a lab locks, and when it shows results."""
