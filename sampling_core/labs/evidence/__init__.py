"""What somebody can do and has done, read from runs and labs."""
