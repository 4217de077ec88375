"""What the window shows, as Qt objects without widgets."""
