"""Pictures: decoded within bounds, made small, and drawn for a terminal. Pillow is imported in workers only."""
