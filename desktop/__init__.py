"""The window: widgets, charts and panels; nobody imports it."""
