"""Moments as the commands print them."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo


def iso(moment: int | None) -> str | None:
    """`moment`, in seconds since the epoch, as ISO 8601 in UTC; None for none, and for one no calendar holds."""
    if not moment:
        return None
    try:
        return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return None


def short(moment: int, zone: tzinfo | None) -> str:
    """`moment` for a reader in `zone`: day and time; '-' for never."""
    if not moment:
        return "-"
    try:
        return datetime.fromtimestamp(moment, zone).strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return "-"
