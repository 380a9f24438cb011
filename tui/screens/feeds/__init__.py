"""The feeds screen: what is subscribed to, how each feed is doing, and what can be done about it."""

from tui.screens.feeds.screen import FeedsScreen

__all__ = ["FeedsScreen"]
