"""The views screen: saved views and muted phrases."""

from tui.screens.views.screen import ViewsScreen

__all__ = ["ViewsScreen"]
