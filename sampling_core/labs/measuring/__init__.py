"""What a lab asks for, computed from its own data and settings."""
