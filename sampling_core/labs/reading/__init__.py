"""What a lab file is read with, and what is refused."""
