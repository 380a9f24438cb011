"""The dashboard: headlines, the article, the cloud, and the keys that move between them."""

from tui.screens.dashboard.screen import Dashboard

__all__ = ["Dashboard"]
