"""Sources: from an address to a parsed feed."""
