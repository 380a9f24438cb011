"""The reader's time zone."""

from __future__ import annotations

from datetime import tzinfo
from zoneinfo import ZoneInfo

from newsdash.config import Config


def zone_of(config: Config) -> tzinfo | None:
    """The zone that the configuration names; None, the host's, where it names none."""
    return ZoneInfo(config.general.timezone) if config.general.timezone else None
