"""tui, the application: screens, keys, commands and themes."""
