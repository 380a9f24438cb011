"""The trends screen: what is rising, with the stories behind it."""

from tui.screens.trends.screen import TrendsScreen

__all__ = ["TrendsScreen"]
